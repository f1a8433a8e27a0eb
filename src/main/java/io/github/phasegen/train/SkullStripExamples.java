package io.github.phasegen.train;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.simulate.AcquisitionSettings;
import io.github.phasegen.simulate.AcquisitionSimulator;
import io.github.phasegen.simulate.ContrastCurve;
import io.github.phasegen.simulate.HeadSource;
import io.github.phasegen.simulate.PeripheryScaling;
import io.github.phasegen.simulate.Range;
import io.github.phasegen.simulate.TargetSize;
import io.github.phasegen.simulate.TrainingImage;

/** Simulated acquisitions of heads with their brain masks, strongly varied. Every head is equally likely. Not thread-safe. */
final class SkullStripExamples implements StripExampleSource {

	/** Sides are multiples of this. */
	static final int MULTIPLE = 16;

	/** Part of the examples without a measured phase that look like images of an archive. */
	private static final double ARCHIVED = 0.7;

	private final List<List<HeadSource>> brains;
	private final List<List<HeadSource>> empty;
	private final TrainSkullStripConfig.Data config;
	private final StripPhaseMix phases;
	private final AcquisitionSimulator simulator = new AcquisitionSimulator(scanned());
	private final AcquisitionSimulator archive = new AcquisitionSimulator(archived());

	/** @throws IllegalArgumentException if no head has a slice with brain */
	SkullStripExamples(final List<List<HeadSource>> heads, final TrainSkullStripConfig.Data config) {
		this.brains = only(heads, true);
		this.empty = only(heads, false);
		if (brains.isEmpty()) throw new IllegalArgumentException("data.images: found no slice with brain, expected some");
		this.config = config;
		this.phases = new StripPhaseMix(config.phases());
	}

	/**
	 * Wider than for phase: heads of any size in the field of view, tilted, shaded, of any contrast. Few are stripped already, since where no
	 * skull is seen everything would be brain.
	 */
	static AcquisitionSettings scanned() {
		final AcquisitionSettings.View view = new AcquisitionSettings.View(new Range(0.85, 1.9), 0.5, 9, 0.5, 0.25, new Range(0.5, 1.8), 0.5,
			0.6);
		return AcquisitionSettings.defaults().withView(view).withReadout(readout(0.1, 0.35));
	}

	/** As archives keep images: the magnitude itself, mostly of spin echoes or short echoes, and rarely with visible noise. */
	private static AcquisitionSettings archived() {
		final AcquisitionSettings.Echo echo = new AcquisitionSettings.Echo(new Range(1, 5), 0.8, 0, new Range(1, 5));
		return scanned().withEcho(echo).withReadout(readout(0.6, 0.2));
	}

	private static AcquisitionSettings.Readout readout(final double noiseless, final double rectangular) {
		return new AcquisitionSettings.Readout(new Range(6, 200), noiseless, 0.1, 0.5, 0.35, rectangular, 0.12, 0.02);
	}

	/** The heads that have slices with brain, or without. */
	private static List<List<HeadSource>> only(final List<List<HeadSource>> heads, final boolean withBrain) {
		return heads.stream().map(images -> images.stream().flatMap(image -> image.only(withBrain).stream()).toList()).filter(images -> !images
			.isEmpty()).toList();
	}

	@Override
	public TrainingImage draw(final SplittableRandom random, final int width, final int height) {
		final List<List<HeadSource>> heads = random.nextDouble() < config.emptySlices() && !empty.isEmpty() ? empty : brains;
		final List<HeadSource> images = heads.get(random.nextInt(heads.size()));
		final HeadSource source = images.get(random.nextInt(images.size()));
		final StripPhase phase = phases.draw(random);
		final AcquisitionSimulator scanner = phase == StripPhase.SIMULATED ? simulator : either(random);
		final TrainingImage acquired = scanner.simulate(source, new TargetSize.Exact(width, height), random);
		if (random.nextDouble() < config.contrastCurves()) ContrastCurve.draw(random).apply(acquired.image());
		final ComplexPlane image = phase.of(acquired.image(), random);
		if (random.nextDouble() < config.periphery()) PeripheryScaling.draw(random).apply(image);
		return new TrainingImage(image, acquired.noiseSigma(), acquired.source(), acquired.brain());
	}

	private AcquisitionSimulator either(final RandomGenerator random) {
		return random.nextDouble() < ARCHIVED ? archive : simulator;
	}
}
