package io.github.phasegen.train;

import java.util.List;
import java.util.random.RandomGenerator;

import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.sampling.EquispacedColumns;
import io.github.phasegen.kspace.sampling.GaussianColumns;
import io.github.phasegen.kspace.sampling.MagicColumns;
import io.github.phasegen.kspace.sampling.RandomColumns;
import io.github.phasegen.kspace.sampling.SamplingMask;
import io.github.phasegen.kspace.sampling.SamplingPattern;

/**
 * How the k-space of training examples is sampled: columns by one of the patterns, each as often, and every image once by each acceleration.
 * Networks turn k-space that is sampled in rows.
 *
 * @param patterns "random", "equispaced", "magic", "gaussian"
 * @param accelerations from 1
 * @param centreFractions of the accelerations, 0 to 1
 */
public record ReconSampling(List<String> patterns, List<Double> accelerations, List<Double> centreFractions) {

	/** @throws IllegalArgumentException naming what is missing or out of range */
	public ReconSampling {
		require(patterns != null && !patterns.isEmpty(), "patterns", patterns, "at least one");
		require(accelerations != null && !accelerations.isEmpty(), "accelerations", accelerations, "at least one");
		require(centreFractions != null && centreFractions.size() == accelerations.size(), "centreFractions", centreFractions,
			"one for each of the accelerations " + accelerations);
		patterns = List.copyOf(patterns);
		accelerations = List.copyOf(accelerations);
		centreFractions = List.copyOf(centreFractions);
		for (int i = 0; i < accelerations.size(); i++)
			for (final String pattern : patterns)
				pattern(pattern, accelerations.get(i), centreFractions.get(i));
	}

	private static void require(final boolean condition, final String field, final Object found, final String expected) {
		if (!condition) throw new IllegalArgumentException("sampling." + field + ": found " + found + ", expected " + expected);
	}

	/** How many accelerations there are. */
	public int count() {
		return accelerations.size();
	}

	/** A mask of one of the accelerations. */
	SamplingMask draw(final int acceleration, final int width, final int height, final RandomGenerator random) {
		final String name = patterns.get(random.nextInt(patterns.size()));
		return pattern(name, acceleration).draw(width, height, random.nextLong());
	}

	/** A pattern of one of the accelerations. */
	public SamplingPattern pattern(final String name, final int acceleration) {
		return pattern(name, accelerations.get(acceleration), centreFractions.get(acceleration));
	}

	private static SamplingPattern pattern(final String name, final double acceleration, final double centre) {
		return switch (name) {
			case "random" -> new RandomColumns(acceleration, centre, PlaneAxis.X);
			case "equispaced" -> new EquispacedColumns(acceleration, centre, PlaneAxis.X);
			case "magic" -> new MagicColumns(acceleration, centre, PlaneAxis.X);
			case "gaussian" -> new GaussianColumns(acceleration, centre, PlaneAxis.X);
			default -> throw new IllegalArgumentException("sampling.patterns: found " + name +
				", expected random, equispaced, magic or gaussian");
		};
	}
}
