package io.github.phasegen.nn.published;

import java.util.List;

/**
 * Channels and depth of a published U-Net.
 *
 * @param inputChannels complex input channels
 * @param outputChannels complex output channels
 * @param features complex channels per level, finest first; the bottleneck doubles the last one
 * @param length residual blocks per level after the first
 */
public record PublishedShape(int inputChannels, int outputChannels, List<Integer> features, int length) {

	public PublishedShape {
		features = List.copyOf(features);
		require(inputChannels > 0 && outputChannels > 0, "channels must be positive");
		require(!features.isEmpty() && features.size() <= 8, "features: expected 1 to 8 levels, found " + features.size());
		require(features.stream().allMatch(f -> f > 0 && f <= 4096), "features must be 1 to 4096, found " + features);
		require(length >= 0 && length <= 64, "length must be 0 to 64, found " + length);
	}

	private static void require(final boolean condition, final String message) {
		if (!condition) throw new IllegalArgumentException("Architecture: " + message);
	}
}
