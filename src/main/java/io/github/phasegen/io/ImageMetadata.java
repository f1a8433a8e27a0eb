package io.github.phasegen.io;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is known about an image besides its pixels.
 *
 * @param title name of the image
 * @param x scale of axis X
 * @param y scale of axis Y
 * @param z scale of axis Z, meaningful even for a single slice (its thickness)
 * @param t scale of axis T; the step is the frame interval
 * @param labels one per plane, in the order of the planes (C fastest, then Z, then T), or none at all; "" where a plane has none
 * @param info free text, by habit one "key: value" per line
 */
public record ImageMetadata(String title, AxisScale x, AxisScale y, AxisScale z, AxisScale t, List<String> labels, String info) {

	public ImageMetadata {
		title = title == null ? "" : title;
		labels = labels.stream().map(label -> label == null ? "" : label).toList();
		if (labels.stream().allMatch(String::isEmpty))
			labels = List.of();
		info = info == null ? "" : info;
	}

	/** Uncalibrated, without labels and info. */
	public static ImageMetadata titled(final String title) {
		return new ImageMetadata(title, AxisScale.PIXEL, AxisScale.PIXEL, AxisScale.PIXEL, AxisScale.of(0, "sec"), List.of(), "");
	}

	/** The title without the ending of an image file, for the titles of results. */
	public String titleStem() {
		return title.replaceFirst("(?i)\\.(tiff?|nii(\\.gz)?|h5|npy|npz|mat|cfl|pth?)$", "");
	}

	public ImageMetadata withTitle(final String newTitle) {
		return new ImageMetadata(newTitle, x, y, z, t, labels, info);
	}

	public ImageMetadata withLabels(final List<String> newLabels) {
		return new ImageMetadata(title, x, y, z, t, newLabels, info);
	}

	public ImageMetadata withInfo(final String newInfo) {
		return new ImageMetadata(title, x, y, z, t, labels, newInfo);
	}

	/** Adds lines "key: value" to the info, in the order of the map. */
	public ImageMetadata plusInfo(final Map<String, ?> entries) {
		final StringBuilder text = new StringBuilder(info);
		if (!info.isEmpty() && !info.endsWith("\n"))
			text.append('\n');
		entries.forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
		return withInfo(text.toString());
	}

	/** The value of the first info line "key: value" with this key (upper and lower case are the same). */
	public Optional<String> infoValue(final String key) {
		return info.lines().filter(line -> hasKey(line, key)).map(line -> line.substring(key.length() + 1).strip()).findFirst();
	}

	/** The same without the info lines of this key. */
	public ImageMetadata withoutInfo(final String key) {
		if (infoValue(key).isEmpty())
			return this;
		return withInfo(info.lines().filter(line -> !hasKey(line, key)).map(line -> line + "\n").collect(Collectors.joining()));
	}

	private static boolean hasKey(final String line, final String key) {
		return line.regionMatches(true, 0, key + ":", 0, key.length() + 1);
	}

	/** The label of plane {@code k}, "" if it has none. */
	public String label(final int k) {
		return labels.isEmpty() ? "" : labels.get(k);
	}
}
