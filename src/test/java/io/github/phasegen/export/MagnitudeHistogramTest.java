package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.simulate.coil.SignalLevel;

class MagnitudeHistogramTest {

	/** The same definition, for slices that are all in memory. */
	@ParameterizedTest
	@ValueSource(floats = { 1, 1e-20f, 4095, 1e30f })
	void theHeadsMeanIsTheSignalLevelOfTheStack(final float unit) {
		final Random random = new Random(3);
		final List<float[]> slices = new ArrayList<>();
		final MagnitudeHistogram histogram = new MagnitudeHistogram();
		for (int z = 0; z < 3; z++) {
			final float[] slice = new float[5000];
			for (int i = 0; i < slice.length; i++) {
				slice[i] = unit * (i < 2000 ? 0.01f * random.nextFloat() : 1 + random.nextFloat());
				histogram.add(slice[i]);
			}
			slices.add(slice);
		}
		assertEquals(SignalLevel.of(slices).mean() / unit, histogram.headMean() / unit, 1e-6);
	}

	@Test
	void zerosHaveNoSignal() {
		final MagnitudeHistogram histogram = new MagnitudeHistogram();
		for (int i = 0; i < 10; i++)
			histogram.add(0);
		assertEquals(0, histogram.headMean());
	}

	@Test
	void theSmallestObjectIsAHead() {
		final MagnitudeHistogram histogram = new MagnitudeHistogram();
		for (int i = 0; i < 100_000; i++)
			histogram.add(i == 17 ? 5 : 0);
		assertEquals(5, histogram.headMean());
	}

	@Test
	void theLargestFloatIsCounted() {
		final MagnitudeHistogram histogram = new MagnitudeHistogram();
		histogram.add(Float.MAX_VALUE);
		assertEquals(Float.MAX_VALUE, histogram.headMean());
	}
}
