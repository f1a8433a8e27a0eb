package io.github.phasegen.io.dicom;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.phasegen.io.CorruptFileException;

/**
 * What is said about one plane of a file.
 *
 * @param slope value = slope * stored + intercept
 * @param place where it lies; empty if the file does not tell
 * @param echoTime in milliseconds, 0 if the file does not tell
 */
record DicomFrame(double slope, double intercept, Optional<SlicePlace> place, double echoTime) {

	/** @param frame number of the plane in the file */
	static DicomFrame of(final Path file, final DicomElements elements, final int frame) throws CorruptFileException {
		final List<DicomElements> perFrame = elements.items(DicomTag.PER_FRAME_GROUPS);
		final Groups groups = new Groups(elements, first(elements, DicomTag.SHARED_GROUPS).orElse(elements),
			perFrame.isEmpty() ? elements : perFrame.get(frame));
		final double slope = groups.holder(DicomTag.PIXEL_TRANSFORMATION, DicomTag.RESCALE_SLOPE).decimal(DicomTag.RESCALE_SLOPE).orElse(1.0);
		final double intercept =
			groups.holder(DicomTag.PIXEL_TRANSFORMATION, DicomTag.RESCALE_INTERCEPT).decimal(DicomTag.RESCALE_INTERCEPT).orElse(0.0);
		if (slope == 0)
			throw new CorruptFileException(file, "rescale slope " + DicomTag.RESCALE_SLOPE, slope, "a number other than 0");
		return new DicomFrame(slope, intercept, place(file, groups), echoTime(groups));
	}

	private static double echoTime(final Groups groups) throws CorruptFileException {
		return groups.holder(DicomTag.MR_ECHO, DicomTag.ECHO_TIME).decimal(DicomTag.ECHO_TIME).orElse(0.0);
	}

	private static Optional<SlicePlace> place(final Path file, final Groups groups) throws CorruptFileException {
		final Optional<double[]> position = groups.holder(DicomTag.PLANE_POSITION, DicomTag.IMAGE_POSITION).decimals(DicomTag.IMAGE_POSITION, 3);
		final Optional<double[]> orientation =
			groups.holder(DicomTag.PLANE_ORIENTATION, DicomTag.IMAGE_ORIENTATION).decimals(DicomTag.IMAGE_ORIENTATION, 6);
		final Optional<double[]> spacing = groups.holder(DicomTag.PIXEL_MEASURES, DicomTag.PIXEL_SPACING).decimals(DicomTag.PIXEL_SPACING, 2);
		final double thickness = groups.holder(DicomTag.PIXEL_MEASURES, DicomTag.SPACING_BETWEEN_SLICES).decimal(DicomTag.SPACING_BETWEEN_SLICES)
			.filter(distance -> distance != 0)
			.orElse(groups.holder(DicomTag.PIXEL_MEASURES, DicomTag.SLICE_THICKNESS).decimal(DicomTag.SLICE_THICKNESS).orElse(0.0));
		if (spacing.isEmpty())
			return Optional.empty();
		if (spacing.get()[0] <= 0 || spacing.get()[1] <= 0)
			throw new CorruptFileException(file, "pixel spacing " + DicomTag.PIXEL_SPACING, spacing.get()[0] + " x " + spacing.get()[1],
				"distances above 0");
		return Optional.of(SlicePlace.of(file, position, orientation, new double[] { spacing.get()[1], spacing.get()[0], Math.abs(thickness) }));
	}

	private static Optional<DicomElements> first(final DicomElements elements, final DicomTag sequence) {
		return elements.items(sequence).stream().findFirst();
	}

	/** The data set, what holds for all planes, and what holds for one. */
	private record Groups(DicomElements root, DicomElements shared, DicomElements own) {

		/** The elements that tell a value: those of the plane before those of all planes, and those in a group before the data set's. */
		DicomElements holder(final DicomTag group, final DicomTag tag) {
			return first(own, group).filter(item -> item.has(tag))
				.or(() -> first(shared, group).filter(item -> item.has(tag))).orElse(root);
		}
	}
}
