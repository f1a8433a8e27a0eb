package io.github.phasegen.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.diffusion.DiffusionProcess;
import io.github.phasegen.nn.Network;
import io.github.phasegen.nn.Planar;

/** Learns to denoise the complex image of one level. The loss is the mean squared error of the prediction on both planes. */
final class PhaseTask implements TrainingTask<PhaseBatch> {

	/** Where examples come from and how many make a batch. */
	record Data(PhaseExamples training, PhaseExamples validation, int batchSize, int validationBatches, long seed) {}

	private final Network network;
	private final DiffusionProcess process;
	private final Data data;
	private final List<PhaseBatch> fixed = new ArrayList<>();

	PhaseTask(final Network network, final DiffusionProcess process, final Data data) {
		this.network = network;
		this.process = process;
		this.data = data;
	}

	@Override
	public Network network() {
		return network;
	}

	@Override
	public PhaseBatch batch(final int step) {
		return draw(data.training(), new SplittableRandom(data.seed() * 1_000_003 + step));
	}

	private PhaseBatch draw(final PhaseExamples examples, final SplittableRandom random) {
		final List<PhaseExample> drawn = examples.draw(random, data.batchSize());
		final int n = drawn.size();
		// one time per stratum, so that every batch sees early and late steps
		final int[] times = new int[n];
		for (int i = 0; i < n; i++)
			times[i] = (int) Math.min(process.schedule().steps() - 1L, (long) ((i + random.nextDouble()) / n * process.schedule()
				.steps()));
		final int pixels = drawn.get(0).clean().width() * drawn.get(0).clean().height();
		final float[] noise = new float[2 * n * pixels];
		final Random gaussian = new Random(random.nextLong());
		final float[] one = new float[2 * pixels];
		for (int i = 0; i < n; i++) {
			process.noise().fill(one, gaussian);
			System.arraycopy(one, 0, noise, 2 * i * pixels, one.length);
		}
		return PhaseBatch.of(drawn, noise, times);
	}

	@Override
	public NDArray loss(final NDManager scope, final PhaseBatch batch) {
		return loss(scope, batch, true);
	}

	private NDArray loss(final NDManager scope, final PhaseBatch batch, final boolean training) {
		final NDArray clean = batch.tensor(scope, batch.clean());
		final NDArray noise = batch.tensor(scope, batch.noise());
		final NDArray alpha = coefficients(scope, batch.times(), true);
		final NDArray sigma = coefficients(scope, batch.times(), false);
		final NDArray noisy = clean.mul(alpha).add(noise.mul(sigma));
		final NDArray input = Planar.concat(noisy, batch.tensor(scope, batch.condition()));
		final NDArray output = network.forward(input, times(scope, batch.times()), training);
		return output.sub(process.prediction().target(clean, noise, alpha, sigma)).square().mean();
	}

	private NDArray coefficients(final NDManager scope, final int[] times, final boolean signal) {
		final float[] values = new float[times.length];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (signal ? process.schedule().alpha(times[i]) : process.schedule().sigma(times[i]));
		return scope.create(values, new Shape(values.length, 1, 1, 1));
	}

	private static NDArray times(final NDManager scope, final int[] times) {
		final float[] values = new float[times.length];
		for (int i = 0; i < values.length; i++)
			values[i] = times[i];
		return scope.create(values);
	}

	@Override
	public double validate(final NDManager scope) {
		while (fixed.size() < data.validationBatches())
			fixed.add(draw(data.validation(), new SplittableRandom(7_919L * (fixed.size() + 1))));
		double sum = 0;
		for (final PhaseBatch batch : fixed)
			try (NDManager inner = scope.newSubManager()) {
				sum += loss(inner, batch, false).getFloat();
			}
		return sum / fixed.size();
	}
}
