package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

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
	 * averaged weights. A run that is already at its end, or has stopped early, is not continued.
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
			final Run run = new Run(optimiser, average);
			run.resume();
			run.toTheEnd();
			run.useAverage();
			return run.progress.validation();
		}
	}

	/** The mutable state of one run. */
	private final class Run {

		private final AdamW optimiser;
		private final MovingAverage average;
		private final Map<String, Map<String, NDArray>> groups;
		private final TrainingLog log = new TrainingLog(options.log(), options.curve());
		private Checkpoint.Progress progress = Checkpoint.Progress.START;
		private int savedStep;
		private int timedSteps;
		private long started = System.nanoTime();

		Run(final AdamW optimiser, final MovingAverage average) {
			this.optimiser = optimiser;
			this.average = average;
			this.groups = Checkpoint.groups(task.network().parameters().all(), optimiser, average);
		}

		void resume() throws IOException {
			if (Files.exists(options.checkpoint())) progress = Checkpoint.restore(options.checkpoint(), groups, options
				.configHash());
			savedStep = progress.step();
			log.resume(progress.step());
		}

		void toTheEnd() throws IOException, InterruptedException {
			final int steps = optimiserOptions.steps();
			try (Prefetcher<B> batches = new Prefetcher<>(task::batch, progress.step() + 1, isDone() ? progress.step() : steps)) {
				while (!isDone()) {
					progress = progress.updated(update(progress.step() + 1, batches.take()));
					final int step = progress.step();
					if (step == steps || step % options.validateEvery() == 0) validate();
					if (isDone() || step % options.checkpointEvery() == 0) save();
				}
			}
		}

		private boolean isDone() {
			return progress.step() >= optimiserOptions.steps() || stopsEarly();
		}

		private boolean stopsEarly() {
			return options.patience() > 0 && progress.bestStep() > 0 && progress.step() - progress.bestStep() >= (long) options
				.patience() * options.validateEvery();
		}

		private float update(final int step, final B batch) throws TrainingException {
			final float loss = gradients(batch);
			final double norm = optimiser.step(step);
			if (!Float.isFinite(loss) || !Double.isFinite(norm)) throw new TrainingException("Step " + step + ": loss " + loss +
				", gradient norm " + norm + " are not finite; " + (savedStep == 0 ? "there is no checkpoint yet"
					: "the last good checkpoint is that of step " + savedStep));
			average.update(step);
			timedSteps++;
			return loss;
		}

		private float gradients(final B batch) {
			final NDManager manager = task.network().parameters().manager();
			try (NDManager scope = manager.newSubManager(); GradientCollector collector = manager.getEngine()
				.newGradientCollector())
			{
				final NDArray loss = task.loss(scope, batch);
				collector.backward(loss);
				return loss.getFloat();
			}
		}

		private void validate() throws IOException {
			final double loss = progress.lossSum() / progress.lossCount();
			average.during(() -> {
				try (NDManager scope = task.network().parameters().manager().newSubManager()) {
					progress = progress.validated(task.validate(scope));
				}
			});
			final int step = progress.step();
			final double seconds = (System.nanoTime() - started) / 1e9 / timedSteps;
			log.add(new TrainingLog.Entry(step, loss, progress.validation(), optimiserOptions.rate(step), seconds));
			report.accept(String.format(Locale.ROOT, "step %d/%d  loss %.4f  validation %.4f  %.2f s/step", step, optimiserOptions
				.steps(), loss, progress.validation(), seconds));
			timedSteps = 0;
			started = System.nanoTime();
		}

		private void save() throws IOException {
			Checkpoint.save(options.checkpoint(), groups, progress, options.configHash());
			savedStep = progress.step();
		}

		void useAverage() {
			final Parameters parameters = task.network().parameters();
			average.values().forEach((name, values) -> {
				parameters.all().get(name).setRequiresGradient(false);
				parameters.set(name, values.toFloatArray());
			});
		}
	}
}
