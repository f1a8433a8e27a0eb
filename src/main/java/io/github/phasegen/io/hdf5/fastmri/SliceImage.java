package io.github.phasegen.io.hdf5.fastmri;

import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.io.Encoding;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;

/** The magnitude image of a slice from its coils' k-space: root sum of squares, cut to the image size. */
final class SliceImage {

	private final int width;
	private final int height;
	private final Encoding encoding;
	private final List<float[]> coils = new ArrayList<>();

	SliceImage(final int width, final int height, final Encoding encoding) {
		this.width = width;
		this.height = height;
		this.encoding = encoding;
	}

	/** Keeps a copy of one coil's k-space. */
	void add(final float[] kspace) {
		coils.add(kspace.clone());
	}

	void clear() {
		coils.clear();
	}

	float[] compute() {
		final PlaneFourier fourier = new PlaneFourier(width, height);
		final float[] squares = new float[encoding.imageWidth() * encoding.imageHeight()];
		for (final float[] coil : coils) {
			fourier.inverse(coil, encoding.norm().orElse(FourierNorm.ORTHO));
			addSquares(coil, squares);
		}
		for (int i = 0; i < squares.length; i++)
			squares[i] = (float) Math.sqrt(squares[i]);
		return squares;
	}

	/** fastMRI's centre crop begins at half the difference, rounded down. */
	private void addSquares(final float[] coil, final float[] squares) {
		final int left = (width - encoding.imageWidth()) / 2;
		final int top = (height - encoding.imageHeight()) / 2;
		int to = 0;
		for (int y = 0; y < encoding.imageHeight(); y++)
			for (int x = 0; x < encoding.imageWidth(); x++) {
				final int from = 2 * ((y + top) * width + x + left);
				squares[to++] += coil[from] * coil[from] + coil[from + 1] * coil[from + 1];
			}
	}
}
