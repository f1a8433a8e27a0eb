package io.github.phasegen.nn.published;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import io.github.phasegen.nn.ComplexConv2d;
import io.github.phasegen.nn.ComplexConv2d.Geometry;
import io.github.phasegen.nn.ComplexDropout;
import io.github.phasegen.nn.ComplexLayer;
import io.github.phasegen.nn.Parameters;
import io.github.phasegen.nn.Pass;
import io.github.phasegen.nn.Planar;

/**
 * The published residual block: act(dropout(norm(conv₂(h + e))) + skip(x)) with h = dropout(act(norm(conv₁ x))), the time
 * embedding e on the real part of every pixel, and a 3×3 convolution as skip when the number of channels changes.
 */
public final class PublishedResidualBlock implements ComplexLayer {

	private final NormalisedConvolution conv1;
	private final ComplexLayer activation1;
	private final NormalisedConvolution conv2;
	private final ComplexLayer activation2;
	private final ComplexDropout dropout;
	private final ComplexConv2d skip;
	private final NDArray embeddingWeight;
	private final NDArray embeddingBias;

	public PublishedResidualBlock(final Parameters.Scope scope, final int in, final int out, final BlockStyle style) {
		activation2 = style.activation().create(scope.scope("activation"), out);
		skip = in == out ? null : new ComplexConv2d(scope.scope("residual.0"), Geometry.same(in, out, 3, false), 1);
		final boolean embedded = style.embeddingWidth() > 0;
		embeddingWeight = embedded ? scope.normal("emb.1.weight", new Shape(out, style.embeddingWidth()),
			Math.sqrt(1.0 / style.embeddingWidth())) : null;
		embeddingBias = embedded ? scope.constant("emb.1.bias", new Shape(out), 0) : null;
		conv1 = new NormalisedConvolution(scope.scope("conv1"), Geometry.same(in, out, 3, style.convolutionBias()));
		activation1 = style.activation().create(scope.scope("conv1.2"), out);
		conv2 = new NormalisedConvolution(scope.scope("conv2"), Geometry.same(out, out, 3, style.convolutionBias()));
		dropout = new ComplexDropout(style.dropout());
	}

	@Override
	public NDArray forward(final NDArray input, final Pass pass) {
		return Planar.scoped(input, () -> {
			NDArray h = activation1.forward(conv1.forward(input, pass), pass);
			h = embed(dropout.forward(h, pass), pass);
			h = dropout.forward(conv2.forward(h, pass), pass);
			return activation2.forward(h.addi(skip == null ? input : skip.forward(input, pass)), pass);
		});
	}

	/** Adds the embedding's projection to the real parts. {@link Pass#embedding()} is SiLU of the positional encoding. */
	private NDArray embed(final NDArray h, final Pass pass) {
		if (embeddingWeight == null) return h;
		final NDArray real = Linear.linear(pass.embedding(), embeddingWeight, embeddingBias).singletonOrThrow();
		real.attach(h.getManager());
		final NDArray shift = real.concat(real.zerosLike(), 1);
		return h.add(shift.reshape(shift.getShape().get(0), shift.getShape().get(1), 1, 1));
	}

	@Override
	public void freeze() {
		conv1.freeze();
		activation1.freeze();
		conv2.freeze();
		activation2.freeze();
		if (skip != null) skip.freeze();
	}
}
