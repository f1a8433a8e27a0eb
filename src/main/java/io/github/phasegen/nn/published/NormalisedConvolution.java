package io.github.phasegen.nn.published;

import ai.djl.ndarray.NDArray;
import io.github.phasegen.nn.ComplexConv2d;
import io.github.phasegen.nn.ComplexLayer;
import io.github.phasegen.nn.Parameters;
import io.github.phasegen.nn.Pass;

/** A convolution followed by the published norm; one convolution once frozen. Tensors: {@code 0.*} and {@code 1.*}. */
final class NormalisedConvolution implements ComplexLayer {

	private final ComplexConv2d convolution;
	private final PublishedNorm norm;
	private boolean frozen;

	NormalisedConvolution(final Parameters.Scope scope, final ComplexConv2d.Geometry geometry) {
		convolution = new ComplexConv2d(scope.scope("0"), geometry, 1);
		norm = new PublishedNorm(scope.scope("1"), geometry.outputChannels());
	}

	@Override
	public NDArray forward(final NDArray input, final Pass pass) {
		final NDArray convolved = convolution.forward(input, pass);
		return frozen ? convolved : norm.forward(convolved, pass);
	}

	@Override
	public void freeze() {
		norm.foldInto(convolution);
		frozen = true;
	}
}
