package io.github.phasegen.simulate;

/** The brain mask of a volume as an image plane shows it. */
final class BrainView {

	private BrainView() {}

	/** Fraction of brain in every pixel of an image of columns x rows, trilinear between the voxels of the mask; 0 outside the volume. */
	static float[] of(final HeadVolume volume, final SliceView view, final int columns, final int rows) {
		final float[] brain = new float[columns * rows];
		final double[] position = new double[3];
		for (int y = 0, i = 0; y < rows; y++)
			for (int x = 0; x < columns; x++, i++) {
				view.locate(x, y, columns, rows, position);
				brain[i] = sample(volume, position);
			}
		return brain;
	}

	private static float sample(final HeadVolume volume, final double[] position) {
		final int[] low = new int[3];
		final float[] part = new float[3];
		for (int axis = 0; axis < 3; axis++) {
			final double index = position[axis] / volume.voxelSizeMm()[axis];
			if (index < 0 || index > volume.size(axis) - 1) return 0;
			low[axis] = Math.min((int) index, volume.size(axis) - 2);
			part[axis] = (float) (index - low[axis]);
		}
		float sum = 0;
		for (int corner = 0; corner < 8; corner++)
			sum += weight(part, corner) * (volume.brain()[index(volume, low, corner)] ? 1 : 0);
		// the weights add to 1 up to rounding
		return Math.min(1, sum);
	}

	private static int index(final HeadVolume volume, final int[] low, final int corner) {
		int index = 0;
		for (int axis = 0; axis < 3; axis++)
			index += (low[axis] + (corner >> axis & 1)) * volume.stride(axis);
		return index;
	}

	private static float weight(final float[] part, final int corner) {
		float weight = 1;
		for (int axis = 0; axis < 3; axis++)
			weight *= (corner >> axis & 1) == 1 ? part[axis] : 1 - part[axis];
		return weight;
	}
}
