package io.github.phasegen.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class BackgroundPhaseTest {

	private static final int N = 64;

	@Test
	void noiseHasAResultantOfAboutOneOverRootN() {
		double sum = 0;
		for (int seed = 0; seed < 200; seed++)
			sum += BackgroundPhase.resultant(TestPhases.uniform(400, seed), TestPhases.everywhere(400));
		assertEquals(0.886 / Math.sqrt(400), sum / 200, 0.005);
	}

	@Test
	void aConstantHasResultantOneAlsoWhenItDiffersFromSliceToSlice() {
		final float[] zero = new float[N * N];
		final List<PhaseSlice> slices = List.of(TestPhases.head(N, N, zero), TestPhases.head(N, N, TestPhases.plus(zero, 3)));
		assertEquals(1, BackgroundPhase.resultant(slices), 1e-6);
	}

	@Test
	void onlyTheBackgroundCounts() {
		final PhaseSlice slice = TestPhases.head(N, N, new float[N * N]);
		final float[] noise = TestPhases.uniform(N * N, 1);
		final float[] noisyHead = TestPhases.plane(N, N, (x, y) -> slice.head()[y * N + x] ? noise[y * N + x] : 1);
		assertEquals(1, BackgroundPhase.resultant(List.of(slice.withPhase(noisyHead))), 1e-6);
		assertTrue(Double.isNaN(BackgroundPhase.resultant(List.of())));
	}

	@Test
	void fillValuesAndZeroMagnitudesWereNotMeasured() {
		final float[] phase = TestPhases.uniform(N * N, 1);
		final PhaseSlice plain = TestPhases.head(N, N, phase);
		for (int i = 0; i < N * 10; i++)
			phase[i] = (float) -Math.PI;
		for (int i = N * (N - 8); i < N * N; i++)
			plain.magnitude()[i] = 0;
		final boolean[] valid = BackgroundPhase.measuredOnly(List.of(plain)).get(0).background();
		for (int i = 0; i < valid.length; i++)
			assertEquals(plain.background()[i] && i >= N * 10 && i < N * (N - 8), valid[i]);
	}

	@Test
	void measuredNoiseIsKeptWhole() {
		final PhaseSlice slice = TestPhases.head(N, N, TestPhases.uniform(N * N, 3));
		assertTrue(Arrays.equals(slice.background(), BackgroundPhase.measuredOnly(List.of(slice)).get(0).background()));
		assertFalse(Arrays.equals(slice.background(), new boolean[N * N]));
	}
}
