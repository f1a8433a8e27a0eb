package io.github.phasegen.train;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.simulate.AcquisitionSettings;
import io.github.phasegen.simulate.AcquisitionSimulator;
import io.github.phasegen.simulate.ContrastCurve;
import io.github.phasegen.simulate.HeadSource;
import io.github.phasegen.simulate.Range;
import io.github.phasegen.simulate.TargetSize;
import io.github.phasegen.simulate.TrainingImage;

/** Simulated acquisitions of heads with their brain masks, strongly varied. Every head is equally likely. Not thread-safe. */
final class SkullStripExamples {

	/** Sides are multiples of this. */
	static final int MULTIPLE = 16;

	private static final double LEAST_PERIPHERY = 0.5;
	private static final double LARGEST_PERIPHERY = 2;

	/** Part of the examples without a measured phase that look like images of an archive. */
	private static final double ARCHIVED = 0.7;

	private final List<List<HeadSource>> heads;
	private final TrainSkullStripConfig.Data config;
	private final Map<StripPhase, Double> phases = new TreeMap<>();
	private final AcquisitionSimulator simulator = new AcquisitionSimulator(scanned());
	private final AcquisitionSimulator archive = new AcquisitionSimulator(archived());

	SkullStripExamples(final List<List<HeadSource>> heads, final TrainSkullStripConfig.Data config) {
		this.heads = heads;
		this.config = config;
		config.phases().forEach((name, part) -> phases.put(StripPhase.parse(name), part));
	}

	/**
	 * Wider than for phase: heads of any size in the field of view, tilted, shaded, of any contrast. Few are stripped already, since where no
	 * skull is seen everything would be brain.
	 */
	private static AcquisitionSettings scanned() {
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

	/** One image of exactly this size with its mask. */
	TrainingImage draw(final SplittableRandom random, final int width, final int height) {
		final List<HeadSource> images = heads.get(random.nextInt(heads.size()));
		final HeadSource source = images.get(random.nextInt(images.size()));
		final StripPhase phase = phase(random);
		final AcquisitionSimulator scanner = phase == StripPhase.SIMULATED ? simulator : either(random);
		final TrainingImage acquired = scanner.simulate(source, new TargetSize.Exact(width, height), random);
		if (random.nextDouble() < config.contrastCurves()) ContrastCurve.draw(random).apply(acquired.image());
		final ComplexPlane image = phase.of(acquired.image(), random);
		if (random.nextDouble() < config.periphery()) scalePeriphery(image, random);
		return new TrainingImage(image, acquired.noiseSigma(), acquired.source(), acquired.brain());
	}

	private AcquisitionSimulator either(final RandomGenerator random) {
		return random.nextDouble() < ARCHIVED ? archive : simulator;
	}

	private StripPhase phase(final RandomGenerator random) {
		double left = random.nextDouble();
		for (final Map.Entry<StripPhase, Double> entry : phases.entrySet()) {
			left -= entry.getValue();
			if (left < 0) return entry.getKey();
		}
		return phases.keySet().iterator().next();
	}

	/** Multiplies k-space by 1 at its centre and by another factor at its edge, as k-Strip (10.1016/j.cmpb.2023.107912) scales it. */
	private static void scalePeriphery(final ComplexPlane image, final RandomGenerator random) {
		final double edge = LEAST_PERIPHERY * Math.exp(random.nextDouble() * Math.log(LARGEST_PERIPHERY / LEAST_PERIPHERY));
		final PlaneFourier fourier = new PlaneFourier(image.width(), image.height());
		fourier.forward(image.data(), FourierNorm.ORTHO);
		for (int y = 0; y < image.height(); y++)
			for (int x = 0; x < image.width(); x++) {
				final double kx = 2.0 * (x - image.width() / 2) / image.width();
				final double ky = 2.0 * (y - image.height() / 2) / image.height();
				final float factor = (float) (1 + (edge - 1) * Math.min(1, Math.hypot(kx, ky)));
				image.data()[2 * (y * image.width() + x)] *= factor;
				image.data()[2 * (y * image.width() + x) + 1] *= factor;
			}
		fourier.inverse(image.data(), FourierNorm.ORTHO);
	}
}
