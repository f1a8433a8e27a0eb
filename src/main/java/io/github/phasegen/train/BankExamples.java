package io.github.phasegen.train;

import java.util.List;
import java.util.SplittableRandom;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.simulate.ContrastCurve;
import io.github.phasegen.simulate.PeripheryScaling;
import io.github.phasegen.simulate.TrainingImage;

/**
 * Examples of a {@link StripBank}, varied by what keeps their phase valid: flips, quarter turns, contrast, periphery of k-space and a constant
 * phase. What is drawn from the generator does not depend on the phases: whoever trains on another phase sees the same images in the same
 * order. Every head is equally likely.
 */
final class BankExamples implements StripExampleSource {

	private final List<List<BankExample>> heads;
	private final StripPhaseMix phases;
	private final TrainSkullStripConfig.Data config;

	BankExamples(final List<List<BankExample>> heads, final TrainSkullStripConfig.Data config) {
		this.heads = heads;
		this.config = config;
		this.phases = new StripPhaseMix(config.phases());
	}

	@Override
	public TrainingImage draw(final SplittableRandom random, final int width, final int height) {
		final List<BankExample> fitting = heads.get(random.nextInt(heads.size())).stream().filter(example -> example.hasSides(width,
			height)).toList();
		final BankExample example = fitting.get(random.nextInt(fitting.size()));
		final StripPhase phase = phases.draw(random);
		final int symmetry = symmetry(example.image(), width, random.nextInt(PlaneTurns.COUNT));
		final ComplexPlane image = PlaneTurns.turn(example.with(phase), symmetry);
		final float[] brain = PlaneTurns.turn(ComplexPlane.fromParts(example.image().width(), example.image().height(), example.brain(),
			new float[example.brain().length]), symmetry).real();
		if (random.nextDouble() < config.contrastCurves()) ContrastCurve.draw(random).apply(image);
		final double angle = 2 * Math.PI * random.nextDouble();
		if (phase != StripPhase.ZERO) rotate(image, angle);
		if (random.nextDouble() < config.periphery()) PeripheryScaling.draw(random).apply(image);
		return new TrainingImage(image, 0, "bank", brain);
	}

	/** Sides that differ decide whether they are exchanged. */
	static int symmetry(final ComplexPlane image, final int width, final int drawn) {
		if (image.width() == image.height()) return drawn;
		return drawn & ~1 | (image.width() == width ? 0 : 1);
	}

	private static void rotate(final ComplexPlane image, final double angle) {
		final float[] data = image.data();
		final float c = (float) Math.cos(angle);
		final float s = (float) Math.sin(angle);
		for (int i = 0; i < data.length; i += 2) {
			final float re = data[i];
			data[i] = c * re - s * data[i + 1];
			data[i + 1] = s * re + c * data[i + 1];
		}
	}
}
