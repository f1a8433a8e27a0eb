package io.github.phasegen.nn.published;

import java.util.List;

import io.github.phasegen.nn.Parameters;

/**
 * The published skull-stripping network (k-Strip, 10.1016/j.cmpb.2023.107912): from the k-space of a slice to that of its brain. It
 * pools by cropping k-space itself.
 *
 * @param features complex channels per level, finest first
 * @param length residual blocks per level after the first
 * @param dropout probability to drop a value in training
 * @param activation see {@link PublishedActivation}; null for relu, the published one
 */
public record PublishedKStripConfig(List<Integer> features, int length, double dropout, String activation) {

	public PublishedKStripConfig {
		features = List.copyOf(features);
		activation = activation == null ? PublishedActivation.RELU.optionName() : activation;
		PublishedActivation.parse(activation);
	}

	/** The network; one complex channel in and out. */
	public PublishedUNet network(final Parameters parameters) {
		final BlockStyle style = new BlockStyle(PublishedActivation.parse(activation).factory(), dropout, false, 0);
		return new PublishedUNet(new PublishedShape(1, 1, features, length), style, Resizing.repeating(new CentreCrop()), parameters);
	}
}
