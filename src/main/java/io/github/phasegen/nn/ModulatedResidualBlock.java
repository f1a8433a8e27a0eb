package io.github.phasegen.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import io.github.phasegen.nn.ComplexConv2d.Geometry;

/**
 * Pre-activation residual block: x + conv(act(norm(conv(act(norm x)))·(1 + s) + c)), with a real scale s and a complex shift
 * c per channel from the time embedding. The last convolution starts at zero, so a new block is the identity. The activation
 * is GELU on the real and on the imaginary plane. Without a time embedding scale and shift are left out.
 */
public final class ModulatedResidualBlock implements ComplexLayer {

	private final int channels;
	private final ComplexLayer norm1;
	private final ComplexConv2d conv1;
	private final ComplexLayer norm2;
	private final ComplexConv2d conv2;
	private final NDArray modulationWeight;
	private final NDArray modulationBias;

	public ModulatedResidualBlock(final Parameters.Scope scope, final int channels, final int embeddingWidth) {
		this(scope, channels, embeddingWidth, true);
	}

	/** @param normalised false for a block without normalisation */
	ModulatedResidualBlock(final Parameters.Scope scope, final int channels, final int embeddingWidth, final boolean normalised) {
		this.channels = channels;
		norm1 = normalised ? new ComplexRmsNorm(scope.scope("norm1"), channels) : ComplexLayer.IDENTITY;
		conv1 = new ComplexConv2d(scope.scope("conv1"), Geometry.same(channels, channels, 3, true), 1.4);
		norm2 = normalised ? new ComplexRmsNorm(scope.scope("norm2"), channels) : ComplexLayer.IDENTITY;
		conv2 = new ComplexConv2d(scope.scope("conv2"), Geometry.same(channels, channels, 3, true), 0);
		final boolean timed = embeddingWidth > 0;
		modulationWeight = timed ? scope.normal("modulation.weight", new Shape(3L * channels, embeddingWidth), 0) : null;
		modulationBias = timed ? scope.constant("modulation.bias", new Shape(3L * channels), 0) : null;
	}

	@Override
	public NDArray forward(final NDArray input, final Pass pass) {
		return Planar.scoped(input, () -> {
			final NDArray h = Planar.scoped(input, () -> conv1.forward(Activation.gelu(norm1.forward(input, pass)), pass));
			final NDArray modulated = Planar.scoped(h, () -> modulate(norm2.forward(h, pass), pass.embedding()));
			return input.add(conv2.forward(Activation.gelu(modulated), pass));
		});
	}

	private NDArray modulate(final NDArray h, final NDArray embedding) {
		if (modulationWeight == null) return h;
		final long n = h.getShape().get(0);
		final NDArray all = Linear.linear(embedding, modulationWeight, modulationBias).singletonOrThrow();
		all.attach(h.getManager());
		final NDArray scale = all.get(":, :" + channels).add(1);
		final NDArray planarScale = NDArrays.concat(new NDList(scale, scale), 1).reshape(n, 2L * channels, 1, 1);
		final NDArray shift = all.get(":, " + channels + ":").reshape(n, 2L * channels, 1, 1);
		return h.mul(planarScale).add(shift);
	}

	@Override
	public void freeze() {
		conv1.freeze();
		conv2.freeze();
	}
}
