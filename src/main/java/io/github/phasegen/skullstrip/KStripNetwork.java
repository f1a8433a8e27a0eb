package io.github.phasegen.skullstrip;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.model.ModelNetworks;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.nn.Network;

/**
 * The published network (k-Strip, 10.1016/j.cmpb.2023.107912), from k-space to k-space, with the published rule: brain is where the image of
 * its output has more than twice its mean magnitude, and what that encloses. It sees k-space as it is stored, or the unnormalised transform
 * of an image; nothing is scaled, since the published code scales nothing either. Works on whole images of any size that it can halve as
 * often as it has levels.
 */
final class KStripNetwork implements BrainNetwork {

	/** Brain is brighter than this many times the mean. */
	private static final double TIMES_MEAN = 2;
	/** Largest logit; there may be no signal at all. */
	private static final double LARGEST = 20;

	private final ModelNetworks networks;
	private final Network network;

	KStripNetwork(final ModelNetworks networks) {
		this.networks = networks;
		this.network = networks.network(StageConfig.BASE).orElseThrow();
	}

	@Override
	public int side() {
		return 0;
	}

	@Override
	public int sizeMultiple() {
		return 1;
	}

	/** The logarithm of the magnitude over twice its mean, which is above 0 where the published rule sees brain. */
	@Override
	public float[] logit(final ComplexPlane image, final Optional<FourierNorm> norm) {
		final int smallest = network.sizeMultiple();
		if (Math.min(image.width(), image.height()) < smallest) throw new IllegalArgumentException("image: found " + image.width() + " x " +
			image.height() + " pixels, expected at least " + smallest + " x " + smallest + ", which this network halves to 1 x 1");
		final PlaneFourier fourier = new PlaneFourier(image.width(), image.height());
		final ComplexPlane samples = image.copy();
		fourier.forward(samples.data(), norm.orElse(FourierNorm.BACKWARD));
		final ComplexPlane brain = output(samples);
		fourier.inverse(brain.data(), norm.orElse(FourierNorm.BACKWARD));
		return logit(brain.magnitude());
	}

	private ComplexPlane output(final ComplexPlane kSpace) {
		final int n = kSpace.width() * kSpace.height();
		final float[] planar = new float[2 * n];
		for (int i = 0; i < n; i++) {
			planar[i] = kSpace.data()[2 * i];
			planar[n + i] = kSpace.data()[2 * i + 1];
		}
		try (NDManager scope = networks.manager().newSubManager()) {
			final float[] output = network.forward(scope.create(planar, new Shape(1, 2, kSpace.height(), kSpace.width())), null, false)
				.toFloatArray();
			return ComplexPlane.fromParts(kSpace.width(), kSpace.height(), Arrays.copyOf(output, n), Arrays.copyOfRange(output, n, 2 * n));
		}
	}

	private static float[] logit(final float[] magnitude) {
		double mean = 0;
		for (final float value : magnitude)
			mean += (double) value / magnitude.length;
		final float[] logit = new float[magnitude.length];
		for (int i = 0; i < logit.length; i++)
			logit[i] = (float) (mean == 0 ? -LARGEST : Math.max(-LARGEST, Math.log(magnitude[i] / (TIMES_MEAN * mean))));
		return logit;
	}

	/** The published rule leaves only the edge to choose. */
	@Override
	public StripOptions applicable(final StripOptions options) {
		return StripOptions.defaults().withSliceCoherence(false).withLargestComponent(false).withMirrors(false).withSoftEdge(options.softEdge());
	}

	@Override
	public List<String> warnings() {
		return networks.warnings();
	}
}
