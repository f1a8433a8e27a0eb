package io.github.phasegen.io;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says of k-space that Z is a second phase encoding (kz, zero frequency at slice floor(n/2)): its samples are the centred Fourier transform
 * over X, Y and Z, scaled along all three as {@link Encoding} tells. It travels as lines of an image's info beside those of the encoding
 * ("Partition encoding: z", "Image slices: 24").
 *
 * @param imageSlices slices of the image without slice oversampling
 */
public record PartitionEncoding(int imageSlices) {

	private static final String PARTITIONS = "Partition encoding";
	private static final String SLICES = "Image slices";
	private static final String AXIS = "z";

	/** @throws IllegalArgumentException if there is no slice */
	public PartitionEncoding {
		if (imageSlices < 1)
			throw new IllegalArgumentException("Image slices of k-space: expected at least 1, found " + imageSlices);
	}

	/**
	 * The encoding along Z that the info tells; empty for images, and for k-space of slices.
	 *
	 * @param shape of the samples, whose slices are the image's where the info names no other number
	 */
	public static Optional<PartitionEncoding> of(final ImageMetadata metadata, final ImageShape shape) {
		if (Encoding.domain(metadata).orElse(Domain.K_SPACE) == Domain.IMAGE || !metadata.infoValue(PARTITIONS).orElse("").equalsIgnoreCase(AXIS))
			return Optional.empty();
		final String slices = metadata.infoValue(SLICES).orElse("");
		return Optional.of(new PartitionEncoding(slices.matches("\\d{1,9}") ? Math.max(1, Integer.parseInt(slices)) : shape.slices()));
	}

	/** The metadata with info lines that tell this encoding, and without those of another. */
	public ImageMetadata addTo(final ImageMetadata metadata) {
		final Map<String, Object> lines = new LinkedHashMap<>();
		lines.put(PARTITIONS, AXIS);
		lines.put(SLICES, imageSlices);
		return removedFrom(metadata).plusInfo(lines);
	}

	/** The metadata without info lines about an encoding along Z. */
	public static ImageMetadata removedFrom(final ImageMetadata metadata) {
		return metadata.withoutInfo(PARTITIONS).withoutInfo(SLICES);
	}
}
