package io.github.phasegen.simulate.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhaseBaselineTest {

	private static final PhaseBaseline SINUSOID = new NaiveSinusoid(new NaiveSinusoid.Parameters(0.5, 1, 0.05));
	private static final PhaseBaseline POLYNOMIAL = new PolynomialPhase(new PolynomialPhase.Parameters(List.of(2.0, 1.0)));
	private static final PhaseBaseline FIELD = new GaussianRandomField(new GaussianRandomField.Parameters(0.2, 1.5));

	static Stream<PhaseBaseline> all() {
		return Stream.concat(random(), Stream.of(new ZeroPhase()));
	}

	static Stream<PhaseBaseline> random() {
		return Stream.of(new ConstantRandomPhase(), SINUSOID, POLYNOMIAL, FIELD, new BorrowedPhase(TestHeads.drawnBy(FIELD, 30, 36, 20)));
	}

	@ParameterizedTest(name = "{index}")
	@MethodSource("all")
	void everySizeGetsAFinitePhase(final PhaseBaseline baseline) {
		for (final int[] size : new int[][] { { 1, 1 }, { 1, 7 }, { 48, 33 }, { 17, 64 } }) {
			final float[] phase = baseline.phase(TestHeads.magnitude(size[0], size[1]), size[0], size[1], 1);
			assertEquals(size[0] * size[1], phase.length);
			for (final float value : phase)
				assertTrue(Float.isFinite(value), baseline.name() + " at " + Arrays.toString(size));
		}
	}

	@ParameterizedTest(name = "{index}")
	@MethodSource("random")
	void theSeedAndOnlyTheSeedChoosesThePhase(final PhaseBaseline baseline) {
		final float[] magnitude = TestHeads.magnitude(32, 32);
		final float[] first = baseline.phase(magnitude, 32, 32, 1);
		assertArrayEquals(first, baseline.phase(magnitude, 32, 32, 1));
		assertFalse(Arrays.equals(first, baseline.phase(magnitude, 32, 32, 2)), baseline.name());
	}

	@ParameterizedTest(name = "{index}")
	@MethodSource("all")
	void aMagnitudeOfAnotherSizeIsRefused(final PhaseBaseline baseline) {
		assertThrows(IllegalArgumentException.class, () -> baseline.phase(new float[12], 3, 5, 1));
	}

	@Test
	void theSinusoidFollowsItsFormulaAndTheMagnitude() {
		final NaiveSinusoid pure = new NaiveSinusoid(new NaiveSinusoid.Parameters(0.5, 2, 0));
		final float[] magnitude = new float[40 * 40];
		Arrays.fill(magnitude, 8);
		magnitude[7 * 40 + 3] = 2;
		final float[] phase = pure.phase(magnitude, 40, 40, 0);
		assertEquals(2 * (Math.sin(2 * Math.PI * 5 / 20) + 1), phase[20 * 40 + 25], 1e-5);
		assertEquals(0.25 * 2 * (Math.sin(-2 * Math.PI * 17 / 20) + Math.cos(2 * Math.PI * 13 / 20)), phase[7 * 40 + 3], 1e-5);
	}

	@Test
	void theFieldHasItsAmplitudeAndCorrelationLength() {
		final int size = 64;
		final GaussianRandomField field = new GaussianRandomField(new GaussianRandomField.Parameters(0.1, 1.5));
		double variance = 0;
		double rise = 0;
		for (int seed = 0; seed < 150; seed++) {
			final float[] phase = field.phase(new float[size * size], size, size, seed);
			double mean = 0;
			for (final float value : phase)
				mean += value / phase.length;
			for (int i = 0; i < phase.length; i++)
				variance += Math.pow(phase[i] - mean, 2) / (150.0 * phase.length);
			for (int i = 0; i < size; i++)
				rise += Math.pow(phase[i * size + 10] - phase[i * size + 16], 2) / (150.0 * size);
		}
		// the mean of a finite field takes 2 pi L^2 of the variance with it
		assertEquals(1.5 * 1.5 * (1 - 2 * Math.PI * 0.01), variance, 0.12);
		final double correlation = Math.exp(-0.5 * 36 / (6.4 * 6.4));
		assertEquals(2 * 1.5 * 1.5 * (1 - correlation), rise, 0.15);
	}

	@Test
	void parametersOutOfRangeAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new NaiveSinusoid.Parameters(0, 1, 0));
		assertThrows(IllegalArgumentException.class, () -> new GaussianRandomField.Parameters(0.1, Double.NaN));
		assertThrows(IllegalArgumentException.class, () -> new PolynomialPhase.Parameters(List.of()));
		assertThrows(IllegalArgumentException.class, () -> new PolynomialPhase.Parameters(List.of(1.0, -1.0)));
		assertThrows(IllegalArgumentException.class, () -> new BorrowedPhase(List.of()));
	}
}
