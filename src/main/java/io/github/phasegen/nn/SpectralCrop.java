package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Cropping of the centred spectrum along one axis, from n to m samples, as a linear map of the samples: inverse transform (1/m)
 * times crop times forward transform.
 * <p>
 * The kept frequencies −⌊m/2⌋ … ⌈m/2⌉−1 are symmetric but for the lowest one when m is even. The symmetric ones make a real matrix;
 * the lowest one adds (1/m)·u·(a + i·b)ᵀ with u = ±1, of which only the b term mixes real and imaginary parts.
 * So one real product does, where a complex one would cost twice as much.
 */
final class SpectralCrop {

	private final NDArray left;
	private final NDArray right;
	private final NDArray leftSign;
	private final NDArray rightSign;
	private final NDArray leftMixing;
	private final NDArray rightMixing;

	/** @param owner keeps the matrices */
	SpectralCrop(final NDManager owner, final int from, final int to) {
		left = owner.create(symmetricPart(from, to), new Shape(to, from));
		right = owner.create(transposed(left.toFloatArray(), to, from), new Shape(from, to));
		final boolean asymmetric = to % 2 == 0;
		final float[] mixing = mixing(from, to);
		final float[] signs = signs(to);
		leftSign = asymmetric ? owner.create(signs, new Shape(to, 1)) : null;
		rightSign = asymmetric ? owner.create(signs, new Shape(1, to)) : null;
		leftMixing = asymmetric ? owner.create(mixing, new Shape(1, from)) : null;
		rightMixing = asymmetric ? owner.create(mixing, new Shape(from, 1)) : null;
	}

	private static float[] symmetricPart(final int from, final int to) {
		final float[] matrix = new float[to * from];
		final float[] signs = signs(to);
		for (int i = 0; i < to; i++)
			for (int j = 0; j < from; j++) {
				final double turn = 2 * Math.PI * ((double) (i - to / 2) / to - (double) (j - from / 2) / from);
				double sum = 1;
				for (int k = 1; k <= (to - 1) / 2; k++)
					sum += 2 * Math.cos(k * turn);
				if (to % 2 == 0) sum += signs[i] * Math.cos(lowestAngle(from, to, j));
				matrix[i * from + j] = (float) (sum / to);
			}
		return matrix;
	}

	/** Phase of the lowest kept frequency at sample j. */
	private static double lowestAngle(final int from, final int to, final int j) {
		return Math.PI * to / from * (j - from / 2);
	}

	private static float[] mixing(final int from, final int to) {
		final float[] mixing = new float[from];
		for (int j = 0; j < from; j++)
			mixing[j] = (float) (Math.sin(lowestAngle(from, to, j)) / to);
		return mixing;
	}

	private static float[] signs(final int to) {
		final float[] signs = new float[to];
		for (int i = 0; i < to; i++)
			signs[i] = (i - to / 2) % 2 == 0 ? 1 : -1;
		return signs;
	}

	private static float[] transposed(final float[] matrix, final int rows, final int columns) {
		final float[] result = new float[matrix.length];
		for (int i = 0; i < rows; i++)
			for (int j = 0; j < columns; j++)
				result[j * rows + i] = matrix[i * columns + j];
		return result;
	}

	/** (N, 2C, H, n) → (N, 2C, H, m). */
	NDArray alongWidth(final NDArray x) {
		final NDArray cropped = x.matMul(right);
		return rightSign == null ? cropped : cropped.addi(Planar.timesI(x.matMul(rightMixing)).mul(rightSign));
	}

	/** (N, 2C, n, W) → (N, 2C, m, W). */
	NDArray alongHeight(final NDArray x) {
		final NDArray cropped = product(left, x);
		return leftSign == null ? cropped : cropped.addi(Planar.timesI(product(leftMixing, x)).mul(leftSign));
	}

	/** A result hangs on its first operand's manager, which here is the lasting one of the matrices. */
	private static NDArray product(final NDArray matrix, final NDArray x) {
		final NDArray result = matrix.matMul(x);
		result.attach(x.getManager());
		return result;
	}
}
