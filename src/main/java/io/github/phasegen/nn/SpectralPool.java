package io.github.phasegen.nn;

import java.util.HashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Spectral pooling (Rippel et al., arXiv 1506.03767) by 2: the centred spectrum is cropped about its DC sample to half its height
 * and width, rounded down, and transformed back.
 * <p>
 * With unscaled forward and 1/N inverse transforms, as published, the amplitude grows by the ratio of the numbers of pixels.
 * Height and width may be odd and different. Cropping is separable, so it is computed as two small matrix products
 * ({@link SpectralCrop}) instead of two Fourier transforms: no complex tensors, exact at all sizes, differentiable.
 */
public final class SpectralPool implements ComplexLayer {

	private final NDManager owner;
	private final Map<Integer, SpectralCrop> crops = new HashMap<>();

	/** @param owner keeps the matrices of every size that was met */
	public SpectralPool(final NDManager owner) {
		this.owner = owner;
	}

	@Override
	public NDArray forward(final NDArray input, final Pass pass) {
		final int height = Math.toIntExact(input.getShape().get(2));
		final int width = Math.toIntExact(input.getShape().get(3));
		if (height < 2 || width < 2) throw new IllegalArgumentException("Image too small to pool: " + height + " x " + width);
		return Planar.scoped(input, () -> {
			// batched products of channels-last planes are slow: lay them out plane by plane first
			final NDArray planes = input.flatten().reshape(input.getShape());
			return half(height).alongHeight(half(width).alongWidth(planes));
		});
	}

	private SpectralCrop half(final int size) {
		return crops.computeIfAbsent(size, key -> new SpectralCrop(owner, size, size / 2));
	}
}
