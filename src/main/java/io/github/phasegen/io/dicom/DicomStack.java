package io.github.phasegen.io.dicom;

import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.Geometry;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.StoredScaling;
import io.github.phasegen.io.dicom.SlicePlace.Vector;

/**
 * Planes of one or several files in their order in space and time.
 *
 * @param planes in the order of the image: Z faster than T
 * @param shape with the planes as Z and T
 * @param warnings what the user should know, such as missing slices
 */
record DicomStack(List<DicomPlane> planes, ImageShape shape, ImageMetadata metadata, List<String> warnings) {

	/** The planes of one file, sorted by their places if all tell them, else as they are stored. */
	static DicomStack ofFile(final DicomFile file) {
		final List<DicomPlane> planes = new ArrayList<>();
		for (int i = 0; i < file.frames().size(); i++)
			planes.add(new DicomPlane(file, i));
		final double distance = planes.get(0).place().map(place -> place.steps().z()).orElse(0.0);
		final String title = file.path().getFileName().toString();
		// a place that is told once for all planes is that of the first one
		final boolean told = planes.size() == 1 || !file.elements().items(DicomTag.PER_FRAME_GROUPS).isEmpty();
		if (!told || !areLocated(planes))
			return of(title, planes, SliceOrder.asGiven(planes.size(), distance));
		try {
			return of(title, planes, order(planes));
		}
		catch (final SliceOrder.UnevenStackException e) {
			return of(title, planes, SliceOrder.asGiven(planes.size(), distance));
		}
	}

	/**
	 * Planes of several files of equal size.
	 *
	 * @throws CorruptFileException if some do not tell their place, are not parallel, or places have different numbers of planes
	 */
	static DicomStack ofFiles(final String title, final List<DicomPlane> planes) throws CorruptFileException {
		if (planes.size() > 1)
			for (final DicomPlane plane : planes)
				if (plane.place().isEmpty() || !plane.place().get().located())
					throw new CorruptFileException(plane.file().path(), "image position " + DicomTag.IMAGE_POSITION, "none",
						"the place of each slice of a series");
		try {
			return of(title, planes, areLocated(planes) ? order(planes) : SliceOrder.asGiven(planes.size(), 0));
		}
		catch (final SliceOrder.UnevenStackException e) {
			throw new CorruptFileException(e.file(), "slices at one place", e.found(), e.expected() + " as at the first place of the series");
		}
	}

	private static boolean areLocated(final List<DicomPlane> planes) {
		final SlicePlace first = planes.get(0).place().orElse(null);
		return first != null && first.located()
			&& planes.stream().allMatch(plane -> plane.place().isPresent() && plane.place().get().isParallelTo(first));
	}

	private static SliceOrder order(final List<DicomPlane> planes) throws SliceOrder.UnevenStackException {
		return SliceOrder.of(planes.stream().map(plane -> plane.place().orElseThrow()).toList(),
			planes.stream().map(plane -> plane.file().path()).toList());
	}

	private static DicomStack of(final String title, final List<DicomPlane> given, final SliceOrder order) {
		final List<DicomPlane> planes = order.order().stream().map(given::get).toList();
		final DicomPixels pixels = planes.get(0).file().pixels();
		final ImageShape shape = new ImageShape(pixels.width(), pixels.height(), 1, order.slices(), order.frames());
		return new DicomStack(planes, shape, metadata(title, planes, shape, order.distance()), order.warnings());
	}

	private static ImageMetadata metadata(final String title, final List<DicomPlane> planes, final ImageShape shape, final double distance) {
		final DicomPlane first = planes.get(0);
		final ImageMetadata bare = DicomInfo.addTo(ImageMetadata.titled(title), first);
		final ImageMetadata told = scaling(planes).addTo(bare);
		if (first.place().isEmpty())
			return told;
		final Vector steps = first.place().get().steps();
		final ImageMetadata scaled = new ImageMetadata(title, AxisScale.of(steps.x(), "mm"), AxisScale.of(steps.y(), "mm"),
			AxisScale.of(distance > 0 ? distance : 1, distance > 0 ? "mm" : "pixel"), told.t(), List.of(), told.info());
		return first.place().get().located() ? geometry(planes, shape, distance > 0 ? distance : 1).addTo(scaled) : scaled;
	}

	/** None if the planes differ in it. */
	private static StoredScaling scaling(final List<DicomPlane> planes) {
		final DicomFrame first = planes.get(0).frame();
		final boolean same = planes.stream().map(DicomPlane::frame)
			.allMatch(frame -> frame.slope() == first.slope() && frame.intercept() == first.intercept());
		return new StoredScaling(planes.get(0).file().pixels().typeName(), same ? first.slope() : 1, same ? first.intercept() : 0);
	}

	private static Geometry geometry(final List<DicomPlane> planes, final ImageShape shape, final double distance) {
		final SlicePlace first = planes.get(0).place().orElseThrow();
		final Vector x = first.along().times(first.steps().x());
		final Vector y = first.down().times(first.steps().y());
		final Vector z = between(first, planes.get(shape.slices() - 1).place().orElseThrow(), distance);
		final double[][] affine = new double[4][];
		affine[0] = new double[] { -x.x(), -y.x(), -z.x(), -first.corner().x() };
		affine[1] = new double[] { -x.y(), -y.y(), -z.y(), -first.corner().y() };
		affine[2] = new double[] { x.z(), y.z(), z.z(), first.corner().z() };
		affine[3] = new double[] { 0, 0, 0, 1 };
		return Geometry.scanner(new Geometry.Grid(shape.width(), shape.height(), shape.slices(), first.steps().x(), first.steps().y(),
			z.length(), Geometry.Unit.MILLIMETRE), affine);
	}

	/** From slice to slice: along the normal, unless the stack is tilted. */
	private static Vector between(final SlicePlace first, final SlicePlace last, final double distance) {
		final Vector way = last.corner().minus(first.corner());
		final double depth = way.dot(first.normal());
		return depth > 0 ? way.times(distance / depth) : first.normal().times(distance);
	}
}
