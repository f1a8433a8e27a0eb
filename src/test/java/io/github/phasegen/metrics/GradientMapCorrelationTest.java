package io.github.phasegen.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientMapCorrelationTest {

	/** A bowl that is steep at the rim, as of any head, with fat of another phase at the places of this head. */
	private static List<PhaseSlice> head(final int size, final long anatomy, final double contrast, final double noise, final long noiseSeed) {
		final Random places = new Random(anatomy);
		final double[] fat = places.doubles(24, 0.25, 0.75).toArray();
		final Random random = new Random(noiseSeed);
		return List.of(TestPhases.head(size, size, TestPhases.wrapped(size, size, (x, y) -> {
			final double u = (double) x / size - 0.5;
			final double v = (double) y / size - 0.5;
			double phase = 12 * (u * u + v * v) + noise * random.nextGaussian();
			for (int i = 0; i < fat.length; i += 2)
				if (Math.hypot(u + 0.5 - fat[i], v + 0.5 - fat[i + 1]) < 0.025)
					phase += contrast;
			return phase;
		})));
	}

	@ParameterizedTest
	@ValueSource(ints = { 64, 160 })
	void theSameAnatomyWithAnotherFieldAndContrastScoresHigh(final int size) {
		final List<PhaseSlice> measured = head(size, 1, 2, 0.02, 1);
		final List<PhaseSlice> other = head(size, 1, -1.2, 0.02, 2);
		assertEquals(1, GradientMapCorrelation.of(measured, measured), 1e-12);
		assertTrue(GradientMapCorrelation.of(measured, other) > 0.8);
	}

	@ParameterizedTest
	@ValueSource(ints = { 64, 160 })
	void theAnatomyOfAnotherHeadScoresNothing(final int size) {
		final List<PhaseSlice> measured = head(size, 1, 2, 0.02, 1);
		double sum = 0;
		for (int anatomy = 2; anatomy < 12; anatomy++)
			sum += GradientMapCorrelation.of(measured, head(size, anatomy, 2, 0.02, anatomy));
		assertEquals(0, sum / 10, 0.12);
	}

	@Test
	void smoothAndConstantPhaseAndNoiseScoreNothing() {
		final List<PhaseSlice> measured = head(96, 1, 2, 0.02, 1);
		assertEquals(0, GradientMapCorrelation.of(measured, List.of(measured.get(0).withPhase(new float[96 * 96]))));
		assertEquals(0, GradientMapCorrelation.of(measured, head(96, 1, 0, 0, 1)), 0.1);
		assertEquals(0, GradientMapCorrelation.of(measured, List.of(measured.get(0).withPhase(TestPhases.uniform(96 * 96, 1)))), 0.1);
	}

	@Test
	void globalPhaseAndSignDoNotMatter() {
		final List<PhaseSlice> measured = head(96, 1, 2, 0.02, 1);
		final float[] other = TestPhases.plane(96, 96, (x, y) -> -measured.get(0).phase()[y * 96 + x] + 1);
		assertEquals(1, GradientMapCorrelation.of(measured, List.of(measured.get(0).withPhase(other))), 1e-4);
	}

	@Test
	void withoutHeadThereIsNoValue() {
		final boolean[] none = new boolean[64 * 64];
		final List<PhaseSlice> headless = List.of(head(64, 1, 2, 0, 1).get(0).withRegions(none, none));
		assertTrue(Double.isNaN(GradientMapCorrelation.of(headless, headless)));
	}
}
