package io.github.phasegen.diffusion;

import java.util.Arrays;
import java.util.Random;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.nn.Network;
import io.github.phasegen.nn.Planar;

/**
 * The steps of the published diffusion model (Rempe et al., arXiv 2504.07560) on planar complex images (N, 2, H, W), for its
 * weights. In training the condition is the modulus of the standardised image, in sampling the magnitude that the caller gives.
 */
public final class PublishedDiffusion {

	private PublishedDiffusion() {}

	/** (x − mean)/σ of every image, with its complex mean and σ² = Σ|x − mean|²/(n − 1). */
	public static NDArray standardise(final NDArray images) {
		return Planar.scoped(images, () -> {
			final long pixels = images.getShape().get(2) * images.getShape().get(3);
			final NDArray centred = images.sub(images.sum(new int[] { 2, 3 }, true).div(pixels));
			final NDArray variance = centred.square().sum(new int[] { 1, 2, 3 }, true).div(pixels - 1);
			return centred.div(variance.sqrt());
		});
	}

	/**
	 * The magnitude as the published sampling loop gives it to the network: (m − mean)/σ with σ² = Σ (m − mean)²/(n − 1). In training the
	 * condition was another one, the modulus of the standardised complex image.
	 */
	static float[] whitened(final float[] magnitude) {
		double mean = 0;
		for (final float value : magnitude)
			mean += value;
		mean /= magnitude.length;
		double sum = 0;
		for (final float value : magnitude)
			sum += (value - mean) * (value - mean);
		final double deviation = Math.sqrt(sum / Math.max(1, magnitude.length - 1));
		final float[] result = new float[magnitude.length];
		for (int i = 0; i < result.length; i++)
			result[i] = (float) ((magnitude[i] - mean) / deviation);
		return result;
	}

	/**
	 * Where the published sampling loop starts. It draws the angle of its noise as that of real numbers, which is 0 or π, so that this is the
	 * whitened magnitude with a random sign in every pixel instead of noise of random phase.
	 *
	 * @return planar, the imaginary part 0
	 */
	static float[] start(final float[] whitened, final Random random) {
		final float[] planar = realPlanes(whitened);
		for (int i = 0; i < whitened.length; i++)
			if (random.nextBoolean()) planar[i] = -planar[i];
		return planar;
	}

	/** A real plane and an imaginary one of zeros. */
	static float[] realPlanes(final float[] real) {
		return Arrays.copyOf(real, 2 * real.length);
	}

	/** A real tensor (N, C, H, W) as a planar complex one. */
	public static NDArray real(final NDArray values) {
		return NDArrays.concat(new NDList(values, values.zerosLike()), 1);
	}

	/** x_t = α_t·x_0 + σ_t·ε, with a time step for each image. */
	public static NDArray diffuse(final NoiseSchedule schedule, final NDArray x0, final NDArray noise, final int[] times) {
		final float[] alpha = new float[times.length];
		final float[] sigma = new float[times.length];
		for (int i = 0; i < times.length; i++) {
			alpha[i] = (float) schedule.alpha(times[i]);
			sigma[i] = (float) schedule.sigma(times[i]);
		}
		final Shape perImage = new Shape(times.length, 1, 1, 1);
		return Planar.scoped(x0, () -> x0.mul(x0.getManager().create(alpha, perImage)).add(noise.mul(x0.getManager().create(sigma,
			perImage))));
	}

	/** Mean modulus of the complex difference. */
	public static NDArray loss(final NDArray predicted, final NDArray noise) {
		return Planar.modulus(predicted.sub(noise)).mean();
	}

	/**
	 * The network's estimate of the noise in x_t.
	 *
	 * @param magnitude real condition (N, 1, H, W), already scaled
	 */
	public static NDArray predictNoise(final Network network, final NDArray xt, final NDArray magnitude, final int t) {
		return Planar.scoped(xt, () -> {
			final NDArray times = xt.getManager().full(new Shape(xt.getShape().get(0)), t);
			return network.forward(Planar.concat(xt, real(magnitude)), times, false);
		});
	}

	/**
	 * One ancestral step (Ho et al., arXiv 2006.11239, algorithm 2, with the posterior variance):
	 * x_{t−1} = (x_t − β_t/σ_t·ε)/√(1 − β_t) + √(β_t·σ²_{t−1}/σ²_t)·z; nothing is added at t = 0.
	 *
	 * @param epsilon predicted noise
	 * @param noise fresh noise z
	 */
	public static NDArray previous(final NoiseSchedule schedule, final NDArray xt, final NDArray epsilon, final NDArray noise,
		final int t)
	{
		final double beta = schedule.beta(t);
		final double root = Math.sqrt(1 - beta);
		final double sigma = schedule.sigma(t);
		final double deviation = Math.sqrt(beta) * schedule.sigma(t - 1) / sigma;
		return Planar.scoped(xt, () -> {
			final NDArray mean = xt.div(root).sub(epsilon.mul(beta / (sigma * root)));
			return t == 0 ? mean : mean.add(noise.mul(deviation));
		});
	}
}
