package io.github.phasegen.export;

import java.util.Arrays;
import java.util.Optional;

import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.CropPad;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;

/** The root sum of squares of the coil images of each slice, of the size that the encoding names. */
final class FullImages {

	private final Encoding encoding;
	private final int width;
	private final int height;
	private final int coils;
	private final PlaneFourier fourier;
	private final double[] squares;
	private int coil;

	FullImages(final ImageShape kspace, final Encoding encoding) {
		this.encoding = encoding;
		this.width = Math.min(kspace.width(), encoding.imageWidth());
		this.height = Math.min(kspace.height(), encoding.imageHeight());
		this.coils = kspace.channels();
		this.fourier = new PlaneFourier(kspace.width(), kspace.height());
		this.squares = new double[width * height];
	}

	/** Takes the k-space of the next coil, which stays as it is; returns the image of the slice if that was its last one. */
	Optional<float[]> add(final ComplexPlane kspace) {
		final ComplexPlane image = kspace.copy();
		fourier.inverse(image.data(), encoding.norm().orElse(FourierNorm.ORTHO));
		final float[] data = CropPad.center(image, width, height).data();
		if (coil == 0)
			Arrays.fill(squares, 0);
		for (int i = 0; i < squares.length; i++)
			squares[i] += (double) data[2 * i] * data[2 * i] + (double) data[2 * i + 1] * data[2 * i + 1];
		coil = (coil + 1) % coils;
		return coil == 0 ? Optional.of(root()) : Optional.empty();
	}

	private float[] root() {
		final float[] root = new float[squares.length];
		for (int i = 0; i < root.length; i++)
			root[i] = (float) Math.sqrt(squares[i]);
		return root;
	}
}
