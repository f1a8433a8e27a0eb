package io.github.phasegen.nn.published;

import java.util.List;

import io.github.phasegen.nn.Parameters;

/**
 * The published reconstruction network of Rempe et al., arXiv 2504.07560; see {@link PublishedReconstruction}.
 *
 * @param features complex channels per level, finest first
 * @param length residual blocks per level after the first
 * @param dropout probability to drop a value in training
 * @param activation see {@link PublishedActivation}; null for relu, the published one
 * @param consistency whether a data-consistency step follows each pooling
 */
public record PublishedReconConfig(List<Integer> features, int length, double dropout, String activation, boolean consistency) {

	public PublishedReconConfig {
		features = List.copyOf(features);
		activation = activation == null ? PublishedActivation.RELU.optionName() : activation;
		PublishedActivation.parse(activation);
	}

	/** The network; image and measured k-space in, image out. */
	public PublishedReconstruction network(final Parameters parameters) {
		final BlockStyle style = new BlockStyle(PublishedActivation.parse(activation).factory(), dropout, true, 0);
		return new PublishedReconstruction(new PublishedUNet(new PublishedShape(1, 1, features, length), style, null, parameters),
			consistency);
	}
}
