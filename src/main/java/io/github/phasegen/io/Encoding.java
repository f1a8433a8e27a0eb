package io.github.phasegen.io;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.phasegen.kspace.FourierNorm;

/**
 * How k-space samples were made and how they lead back to the image. It travels as lines of an image's info ("Domain: k-space", "Fourier
 * norm: ortho", ...), so that it survives every format that keeps the info, and ImageJ.
 *
 * @param norm scaling of the centred Fourier transform that made the samples; empty if the file does not say
 * @param readout the axis along which a line is sampled in one go; the other axis in the plane is the phase encoding
 * @param imageWidth width of the image without readout oversampling, in pixels
 * @param imageHeight height of the image without readout oversampling, in pixels
 */
public record Encoding(Optional<FourierNorm> norm, Readout readout, int imageWidth, int imageHeight) {

	/** The axis of the readout. */
	public enum Readout {
		X, Y
	}

	static final String DOMAIN = "Domain";
	private static final String NORM = "Fourier norm";
	private static final String READOUT = "Readout axis";
	private static final String SIZE = "Image size";
	private static final Pattern SIZES = Pattern.compile("(\\d{1,9}) x (\\d{1,9})");

	/** @throws IllegalArgumentException if the image size is below 1 */
	public Encoding {
		if (imageWidth < 1 || imageHeight < 1)
			throw new IllegalArgumentException("Image size of k-space: expected at least 1 x 1, found " + imageWidth + " x " + imageHeight);
	}

	/** Whether the info calls the samples an image or k-space; empty if it says nothing. */
	public static Optional<Domain> domain(final ImageMetadata metadata) {
		final String value = metadata.infoValue(DOMAIN).orElse("");
		for (final Domain domain : Domain.values())
			if (domain.toString().equalsIgnoreCase(value))
				return Optional.of(domain);
		return Optional.empty();
	}

	/**
	 * The encoding that the info tells, if it calls the samples k-space.
	 *
	 * @param shape of the samples, whose size is the image's where the info names no other
	 */
	public static Optional<Encoding> of(final ImageMetadata metadata, final ImageShape shape) {
		if (domain(metadata).orElse(Domain.IMAGE) != Domain.K_SPACE)
			return Optional.empty();
		final Matcher size = SIZES.matcher(metadata.infoValue(SIZE).orElse(""));
		final boolean sized = size.matches();
		return Optional.of(new Encoding(norm(metadata.infoValue(NORM).orElse("")),
			"y".equalsIgnoreCase(metadata.infoValue(READOUT).orElse("")) ? Readout.Y : Readout.X,
			sized ? Math.max(1, Integer.parseInt(size.group(1))) : shape.width(),
			sized ? Math.max(1, Integer.parseInt(size.group(2))) : shape.height()));
	}

	/** The metadata with info lines that tell this encoding, and without those of another. */
	public ImageMetadata addTo(final ImageMetadata metadata) {
		final Map<String, Object> lines = new LinkedHashMap<>();
		lines.put(DOMAIN, Domain.K_SPACE);
		lines.put(NORM, norm.map(known -> known.name().toLowerCase(Locale.ROOT)).orElse("unknown"));
		lines.put(READOUT, readout.name().toLowerCase(Locale.ROOT));
		lines.put(SIZE, imageWidth + " x " + imageHeight);
		return without(metadata).plusInfo(lines);
	}

	/** The metadata with an info line that calls the samples an image, and without those of k-space, those of partitions and sampling included. */
	public static ImageMetadata asImage(final ImageMetadata metadata) {
		return SamplingMasks.removedFrom(PartitionEncoding.removedFrom(without(metadata))).plusInfo(Map.of(DOMAIN, Domain.IMAGE));
	}

	private static ImageMetadata without(final ImageMetadata metadata) {
		return metadata.withoutInfo(DOMAIN).withoutInfo(NORM).withoutInfo(READOUT).withoutInfo(SIZE);
	}

	private static Optional<FourierNorm> norm(final String name) {
		for (final FourierNorm norm : FourierNorm.values())
			if (norm.name().equalsIgnoreCase(name))
				return Optional.of(norm);
		return Optional.empty();
	}
}
