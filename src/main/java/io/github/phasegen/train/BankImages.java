package io.github.phasegen.train;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * Images of a {@link ReconBank}, flipped and turned, some with the phase of their acquisition and the rest with another one. What is drawn from
 * the generator does not depend on the phases: whoever trains on another phase sees the same magnitudes in the same order. Every head is equally
 * likely.
 *
 * @param heads the examples of each head
 * @param share part of the examples of each head, the first ones, that keeps its phase
 * @param other phase of the rest
 */
record BankImages(List<List<BankExample>> heads, double share, StripPhase other) implements ComplexImageSource {

	BankImages {
		if (!(share >= 0 && share <= 1)) throw new IllegalArgumentException("real: found " + share + ", expected 0 to 1");
		heads = heads.stream().map(List::copyOf).toList();
	}

	@Override
	public ComplexPlane draw(final RandomGenerator random, final int width, final int height) {
		final List<BankExample> examples = heads.get(random.nextInt(heads.size()));
		final List<Integer> fitting = fitting(examples, width, height);
		if (fitting.isEmpty()) throw new IllegalArgumentException("bank: found no example of " + width + " x " + height +
			" pixels, expected more examples per head");
		final int index = fitting.get(random.nextInt(fitting.size()));
		final BankExample example = examples.get(index);
		final ComplexPlane image = example.with(index < Math.round(share * examples.size()) ? StripPhase.SIMULATED : other);
		return PlaneTurns.turn(image, BankExamples.symmetry(image, width, random.nextInt(PlaneTurns.COUNT)));
	}

	private static List<Integer> fitting(final List<BankExample> examples, final int width, final int height) {
		return IntStream.range(0, examples.size()).filter(i -> examples.get(i).hasSides(width, height)).boxed().toList();
	}
}
