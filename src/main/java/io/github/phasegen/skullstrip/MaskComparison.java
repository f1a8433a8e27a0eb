package io.github.phasegen.skullstrip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.metrics.MaskMetrics;
import io.github.phasegen.volume.VoxelGrid;

/**
 * Two mask images compared.
 *
 * @param frames the measures of each frame, a three-dimensional mask
 * @param calibrated whether both images say how large their voxels are; if not, a voxel counts as 1 mm
 */
public record MaskComparison(List<MaskMetrics> frames, boolean calibrated) {

	/** Part of the voxel size that rounding in files may change. */
	private static final double SIZE_TOLERANCE = 1e-3;

	/**
	 * Compares masks of one size; what is not 0 is inside.
	 *
	 * @throws IllegalArgumentException naming the image, if it is no mask of one channel or the two do not fit each other
	 */
	public static MaskComparison of(final ImageContents reference, final ImageContents mask) {
		final RealImage first = checked(reference);
		final RealImage second = checked(mask);
		final ImageShape shape = ImageShape.of(first.pixels());
		final ImageShape other = ImageShape.of(second.pixels());
		if (!shape.equals(other)) throw new IllegalArgumentException(mask.metadata().title() + ": size: found " + other + ", expected " +
			shape + ", the size of " + reference.metadata().title());
		final double[] steps = steps(first.metadata());
		final double[] otherSteps = steps(second.metadata());
		final boolean both = steps != null && otherSteps != null;
		if (both) checkSame(steps, otherSteps, first, second);
		final double[] used = steps != null ? steps : otherSteps != null ? otherSteps : new double[] { 1, 1, 1 };
		final VoxelGrid grid = new VoxelGrid(shape.width(), shape.height(), shape.slices(), used[0], used[1], used[2]);
		final List<MaskMetrics> frames = new ArrayList<>();
		for (int t = 0; t < shape.frames(); t++)
			frames.add(MaskMetrics.of(frame(first, grid, t), frame(second, grid, t), grid));
		return new MaskComparison(List.copyOf(frames), steps != null || otherSteps != null);
	}

	private static RealImage checked(final ImageContents image) {
		final String title = image.metadata().title();
		if (!(image instanceof RealImage real)) throw new IllegalArgumentException(title + ": found a complex image, expected a mask");
		if (real.pixels().dimension(2) != 1) throw new IllegalArgumentException(title + ": found " + real.pixels().dimension(2) +
			" channels, expected a mask of one");
		return real;
	}

	private static void checkSame(final double[] steps, final double[] others, final RealImage first, final RealImage second) {
		for (int axis = 0; axis < 3; axis++)
			if (Math.abs(steps[axis] - others[axis]) > SIZE_TOLERANCE * steps[axis]) throw new IllegalArgumentException(second.metadata()
				.title() + ": voxel size: found " + Arrays.toString(others) + " mm, expected " + Arrays.toString(steps) + ", that of " + first
					.metadata().title());
	}

	/** In mm; null if a unit is none of length. */
	private static double[] steps(final ImageMetadata metadata) {
		final double[] steps = { millimetres(metadata.x()), millimetres(metadata.y()), millimetres(metadata.z()) };
		return Arrays.stream(steps).allMatch(step -> step > 0) ? steps : null;
	}

	private static double millimetres(final AxisScale scale) {
		final double factor = switch (scale.unit().toLowerCase(Locale.ROOT)) {
			case "mm", "millimeter", "millimetre" -> 1;
			case "cm", "centimeter", "centimetre" -> 10;
			case "m", "meter", "metre" -> 1000;
			case "um", "µm", "\u03bcm", "micron", "microns", "micrometer", "micrometre" -> 1e-3;
			case "inch", "in" -> 25.4;
			default -> 0;
		};
		return factor * Math.abs(scale.step());
	}

	private static boolean[] frame(final RealImage image, final VoxelGrid grid, final int frame) {
		final boolean[] mask = new boolean[grid.count()];
		for (int z = 0, i = 0; z < grid.depth(); z++)
			for (final float value : ComplexImages.realPlane(image.pixels(), frame * grid.depth() + z))
				mask[i++] = value != 0;
		return mask;
	}
}
