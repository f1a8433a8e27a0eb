package io.github.phasegen.kspace.coil;

import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;

/** Combines the coil images of one slice. Where sensitivities are unknown but the phase matters, see {@link AdaptiveCombination}. */
public final class CoilCombination {

	private CoilCombination() {}

	/**
	 * The root of the sum of squared magnitudes, row by row: no phase, and noise adds to it.
	 *
	 * @throws IllegalArgumentException if there is no coil image or sizes differ
	 */
	public static float[] rootSumOfSquares(final List<ComplexPlane> coilImages) {
		CoilImages.requireOneSize(coilImages, "image");
		final double[] sum = CoilImages.sumOfSquares(coilImages);
		final float[] root = new float[sum.length];
		for (int i = 0; i < root.length; i++)
			root[i] = (float) Math.sqrt(sum[i]);
		return root;
	}

	/**
	 * The image that explains the coil images best (least squares, noise equal and independent in all coils): the sum of conj(s_c) * z_c over
	 * the sum of |s_c|^2, and 0 where no coil sees anything.
	 *
	 * @throws IllegalArgumentException  if number or size of the coil images differ from the maps'
	 * @throws IndexOutOfBoundsException if there are no maps for that slice
	 */
	public static ComplexPlane sensitivityWeighted(final List<ComplexPlane> coilImages, final CoilSensitivities sensitivities, final int slice) {
		final ComplexPlane image = sensitivities.adjoint(coilImages, slice);
		final double[] sum = CoilImages.sumOfSquares(sensitivities.mapsOf(slice));
		final float[] data = image.data();
		for (int i = 0; i < sum.length; i++) {
			data[2 * i] = sum[i] == 0 ? 0 : (float) (data[2 * i] / sum[i]);
			data[2 * i + 1] = sum[i] == 0 ? 0 : (float) (data[2 * i + 1] / sum[i]);
		}
		return image;
	}
}
