package io.github.phasegen.nn.published;

import java.util.Objects;

import io.github.phasegen.nn.ActivationFactory;

/**
 * How the residual blocks of a published network are furnished.
 *
 * @param activation makes the two activations of every block
 * @param dropout probability to drop a complex value in training, 0 to below 1
 * @param convolutionBias whether the two convolutions of a block have a bias
 * @param embeddingWidth width of the positional encoding of the time step, even; 0 for networks without time
 */
public record BlockStyle(ActivationFactory activation, double dropout, boolean convolutionBias, int embeddingWidth) {

	public BlockStyle {
		Objects.requireNonNull(activation, "activation");
		if (!(dropout >= 0 && dropout < 1)) throw new IllegalArgumentException("dropout: found " + dropout + ", expected 0 to below 1");
		if (embeddingWidth < 0 || embeddingWidth % 2 != 0 || embeddingWidth > 4096) throw new IllegalArgumentException(
			"embeddingWidth: found " + embeddingWidth + ", expected an even number up to 4096");
	}

	/** The same blocks without a time embedding. */
	public BlockStyle withoutEmbedding() {
		return new BlockStyle(activation, dropout, convolutionBias, 0);
	}
}
