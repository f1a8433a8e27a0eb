package io.github.phasegen.recon.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.kspace.ComplexPlane;

/** Complex planes as tensors (1, 2, height, width) and back. */
final class PlanarPlanes {

	private PlanarPlanes() {}

	/** Divides by the scale. */
	static NDArray tensor(final NDManager manager, final ComplexPlane plane, final double scale) {
		final int pixels = plane.width() * plane.height();
		final float[] planes = new float[2 * pixels];
		NetworkInput.copyScaled(plane, scale, planes, 0, pixels);
		return manager.create(planes, new Shape(1, 2, plane.height(), plane.width()));
	}

	/** Multiplies by the scale. */
	static ComplexPlane plane(final NDArray tensor, final double scale) {
		final int height = (int) tensor.getShape().get(2);
		final int width = (int) tensor.getShape().get(3);
		final float[] planes = tensor.toFloatArray();
		final ComplexPlane plane = new ComplexPlane(width, height);
		final int pixels = width * height;
		for (int i = 0; i < pixels; i++) {
			plane.data()[2 * i] = (float) (planes[i] * scale);
			plane.data()[2 * i + 1] = (float) (planes[pixels + i] * scale);
		}
		return plane;
	}
}
