package io.github.phasegen.io.nifti;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.Geometry;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.UnitOfLength;

/**
 * The header with which an image is written. Axes X, Y, Z, T become 1 to 4 and C becomes 5; the geometry and the header fields that the
 * image's info carries are kept, see {@link Geometry#adaptedTo} for images of another size. Without a geometry the file tells the voxel size
 * alone (both codes 0), since nothing more is known.
 */
final class NiftiLayout {

	/** Sizes are 16-bit numbers in NIfTI-1, and the position of the samples a 32-bit float. */
	private static final int LARGEST_SIZE_1 = Short.MAX_VALUE;
	private static final long LARGEST_OFFSET_1 = 1L << 24;

	private NiftiLayout() {}

	/** @param extensionBytes length of the extensions between header and samples */
	static NiftiHeader header(final ImageLayout layout, final int extensionBytes) {
		final ImageMetadata metadata = layout.metadata();
		final Geometry geometry = geometry(layout.shape(), metadata);
		final KeptHeader kept = KeptHeader.of(metadata);
		final List<Integer> dims = dims(layout.shape());
		final boolean second = kept.isSecondVersion() || dims.stream().anyMatch(size -> size > LARGEST_SIZE_1)
			|| extensionBytes >= LARGEST_OFFSET_1;
		final int version = second ? 2 : 1;
		final NiftiDetails details = details(kept.details(metadata.t().step(), metadata.infoValue(NiftiMetadata.DESCRIPTION).orElse("")), geometry, metadata);
		return new NiftiHeader(version, ByteOrder.LITTLE_ENDIAN, layout.complex() ? NiftiType.COMPLEX64 : NiftiType.FLOAT32, dims,
			pixdim(geometry, metadata.t(), details), NiftiHeader.bytes(version) + 4 + extensionBytes, 1, 0, geometry.sform(), geometry.qform(),
			details);
	}

	/** A distance of samples as the header wants it: above 0. */
	static double positive(final double step) {
		return step == 0 ? 1 : Math.abs(step);
	}

	/** Seconds per unit of time; empty if the unit is unknown. */
	static OptionalDouble seconds(final String unit) {
		return switch (unit.strip().toLowerCase(Locale.ROOT)) {
			case "s", "sec", "second", "seconds" -> OptionalDouble.of(1);
			case "ms", "msec" -> OptionalDouble.of(1e-3);
			case "us", "usec", "\u00b5s", "\u00b5sec" -> OptionalDouble.of(1e-6);
			case "min" -> OptionalDouble.of(60);
			case "h", "hr", "hour" -> OptionalDouble.of(3600);
			default -> OptionalDouble.empty();
		};
	}

	private static List<Integer> dims(final ImageShape shape) {
		final List<Integer> dims = new ArrayList<>(List.of(shape.width(), shape.height(), shape.slices()));
		if (shape.frames() > 1 || shape.channels() > 1)
			dims.add(shape.frames());
		if (shape.channels() > 1)
			dims.add(shape.channels());
		return dims;
	}

	private static Geometry geometry(final ImageShape shape, final ImageMetadata metadata) {
		final Optional<Geometry> known = Geometry.of(metadata);
		final Geometry.Grid grid = grid(shape, metadata, known);
		return known.map(geometry -> geometry.adaptedTo(grid)).orElseGet(() -> new Geometry(grid, Geometry.Sform.NONE, Geometry.Qform.NONE));
	}

	/** An image that has lost its calibration has the steps of its geometry. */
	private static Geometry.Grid grid(final ImageShape shape, final ImageMetadata metadata, final Optional<Geometry> known) {
		final List<AxisScale> scales = List.of(metadata.x(), metadata.y(), metadata.z());
		final double[] steps = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			final OptionalDouble unit = UnitOfLength.millimetres(scales.get(axis).unit());
			if (unit.isEmpty())
				return known.map(Geometry::grid).map(g -> withSizes(shape, g)).orElseGet(() -> uncalibrated(shape, metadata));
			steps[axis] = positive(scales.get(axis).step()) * unit.getAsDouble();
		}
		return new Geometry.Grid(shape.width(), shape.height(), shape.slices(), steps[0], steps[1], steps[2], Geometry.Unit.MILLIMETRE);
	}

	private static Geometry.Grid withSizes(final ImageShape shape, final Geometry.Grid grid) {
		return new Geometry.Grid(shape.width(), shape.height(), shape.slices(), grid.stepX(), grid.stepY(), grid.stepZ(), grid.unit());
	}

	private static Geometry.Grid uncalibrated(final ImageShape shape, final ImageMetadata metadata) {
		return new Geometry.Grid(shape.width(), shape.height(), shape.slices(), positive(metadata.x().step()), positive(metadata.y().step()),
			positive(metadata.z().step()), Geometry.Unit.UNKNOWN);
	}

	private static NiftiDetails details(final NiftiDetails kept, final Geometry geometry, final ImageMetadata metadata) {
		final boolean timed = seconds(metadata.t().unit()).isPresent();
		final NiftiDetails details = kept.withUnits(geometry.grid().unit(), timed && kept.seconds() > 0 ? kept.units() : 0);
		final boolean cut = Geometry.of(metadata).map(known -> known.grid().slices() != geometry.grid().slices()).orElse(false);
		return cut ? details.withoutSlices() : details;
	}

	private static List<Double> pixdim(final Geometry geometry, final AxisScale time, final NiftiDetails details) {
		final Geometry.Grid grid = geometry.grid();
		final double interval = time.step() * seconds(time.unit()).orElse(1) / details.seconds();
		return List.of(geometry.qform().qfac(), grid.stepX(), grid.stepY(), grid.stepZ(), interval, 1.0, 1.0, 1.0);
	}
}
