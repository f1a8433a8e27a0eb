package io.github.phasegen.simulate;

import java.util.random.RandomGenerator;

/** Draws image planes: slice, field of view, flips, rotation. */
final class ViewPicker {

	private static final double MARGIN_MM = 6;

	private final AcquisitionSettings settings;

	ViewPicker(final AcquisitionSettings settings) {
		this.settings = settings;
	}

	/** A view and the matrix of its image. */
	record Picked(SliceView view, int width, int height) {}

	Picked pick(final HeadSource source, final TargetSize target, final RandomGenerator random) {
		final AcquisitionSettings.View ranges = settings.view();
		final int[] slice = source.drawSlice(random);
		final int axis = slice[0];
		final boolean turned = random.nextDouble() < ranges.quarterTurn();
		final int axisX = turned ? (axis == 2 ? 1 : 2) : (axis == 0 ? 1 : 0);
		final int axisY = 3 - axis - axisX;
		final double across = slice[1] * source.volume().voxelSizeMm()[axis];
		final double[] box = boundingBox(source, axis, across, axisX, axisY, random.nextInt(10) < 3);
		final double scale = random.nextDouble() < ranges.tightView() ? ranges.fieldOfView().uniform(random)
			: Math.max(1, ranges.fieldOfView().min()) + random.nextDouble() * Math.max(0, ranges.fieldOfView().max() - 1);
		final double boxX = (box[1] - box[0] + MARGIN_MM) * scale;
		final double boxY = (box[3] - box[2] + MARGIN_MM) * scale;
		final boolean square = random.nextInt(10) < 3;
		final int[] matrix = matrix(source, target, axisX, axisY, square ? Math.max(boxX, boxY) : boxX, square ? Math.max(boxX, boxY) : boxY, random);
		final double pixel = Math.max(boxX / matrix[0], boxY / matrix[1]);
		final double shift = 0.03 * Math.max(boxX, boxY);
		final SliceView view = new SliceView(axis, across, axisX, 0.5 * (box[0] + box[1]) + shift * random.nextGaussian(),
			0.5 * (box[2] + box[3]) + shift * random.nextGaussian(), Math.toRadians(ranges.rotationDegrees() * random.nextGaussian()),
			random.nextDouble() < ranges.flip() ? -1 : 1, random.nextDouble() < ranges.flip() ? -1 : 1, pixel * matrix[0], pixel * matrix[1],
			Math.max(source.volume().voxelSizeMm()[axis], settings.echo().sliceThicknessMm().logUniform(random)));
		return new Picked(view, matrix[0], matrix[1]);
	}

	private static int[] matrix(final HeadSource source, final TargetSize target, final int axisX, final int axisY, final double width, final double height,
		final RandomGenerator random) {
		if (target instanceof TargetSize.Exact exact)
			return new int[] { exact.width(), exact.height() };
		if (target instanceof TargetSize.LongestSide side)
			return shaped(random.nextInt(side.min(), side.max() + 1), width, height);
		final float[] voxel = source.volume().voxelSizeMm();
		final double pixel = Math.sqrt(voxel[axisX] * voxel[axisY]);
		final int longest = (int) Math.round(Math.max(width, height) / pixel);
		return shaped(Math.min(longest, ((TargetSize.Native) target).largestSide()), width, height);
	}

	private static int[] shaped(final int longest, final double width, final double height) {
		final double scale = longest / Math.max(width, height);
		return new int[] { Math.max(8, (int) Math.round(width * scale)), Math.max(8, (int) Math.round(height * scale)) };
	}

	/** Extent in mm of the head along the two axes of the plane: {x from, x to, y from, y to}, of the whole volume or of the one slice. */
	private static double[] boundingBox(final HeadSource source, final int axis, final double across, final int axisX, final int axisY, final boolean ofSlice) {
		final HeadAnatomy head = source.anatomy();
		final VolumeGrid grid = head.grid();
		if (!ofSlice) {
			final double[] x = head.extentMm(axisX);
			final double[] y = head.extentMm(axisY);
			return new double[] { x[0], x[1], y[0], y[1] };
		}
		final int plane = (int) Math.min(grid.size(axis) - 1, Math.round(across / grid.spacing()));
		final double[] box = { Double.MAX_VALUE, 0, Double.MAX_VALUE, 0 };
		for (int j = 0; j < grid.size(axisY); j++)
			for (int i = 0; i < grid.size(axisX); i++) {
				if (!head.outline()[plane * grid.stride(axis) + j * grid.stride(axisY) + i * grid.stride(axisX)])
					continue;
				box[0] = Math.min(box[0], i * grid.spacing());
				box[1] = Math.max(box[1], i * grid.spacing());
				box[2] = Math.min(box[2], j * grid.spacing());
				box[3] = Math.max(box[3], j * grid.spacing());
			}
		return box;
	}
}
