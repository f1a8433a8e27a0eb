package io.github.phasegen.simulate.baseline;

import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;

/** All baselines at once, for comparisons. */
public final class PhaseBaselines {

	private PhaseBaselines() {}

	/**
	 * The six baselines, fitted to training heads: zero, constant random, naive sinusoid, polynomial, Gaussian random field, and borrowed
	 * from the first head.
	 *
	 * @param trainingHeads the complex slices of every head, in order
	 * @param headFinder    HeadMask::headOf of the metrics, or another one
	 * @param misfit        StructuralDistance::to of the metrics, or another one
	 * @throws IllegalArgumentException if there is no head or none shows in the slices
	 */
	public static List<PhaseBaseline> fittedTo(final List<List<ComplexPlane>> trainingHeads, final BaselineFit.HeadFinder headFinder,
		final BaselineFit.Misfit misfit)
	{
		if (trainingHeads.isEmpty())
			throw new IllegalArgumentException("Training heads: expected at least one, found none");
		final BaselineFit fit = new BaselineFit(trainingHeads.stream().flatMap(List::stream).toList(), headFinder, misfit);
		return List.of(new ZeroPhase(), new ConstantRandomPhase(), NaiveSinusoid.fit(fit), PolynomialPhase.fit(fit),
			GaussianRandomField.fit(fit), new BorrowedPhase(trainingHeads.get(0)));
	}

	/** Draws a phase for every magnitude slice of a stack, each with its place and a seed of its own derived from {@code seed}. */
	public static List<float[]> drawStack(final PhaseBaseline baseline, final List<float[]> magnitudes, final int width, final int height,
		final long seed)
	{
		final List<float[]> phases = new ArrayList<>();
		for (int k = 0; k < magnitudes.size(); k++) {
			final double position = magnitudes.size() == 1 ? 0.5 : k / (magnitudes.size() - 1.0);
			phases.add(baseline.phase(magnitudes.get(k), width, height, position, seed * 1_000_003L + k));
		}
		return phases;
	}
}
