package io.github.phasegen.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which columns of k-space were sampled, the mask of fastMRI. It travels as a line of an image's info, "Sampling mask: 4 of 8 columns: 0,
 * 3-5", where columns count from 0.
 */
public record SampledColumns(List<Boolean> sampled) {

	private static final String KEY = "Sampling mask";
	private static final Pattern LINE = Pattern.compile("\\d{1,9} of (\\d{1,7}) columns:(.*)");
	private static final Pattern RUN = Pattern.compile("(\\d{1,7})(?:-(\\d{1,7}))?");

	public SampledColumns {
		sampled = List.copyOf(sampled);
	}

	/** The mask that the info tells; empty if it tells none, or one that makes no sense. */
	public static Optional<SampledColumns> of(final ImageMetadata metadata) {
		final Matcher line = LINE.matcher(metadata.infoValue(KEY).orElse(""));
		return line.matches() ? parse(new boolean[Integer.parseInt(line.group(1))], line.group(2).strip()) : Optional.empty();
	}

	private static Optional<SampledColumns> parse(final boolean[] columns, final String runs) {
		for (final String text : runs.isEmpty() ? new String[0] : runs.split(",")) {
			final Matcher run = RUN.matcher(text.strip());
			if (!run.matches())
				return Optional.empty();
			final int first = Integer.parseInt(run.group(1));
			final int last = run.group(2) == null ? first : Integer.parseInt(run.group(2));
			if (last < first || last >= columns.length)
				return Optional.empty();
			for (int x = first; x <= last; x++)
				columns[x] = true;
		}
		return Optional.of(ofArray(columns));
	}

	/** One element per column. */
	public static SampledColumns ofArray(final boolean[] columns) {
		final List<Boolean> sampled = new ArrayList<>();
		for (final boolean column : columns)
			sampled.add(column);
		return new SampledColumns(sampled);
	}

	/** The metadata with this mask in the place of another. */
	public ImageMetadata addTo(final ImageMetadata metadata) {
		return metadata.withoutInfo(KEY).plusInfo(Map.of(KEY, toString()));
	}

	/** 1 for a sampled column, else 0. */
	public float[] toFloats() {
		final float[] values = new float[sampled.size()];
		for (int x = 0; x < values.length; x++)
			values[x] = sampled.get(x) ? 1 : 0;
		return values;
	}

	/** "4 of 8 columns: 0, 3-5". */
	@Override
	public String toString() {
		final List<String> runs = new ArrayList<>();
		int count = 0;
		for (int x = 0; x < sampled.size(); x++) {
			if (!sampled.get(x))
				continue;
			final int first = x;
			while (x + 1 < sampled.size() && sampled.get(x + 1))
				x++;
			count += x - first + 1;
			runs.add(first == x ? String.valueOf(x) : first + "-" + x);
		}
		return count + " of " + sampled.size() + " columns: " + String.join(", ", runs);
	}
}
