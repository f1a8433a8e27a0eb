package io.github.phasegen.nn.published;

import java.util.List;

import io.github.phasegen.nn.ComplexLayer;
import io.github.phasegen.nn.Parameters;
import io.github.phasegen.nn.SpectralPool;

/**
 * The published phase network of Rempe et al., arXiv 2504.07560: predicts the noise in x_t (channel 0) given the magnitude as a
 * real image (channel 1).
 *
 * @param features complex channels per level, finest first
 * @param length residual blocks per level after the first
 * @param dropout probability to drop a value in training
 * @param timeSteps length T of the cosine noise schedule
 * @param activation see {@link PublishedActivation}; null for prelu, the published one
 */
public record PublishedPhaseConfig(List<Integer> features, int length, double dropout, int timeSteps, String activation) {

	/** Complex input channels: noisy image and magnitude. */
	public static final int INPUT_CHANNELS = 2;

	private static final int EMBEDDING_WIDTH = 256;

	public PublishedPhaseConfig {
		features = List.copyOf(features);
		activation = activation == null ? PublishedActivation.PRELU.optionName() : activation;
		PublishedActivation.parse(activation);
		if (timeSteps < 2) throw new IllegalArgumentException("timeSteps: found " + timeSteps + ", expected at least 2");
	}

	/** A network with the published activation. */
	public PublishedPhaseConfig(final List<Integer> features, final int length, final double dropout, final int timeSteps) {
		this(features, length, dropout, timeSteps, null);
	}

	/** The network of the paper: 16 769 353 parameters, a complex one counted once. */
	public static PublishedPhaseConfig paper() {
		return new PublishedPhaseConfig(List.of(16, 32, 64, 128, 256), 3, 0.2, 1000);
	}

	/** The network for images of any size, equal to the published one on square images. */
	public PublishedUNet network(final Parameters parameters) {
		return network(parameters, new SpectralPool(parameters.manager()));
	}

	/** The network with another pooling: {@link PublishedSquarePool} is what the published code does to images that are not square. */
	public PublishedUNet network(final Parameters parameters, final ComplexLayer pool) {
		final PublishedShape shape = new PublishedShape(INPUT_CHANNELS, 1, features, length);
		final BlockStyle style = new BlockStyle(PublishedActivation.parse(activation).factory(), dropout, false, EMBEDDING_WIDTH);
		return new PublishedUNet(shape, style, Resizing.repeating(pool), parameters);
	}
}
