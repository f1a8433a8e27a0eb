package io.github.phasegen.train;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.simulate.baseline.GaussianRandomField;
import io.github.phasegen.simulate.baseline.NaiveSinusoid;

/** Which phase the images have that a network learns from. */
public enum StripPhase {

	/** The phase of the simulated acquisition, which is the most like a measured one. */
	SIMULATED,

	/** None: the magnitude as it is kept in archives. */
	ZERO,

	/** The same constant everywhere, drawn anew for every image: the least that a scanner adds. */
	CONSTANT,

	/** The published naive sinusoid of random period. */
	NAIVE,

	/** A smooth Gaussian random field of random correlation length and amplitude. */
	SMOOTH,

	/** Drawn by a phase model for the magnitude; only for the examples of a {@link BankFile}, since it takes a second each. */
	GENERATED;

	/** @throws IllegalArgumentException if there is no such phase */
	public static StripPhase parse(final String name) {
		return Arrays.stream(values()).filter(phase -> phase.toString().equals(name)).findFirst().orElseThrow(
			() -> new IllegalArgumentException("phases: found " + name + ", expected one of " + Arrays.stream(values()).map(
				StripPhase::toString).collect(Collectors.joining(", "))));
	}

	/**
	 * The image with this phase in the place of its own.
	 *
	 * @throws IllegalStateException for generated phase
	 */
	ComplexPlane of(final ComplexPlane image, final RandomGenerator random) {
		if (this == SIMULATED) return image;
		final float[] magnitude = image.magnitude();
		return ComplexPlane.fromPolar(image.width(), image.height(), magnitude, phase(magnitude, image, random));
	}

	private float[] phase(final float[] magnitude, final ComplexPlane image, final RandomGenerator random) {
		final long seed = random.nextLong();
		return switch (this) {
			case SIMULATED -> image.phase();
			case GENERATED -> throw new IllegalStateException("Generated phase is drawn by a model");
			case ZERO -> new float[magnitude.length];
			case CONSTANT -> constant(magnitude.length, new SplittableRandom(seed));
			case NAIVE -> new NaiveSinusoid(new NaiveSinusoid.Parameters(logUniform(random, 0.05, 1), 1,
				NaiveSinusoid.Parameters.PUBLISHED_NOISE)).phase(magnitude, image.width(), image.height(), seed);
			case SMOOTH -> new GaussianRandomField(new GaussianRandomField.Parameters(logUniform(random, 0.1, 0.6), logUniform(random,
				0.5, 4))).phase(magnitude, image.width(), image.height(), seed);
		};
	}

	private static float[] constant(final int pixels, final RandomGenerator random) {
		final float[] phase = new float[pixels];
		Arrays.fill(phase, (float) (2 * Math.PI * random.nextDouble() - Math.PI));
		return phase;
	}

	private static double logUniform(final RandomGenerator random, final double min, final double max) {
		return min * Math.exp(random.nextDouble() * Math.log(max / min));
	}

	/** The name in configurations. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
