package io.github.phasegen.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class CircularStatisticsTest {

	@Test
	void theMeanOfPhasesAroundPiIsPiNotZero() {
		final float[] mean = CircularStatistics.mean(List.of(new float[] { 3 }, new float[] { (float) (2 * Math.PI - 3) }));
		assertEquals(Math.PI, Math.abs(mean[0]), 1e-6);
	}

	@Test
	void samplesThatAgreeHaveNoVarianceAndOppositeOnesHaveAll() {
		final float[] first = { 1, 0, -2 };
		final float[] second = { 1, (float) Math.PI, (float) (-2 + Math.PI / 2) };
		assertArrayEquals(new float[] { 0, 1, (float) (1 - Math.sqrt(0.5)) }, CircularStatistics.variance(List.of(first, second)), 1e-6f);
	}

	@Test
	void uniformSamplesComeNearOne() {
		final List<float[]> samples = IntStream.range(0, 100).mapToObj(seed -> TestPhases.uniform(500, seed)).toList();
		assertEquals(1 - 0.0886, CircularStatistics.meanVariance(samples, TestPhases.everywhere(500)), 0.01);
	}

	@Test
	void samplesMustMatch() {
		assertThrows(IllegalArgumentException.class, () -> CircularStatistics.mean(List.of()));
		assertThrows(IllegalArgumentException.class, () -> CircularStatistics.mean(List.of(new float[3], new float[4])));
	}
}
