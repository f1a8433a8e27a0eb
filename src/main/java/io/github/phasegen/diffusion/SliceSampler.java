package io.github.phasegen.diffusion;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.diffusion.Pyramid.Level;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.CropPad;
import io.github.phasegen.kspace.Padding;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.PhaseModel;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.nn.Network;
import io.github.phasegen.nn.Planar;

/**
 * Draws the phase of one slice, level by level. The network always sees one slice at a time: convolution libraries choose
 * their order of summation by the batch, so larger batches would make a slice's bytes depend on its neighbours.
 */
final class SliceSampler {

	/**
	 * τ of the projection, in units of the scale: for slices that one level draws, and for those of several levels, whose
	 * low-passed magnitude has a pedestal of noise. Chosen on simulated acquisitions of the validation head.
	 */
	private static final double NOISE_MODULUS = 0.3;
	private static final double NOISE_MODULUS_OF_PYRAMID = 0.8;

	private final PhaseModel model;
	private final GenerateOptions options;
	private final DiffusionProcess process;
	private final InputScaling scaling;
	private final boolean reference;
	private final int steps;

	/** What identifies the noise of a slice. */
	record NoiseKey(long slice, int sample) {}

	/** Hears about every pass of a slice. */
	interface PassListener {

		/** @param work part of the slice's work that is done */
		void onPass(int pass, int passes, double work);
	}

	SliceSampler(final PhaseModel model, final GenerateOptions options) {
		final ModelConfig config = model.config();
		this.model = model;
		this.options = options;
		this.process = DiffusionProcess.of(config.diffusion());
		this.scaling = InputScaling.of(config);
		this.reference = options.sampler() == Sampler.REFERENCE;
		this.steps = steps(config, options);
		if (reference) checkReference();
		if (steps > process.schedule().steps()) throw new IllegalArgumentException("steps: found " + steps +
			", expected at most " + process.schedule().steps() + ", the time steps of model " + config.name());
	}

	/** Network passes at the coarsest level. */
	static int steps(final ModelConfig config, final GenerateOptions options) {
		if (options.steps() != 0) return options.steps();
		return options.sampler() == Sampler.REFERENCE ? config.diffusion().scheduleSteps() : config.diffusion().defaultSteps();
	}

	/** The published loop knows one process and takes every step of it. */
	private void checkReference() {
		final boolean published = scaling == InputScaling.STANDARDISED && process.prediction() == Prediction.EPSILON && model.refine()
			.isEmpty();
		if (!published) throw new IllegalArgumentException("sampler: found reference with model " + model.config().name() +
			", expected a model imported from the published code");
		if (steps != process.schedule().steps()) throw new IllegalArgumentException("steps: found " + steps +
			", expected 0 or " + process.schedule().steps() + ": the reference sampler takes all time steps of model " + model.config()
				.name());
	}

	/** Sizes at which a slice is drawn, coarsest first. */
	List<Level> levels(final int width, final int height) {
		final int maxSide = model.refine().isEmpty() ? 0 : model.config().stage(StageConfig.BASE).orElseThrow().maxSide();
		return Pyramid.levels(width, height, maxSide);
	}

	/** Network passes per slice of this size. */
	int passes(final int width, final int height) {
		return steps + (levels(width, height).size() - 1) * refineSteps();
	}

	/** Pixels that the passes of a level see. */
	private double work(final List<Level> levels, final int index) {
		return (double) levels.get(index).width() * levels.get(index).height() * (index == 0 ? steps : refineSteps());
	}

	private int refineSteps() {
		return (steps + 1) / 2;
	}

	/**
	 * @param magnitude row-major, with some signal
	 * @return phase in radians, row-major
	 */
	float[] phase(final float[] magnitude, final Level size, final NoiseKey key, final PassListener listener) {
		return moderatePhase(moderate(magnitude), size, key, listener);
	}

	/** Far from 1, sums over the image leave the range of floats; and phase does not depend on the unit. */
	private static float[] moderate(final float[] magnitude) {
		float largest = 0;
		for (final float value : magnitude)
			largest = Math.max(largest, value);
		return largest > 1e-12f && largest < 1e12f ? magnitude : Conditioning.normalised(magnitude, largest);
	}

	private float[] moderatePhase(final float[] magnitude, final Level size, final NoiseKey key, final PassListener listener) {
		final List<Level> levels = levels(size.width(), size.height());
		final int passes = passes(size.width(), size.height());
		final double noiseModulus = levels.size() == 1 ? NOISE_MODULUS : NOISE_MODULUS_OF_PYRAMID;
		ComplexPlane drawn = null;
		final double allWork = IntStream.range(0, levels.size()).mapToDouble(i -> work(levels, i)).sum();
		double doneWork = 0;
		int done = 0;
		for (int i = 0; i < levels.size(); i++) {
			final Level level = levels.get(i);
			final float[] known = Pyramid.magnitude(magnitude, size, level);
			final float scale = scaling.scale(known);
			final float[] normalised = reference ? PublishedDiffusion.whitened(known) : Conditioning.normalised(known, scale > 0 ? scale
				: 1);
			final ComplexPlane coarse = drawn == null ? null : Pyramid.enlarge(drawn, level, scale > 0 ? scale : 1);
			final int before = done;
			final double workBefore = doneWork;
			final double levelWork = work(levels, i);
			final int levelSteps = drawn == null ? steps : refineSteps();
			final ComplexPlane phaseOf = draw(new Task(level, normalised, coarse, noise(key, i), noiseModulus), levelSteps, pass -> listener
				.onPass(before + pass, passes, (workBefore + levelWork * pass / levelSteps) / allWork));
			doneWork += levelWork;
			done += levelSteps;
			drawn = Pyramid.withMagnitude(phaseOf, known);
		}
		return drawn.phase();
	}

	private Random noise(final NoiseKey key, final int level) {
		final long slice = options.sharedNoise() ? 0 : key.slice() + 1;
		return new Random(options.seed() * 6_364_136_223_846_793_005L + slice * 1_442_695_040_888_963_407L + key.sample() *
			2_862_933_555_777_941_757L + level);
	}

	/** One level to be drawn. */
	private record Task(Level level, float[] normalised, ComplexPlane coarse, Random random, double noiseModulus) {}

	/** Hears about the passes of one level. */
	private interface LevelListener {

		void onPass(int pass);
	}

	private ComplexPlane draw(final Task task, final int levelSteps, final LevelListener listener) {
		final Network network = task.coarse() == null ? model.base() : model.refine().orElseThrow();
		final Padding padding = Padding.toMultipleOf(network.sizeMultiple(), task.level().width(), task.level().height());
		final int w = padding.paddedWidth(task.level().width());
		final int h = padding.paddedHeight(task.level().height());
		final float[] normalised = CropPad.reflectPad(task.normalised(), task.level().width(), task.level().height(), padding);
		final ComplexPlane coarse = task.coarse() == null ? null : CropPad.reflectPad(task.coarse(), padding);
		try (NDManager scope = model.manager().newSubManager()) {
			final float[] planes = scaling.planes(normalised, coarse);
			final NDArray condition = scope.create(planes, new Shape(1, planes.length / (w * h), h, w));
			final Projection projection = Projection.to(scope, normalised, new Shape(1, 1, h, w), task.noiseModulus());
			final StepNoise noise = (manager, step) -> gaussian(manager, task.random(), h, w);
			final NDArray start = reference ? scope.create(PublishedDiffusion.start(normalised, task.random()), new Shape(1, 2, h, w))
				: noise.draw(scope, -1);
			final NDArray result = options.sampler().function().sample(denoiser(network, condition, projection), start, SamplingPlan
				.of(process.schedule(), levelSteps), noise, (step, all, clean) -> listener.onPass(step));
			return CropPad.crop(plane(result, w, h), padding);
		}
	}

	private NDArray gaussian(final NDManager manager, final Random random, final int h, final int w) {
		final float[] planar = new float[2 * h * w];
		process.noise().fill(planar, random);
		return manager.create(planar, new Shape(1, 2, h, w));
	}

	private Denoiser denoiser(final Network network, final NDArray condition, final Projection projection) {
		return (noisy, time) -> {
			final NDArray input = Planar.concat(noisy, condition);
			final NDArray output = network.forward(input, noisy.getManager().create(new float[] { time }), false);
			final NoiseSchedule schedule = process.schedule();
			final NDArray clean = process.prediction().clean(noisy, output, schedule.alpha(time), schedule.sigma(time));
			return options.projectMagnitude() && !reference ? projection.of(clean) : clean;
		};
	}

	/**
	 * Keeps the phase and moves the modulus towards what is known, by the weight m²/(m² + τ²). Where there is signal, this
	 * commits the early steps to one phase for the whole head; in noise it would turn a vanishing expectation into patches of
	 * one phase. Made once per level: what is computed from a lasting array would last as long.
	 */
	private record Projection(NDArray modulus, NDArray weight) {

		static Projection to(final NDManager scope, final float[] known, final Shape shape, final double noiseModulus) {
			final float[] weight = new float[known.length];
			for (int i = 0; i < weight.length; i++)
				weight[i] = (float) (known[i] * known[i] / (known[i] * known[i] + noiseModulus * noiseModulus));
			return new Projection(scope.create(known, shape), scope.create(weight, shape));
		}

		NDArray of(final NDArray clean) {
			final NDArray length = clean.square().sum(new int[] { 1 }, true).add(1e-12).sqrt();
			final NDArray known = clean.div(length).mul(modulus);
			return clean.add(known.sub(clean).mul(weight));
		}
	}

	private static ComplexPlane plane(final NDArray planar, final int w, final int h) {
		final float[] values = planar.toFloatArray();
		final float[] data = new float[2 * w * h];
		for (int i = 0; i < w * h; i++) {
			data[2 * i] = values[i];
			data[2 * i + 1] = values[w * h + i];
			if (!Float.isFinite(data[2 * i]) || !Float.isFinite(data[2 * i + 1])) throw new IllegalStateException(
				"The network's output is not finite; the model's weights are damaged or do not fit its configuration");
		}
		return new ComplexPlane(w, h, data);
	}

	static void checkCancelled(final GenerateProgress progress) {
		if (progress.cancelled()) throw new CancellationException("Phase generation was cancelled");
	}
}
