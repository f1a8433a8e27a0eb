package io.github.phasegen.skullstrip;

import java.util.Arrays;

import io.github.phasegen.volume.DistanceTransform;
import io.github.phasegen.volume.MaskMorphology;
import io.github.phasegen.volume.VoxelGrid;

/** What is done to the mask of one frame after the network. */
final class MaskCorrection {

	private MaskCorrection() {}

	/** The largest piece of the mask, its holes filled slice by slice, as far as the options ask for it. */
	static boolean[] correct(final boolean[] mask, final VoxelGrid grid, final StripOptions options) {
		boolean[] corrected = mask;
		if (options.largestComponent()) corrected = MaskMorphology.components(corrected, grid.width(), grid.height(), grid.depth())
			.largest();
		return options.fillHoles() ? fillHoles(corrected, grid) : corrected;
	}

	private static boolean[] fillHoles(final boolean[] mask, final VoxelGrid grid) {
		final int pixels = grid.width() * grid.height();
		final boolean[] filled = new boolean[mask.length];
		for (int z = 0; z < grid.depth(); z++)
			System.arraycopy(MaskMorphology.fillHoles(Arrays.copyOfRange(mask, z * pixels, (z + 1) * pixels), grid.width(), grid.height()), 0,
				filled, z * pixels, pixels);
		return filled;
	}

	/** Factors of the pixels of one plane: 0 outside the mask; inside 1, or rising to 1 over the soft edge. */
	static float[] weights(final boolean[] mask, final VoxelGrid plane, final double softEdge) {
		final float[] weights = new float[mask.length];
		final float[] depth = softEdge == 0 ? null : DistanceTransform.toSet(MaskMorphology.not(mask), plane);
		for (int i = 0; i < weights.length; i++)
			if (mask[i]) weights[i] = depth == null || depth[i] > softEdge ? 1 : (float) (0.5 - 0.5 * Math.cos(Math.PI * depth[i] /
				(softEdge + 1)));
		return weights;
	}
}
