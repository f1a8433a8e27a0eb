package io.github.phasegen.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientHistogramTest {

	private static final int W = 60;
	private static final int H = 50;
	private static final boolean[] ALL = TestPhases.everywhere(W * H);

	private static GradientHistogram of(final float[] phase) {
		return GradientHistogram.of(phase, W, H, ALL);
	}

	private static float[] ramp(final double slope) {
		return TestPhases.wrapped(W, H, (x, y) -> slope * (x + y));
	}

	@Test
	void equalPhasesHaveDistanceZero() {
		assertEquals(0, of(ramp(0.3)).wassersteinTo(of(ramp(0.3))));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.01, 0.5, -0.8, 2.5 })
	void aRampHasAllItsDifferencesAtItsSlope(final double slope) {
		assertEquals(Math.abs(slope), of(ramp(slope)).wassersteinTo(of(new float[W * H])), 1e-3);
	}

	@Test
	void shiftedDistributionsAreAsFarApartAsTheShift() {
		final float[] curved = TestPhases.plane(W, H, (x, y) -> 0.004 * (x * x + y * y));
		final float[] shifted = TestPhases.plane(W, H, (x, y) -> 0.004 * (x * x + y * y) + 0.25 * (x + y));
		assertEquals(0.25, of(curved).wassersteinTo(of(shifted)), 2e-3);
	}

	@Test
	void uniformDifferencesAreHalfPiFromNone() {
		assertEquals(Math.PI / 2, GradientHistogram.uniform().wassersteinTo(of(new float[W * H])), 2e-3);
		assertEquals(0, GradientHistogram.uniform().wassersteinTo(of(TestPhases.uniform(W * H, 3))), 0.08);
	}

	@Test
	void globalPhaseAndWrapsDoNotMatter() {
		final float[] phase = TestPhases.plane(W, H, (x, y) -> 0.2 * x + 3 * Math.sin(0.1 * y));
		assertEquals(0, of(phase).wassersteinTo(of(TestPhases.plus(phase, 2.2))), 1e-3);
	}

	@Test
	void onlyPairsWithinTheMaskCount() {
		final boolean[] left = new boolean[W * H];
		for (int i = 0; i < left.length; i++)
			left[i] = i % W < W / 2;
		final float[] phase = TestPhases.plane(W, H, (x, y) -> x < W / 2 ? 0.1 * (x + y) : 1.7 * y);
		final GradientHistogram histogram = GradientHistogram.of(phase, W, H, left);
		assertEquals(0.1, histogram.wassersteinTo(of(new float[W * H])), 1e-3);
		assertEquals((W / 2 - 1) * H + W / 2 * (H - 1), histogram.pairs());
	}

	@Test
	void slicesArePooledBeforeTheyAreCompared() {
		final PhaseSlice flat = TestPhases.head(W, H, new float[W * H]);
		final PhaseSlice steep = TestPhases.head(W, H, ramp(0.4));
		final GradientHistogram mixed = GradientHistogram.ofHead(List.of(flat, steep));
		final GradientHistogram swapped = GradientHistogram.ofHead(List.of(steep, flat));
		assertEquals(0, mixed.wassersteinTo(swapped));
		assertEquals(0.2, mixed.wassersteinTo(GradientHistogram.ofHead(List.of(flat))), 1e-3);
	}

	@Test
	void anEmptyMaskHasNoDistance() {
		final GradientHistogram none = GradientHistogram.of(new float[W * H], W, H, new boolean[W * H]);
		assertTrue(Double.isNaN(none.wassersteinTo(of(ramp(0.1)))));
	}
}
