package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Consumer;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.github.phasegen.nn.Parameters;

/**
 * Runs a {@link TrainingTask} to its end: updates, moving average, validation, early stopping, checkpoints, log.
 * <p>
 * A loop of our own instead of DJL's Trainer, because that one hides the optimiser's state (no exact resume), has no moving
 * average, and expects labelled arrays where a diffusion step draws its own targets.
 *
 * @param <B> batch type
 */
public final class TrainingLoop<B> {

	private final TrainingTask<B> task;
	private final OptimiserOptions optimiserOptions;
	private final LoopOptions options;
	private final Consumer<String> report;

	/** @param report receives a line per log entry */
	public TrainingLoop(final TrainingTask<B> task, final OptimiserOptions optimiserOptions, final LoopOptions options,
		final Consumer<String> report)
	{
		this.task = task;
		this.optimiserOptions = optimiserOptions;
		this.options = options;
		this.report = report;
	}

	/**
	 * Trains from the checkpoint in the output folder, or from the start when there is none; at the end the network holds the
	 * averaged weights.
	 *
	 * @return the last validation figure
	 * @throws TrainingException when the loss is not finite; the last checkpoint stays as it is
	 */
	public double run() throws IOException, InterruptedException {
		Files.createDirectories(options.output());
		final Parameters parameters = task.network().parameters();
		parameters.requireGradients();
		try (AdamW optimiser = new AdamW(parameters, optimiserOptions);
				MovingAverage average = new MovingAverage(parameters, optimiserOptions.averageDecay()))
		{
			final Map<String, Map<String, NDArray>> groups = Checkpoint.groups(parameters.all(), optimiser, average);
			final Run run = new Run(optimiser, average, groups);
			if (Files.exists(options.checkpoint())) run.progress = Checkpoint.restore(options.checkpoint(), groups,
				options.configHash());
			return run.toTheEnd();
		}
	}

	/** The mutable state of one run. */
	private final class Run {

		private final AdamW optimiser;
		private final MovingAverage average;
		private final Map<String, Map<String, NDArray>> groups;
		private final TrainingLog log = new TrainingLog(options.log(), options.curve());
		private Checkpoint.Progress progress = new Checkpoint.Progress(0, Double.POSITIVE_INFINITY, 0);
		private double validation = Double.NaN;
		private double lossSum;
		private int lossCount;
		private long started = System.nanoTime();

		Run(final AdamW optimiser, final MovingAverage average, final Map<String, Map<String, NDArray>> groups) {
			this.optimiser = optimiser;
			this.average = average;
			this.groups = groups;
		}

		double toTheEnd() throws IOException, InterruptedException {
			log.resume(progress.step());
			try (Prefetcher<B> batches = new Prefetcher<>(task::batch, progress.step() + 1, 4)) {
				for (int step = progress.step() + 1; step <= optimiserOptions.steps(); step++) {
					update(step, batches.take());
					final boolean last = step == optimiserOptions.steps();
					if (last || step % options.validateEvery() == 0) validate(step);
					final boolean stop = stopsEarly(step);
					progress = new Checkpoint.Progress(step, progress.bestValidation(), progress.bestStep());
					if (last || stop || step % options.checkpointEvery() == 0) Checkpoint.save(options.checkpoint(), groups, progress,
						options.configHash());
					if (stop) break;
				}
			}
			average.values().forEach((name, values) -> {
				task.network().parameters().all().get(name).setRequiresGradient(false);
				task.network().parameters().set(name, values.toFloatArray());
			});
			return validation;
		}

		private void update(final int step, final B batch) throws TrainingException {
			final float loss = gradients(batch);
			final double norm = optimiser.step(step);
			if (!Float.isFinite(loss) || !Double.isFinite(norm)) throw new TrainingException("Step " + step + ": loss " + loss +
				", gradient norm " + norm + " are not finite; the last good checkpoint is that of step " + lastCheckpoint());
			average.update(step);
			lossSum += loss;
			lossCount++;
		}

		private int lastCheckpoint() {
			return progress.step() / options.checkpointEvery() * options.checkpointEvery();
		}

		private float gradients(final B batch) {
			try (NDManager scope = task.network().parameters().manager().newSubManager();
					GradientCollector collector = Engine.getInstance().newGradientCollector())
			{
				final NDArray loss = task.loss(scope, batch);
				collector.backward(loss);
				return loss.getFloat();
			}
		}

		private void validate(final int step) throws IOException {
			average.during(() -> {
				try (NDManager scope = task.network().parameters().manager().newSubManager()) {
					validation = task.validate(scope);
				}
			});
			if (validation < progress.bestValidation()) progress = new Checkpoint.Progress(step, validation, step);
			final double loss = lossSum / lossCount;
			final double seconds = (System.nanoTime() - started) / 1e9 / lossCount;
			log.add(new TrainingLog.Entry(step, loss, validation, optimiserOptions.rate(step), seconds));
			report.accept(String.format(java.util.Locale.ROOT, "step %d/%d  loss %.4f  validation %.4f  %.2f s/step", step,
				optimiserOptions.steps(), loss, validation, seconds));
			lossSum = 0;
			lossCount = 0;
			started = System.nanoTime();
		}

		private boolean stopsEarly(final int step) {
			return options.patience() > 0 && step - progress.bestStep() >= (long) options.patience() * options.validateEvery() &&
				progress.bestStep() > 0;
		}
	}
}
