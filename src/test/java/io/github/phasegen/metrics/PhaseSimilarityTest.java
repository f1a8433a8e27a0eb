package io.github.phasegen.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseSimilarityTest {

	private static final int W = 60;
	private static final int H = 51;
	private static final float[] BUMP = TestPhases.wrapped(W, H, (x, y) -> 4 * Math.exp(-0.005 * Math.hypot(x - 25, y - 30)));
	private static final List<PhaseSlice> MEASURED = List.of(TestPhases.head(W, H, BUMP));

	private static List<PhaseSlice> generated(final TestPhases.Field extra) {
		return List.of(MEASURED.get(0).withPhase(TestPhases.wrapped(W, H, (x, y) -> BUMP[y * W + x] + extra.at(x, y))));
	}

	@Test
	void aGlobalPhaseIsNoError() {
		assertEquals(0, PhaseSimilarity.circularError(MEASURED, generated((x, y) -> 2)), 1e-5);
		assertEquals(1, PhaseSimilarity.cosSinSsim(MEASURED, generated((x, y) -> 2)), 1e-5);
	}

	@ParameterizedTest
	@CsvSource({ "0.02,-0.05", "0.4,0.313", "-1.5,0" })
	void aRampIsAnErrorUnlessItIsRemoved(final double rampX, final double rampY) {
		final List<PhaseSlice> ramped = generated((x, y) -> 1 + rampX * x + rampY * y);
		assertTrue(PhaseSimilarity.circularError(MEASURED, ramped) > 0.2);
		assertEquals(0, PhaseSimilarity.circularErrorWithoutRamp(MEASURED, ramped), 1e-3);
	}

	@Test
	void theRampAndOffsetThemselvesAreFound() {
		final PhaseGauge gauge = PhaseGauge.offsetAndRamp(new float[W * H], TestPhases.wrapped(W, H, (x, y) -> 0.5 + 0.123 * x - 0.31 * y), W,
			H, TestPhases.disc(W, H, 20));
		assertEquals(0.5, gauge.offset(), 2e-3);
		assertEquals(0.123, gauge.rampX(), 1e-4);
		assertEquals(-0.31, gauge.rampY(), 1e-4);
	}

	@Test
	void halfOfTheHeadOffByATenthGivesAMeanError() {
		assertEquals(0.05, PhaseSimilarity.circularError(MEASURED, generated((x, y) -> x < W / 2 ? 0 : 0.1)), 2e-3);
	}

	@Test
	void noiseIsChance() {
		final List<PhaseSlice> noise = List.of(MEASURED.get(0).withPhase(TestPhases.uniform(W * H, 1)));
		assertEquals(Math.PI / 2, PhaseSimilarity.circularError(MEASURED, noise), 0.08);
		assertEquals(0, PhaseSimilarity.cosSinSsim(MEASURED, noise), 0.1);
	}

	@Test
	void phaseOutsideTheHeadDoesNotMatter() {
		final PhaseSlice slice = MEASURED.get(0);
		final float[] outside = TestPhases.uniform(W * H, 2);
		final float[] phase = TestPhases.plane(W, H, (x, y) -> slice.head()[y * W + x] ? BUMP[y * W + x] : outside[y * W + x]);
		assertEquals(1, PhaseSimilarity.cosSinSsim(MEASURED, List.of(slice.withPhase(phase))), 1e-6);
		assertEquals(0, PhaseSimilarity.circularError(MEASURED, List.of(slice.withPhase(phase))), 1e-6);
	}

	@Test
	void withoutHeadThereIsNoValue() {
		final boolean[] none = new boolean[W * H];
		final List<PhaseSlice> headless = List.of(MEASURED.get(0).withRegions(none, none));
		assertTrue(Double.isNaN(PhaseSimilarity.circularError(headless, MEASURED)));
		assertTrue(Double.isNaN(PhaseSimilarity.cosSinSsim(headless, MEASURED)));
	}
}
