package io.github.phasegen.export;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.diffusion.GenerateOptions;
import io.github.phasegen.diffusion.GenerateProgress;
import io.github.phasegen.diffusion.SlicePhases;
import io.github.phasegen.diffusion.SlicePhases.Slice;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.model.PhaseModel;
import io.github.phasegen.simulate.baseline.NaiveSinusoid;
import io.github.phasegen.simulate.baseline.PhaseBaseline;

/** Makes the drawer of a phase source, and says what it does. */
final class PhaseDrawers {

	/** As published: amplitude 1 rad, noise 0.05 rad. One period over the width, where the paper leaves it to the matrix size. */
	static final NaiveSinusoid.Parameters NAIVE = new NaiveSinusoid.Parameters(1, 1, NaiveSinusoid.Parameters.PUBLISHED_NOISE);

	/** Keeps the seeds of neighbouring runs apart, as {@link io.github.phasegen.simulate.baseline.PhaseBaselines#drawStack} does. */
	private static final long SEED_STEP = 1_000_003L;

	private final ImageShape shape;
	private final ExportOptions options;
	private final LoadedModel model;
	private final RunProgress progress;
	private final List<String> warnings;

	/** @param warnings receives what the user should know about slices when they are drawn */
	PhaseDrawers(final ImageShape shape, final ExportOptions options, final LoadedModel model, final RunProgress progress,
		final List<String> warnings)
	{
		this.shape = shape;
		this.options = options;
		this.model = model;
		this.progress = progress;
		this.warnings = warnings;
	}

	/** @return null for {@link PhaseSource#KEEP} */
	PhaseDrawer drawer(final PhaseSource source) throws IOException {
		return switch (source) {
			case KEEP -> null;
			case GENERATED -> generated();
			case NAIVE -> baseline(new NaiveSinusoid(NAIVE));
			case SMOOTH -> new SmoothPhase(shape, options.seed());
			case ZERO -> (magnitude, plane) -> new float[magnitude.length];
			case AUTO -> throw new IllegalArgumentException("phase: expected a decided source, found auto");
		};
	}

	/** The source and its parameters. */
	Map<String, Object> record(final PhaseSource source) throws IOException {
		final Map<String, Object> record = new LinkedHashMap<>();
		record.put("source", source.optionName());
		switch (source) {
			case GENERATED -> addGenerated(record);
			case NAIVE -> {
				record.put("formula", "amplitude * (sin x + cos y) * m / max(m) + noise");
				record.put("periodInWidths", NAIVE.periodInWidths());
				record.put("amplitude", NAIVE.amplitude());
				record.put("noise", NAIVE.noise());
			}
			case SMOOTH -> {
				record.put("formula", "Gaussian random field");
				record.put("correlationLength", SmoothPhase.PARAMETERS.correlationLength());
				record.put("amplitude", SmoothPhase.PARAMETERS.amplitude());
			}
			default -> {}
		}
		return record;
	}

	private void addGenerated(final Map<String, Object> record) throws IOException {
		final PhaseModel loaded = model.get(options.phase());
		final GenerateOptions generate = options.phase().generate();
		record.put("sampler", generate.sampler().optionName());
		record.put("steps", generate.steps() == 0 ? loaded.config().diffusion().defaultSteps() : generate.steps());
		record.put("passesPerSlice", new SlicePhases(loaded, generate).passes(shape.width(), shape.height()));
		record.put("projectMagnitude", generate.projectMagnitude());
		record.put("sharedNoise", generate.sharedNoise());
	}

	private PhaseDrawer generated() throws IOException {
		if (shape.width() < 2 || shape.height() < 2)
			throw new IllegalArgumentException("image: found " + shape.width() + " x " + shape.height()
				+ " pixels, expected at least 2 x 2 to generate phase");
		final GenerateOptions generate = options.phase().generate().withSeed(options.seed());
		final SlicePhases phases = new SlicePhases(model.get(options.phase()), generate);
		return (magnitude, plane) -> {
			if (SlicePhases.isConstant(magnitude))
				warnings.add("Slice " + (plane + 1) + " is constant (" + magnitude[0] + "); its phase is set to 0");
			return phases.draw(new Slice(magnitude, shape.width(), shape.height(), plane, shape.planeCount()), new PassProgress());
		};
	}

	private PhaseDrawer baseline(final PhaseBaseline baseline) {
		return (magnitude, plane) -> baseline.phase(magnitude, shape.width(), shape.height(), options.seed() * SEED_STEP + plane);
	}

	/** Passes on what the network does. */
	private final class PassProgress implements GenerateProgress {

		@Override
		public void step(final int slice, final int slices, final int step, final int steps) {
			step(slice, slices, step, steps, (double) step / steps);
		}

		@Override
		public void step(final int slice, final int slices, final int step, final int steps, final double work) {
			progress.report(slice, slices, (slice - 1 + work) / slices);
		}

		@Override
		public boolean cancelled() {
			return progress.cancelled();
		}
	}
}
