package io.github.phasegen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptimiserOptionsTest {

	private final OptimiserOptions options = new OptimiserOptions(1000, 0.01, 100, 0.1, 1, 0.99);

	@Test
	void theRateRisesEvenlyToItsPeakAndFallsToAHundredthOfIt() {
		assertEquals(0.0001, options.rate(1), 1e-12);
		assertEquals(0.005, options.rate(50), 1e-12);
		assertEquals(0.01, options.rate(100), 1e-12);
		assertEquals(0.00505, options.rate(550), 1e-12, "half way down a cosine");
		assertEquals(0.0001, options.rate(1000), 1e-12);
		for (int step = 101; step <= 1000; step++)
			assertTrue(options.rate(step) < options.rate(step - 1));
	}

	@Test
	void withoutWarmUpTheRateBeginsAtItsPeak() {
		assertEquals(0.01, new OptimiserOptions(1000, 0.01, 0, 0, 1, 0).rate(1), 1e-6);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0.1, 0, 0, 1, 0, steps", "9, 0, 0, 0, 1, 0, learningRate", "9, NaN, 0, 0, 1, 0, learningRate",
		"9, 0.1, 9, 0, 1, 0, warmUp", "9, 0.1, -1, 0, 1, 0, warmUp", "9, 0.1, 0, 1, 1, 0, weightDecay",
		"9, 0.1, 0, 0, 0, 0, clipNorm", "9, 0.1, 0, 0, NaN, 0, clipNorm", "9, 0.1, 0, 0, 1, 1, averageDecay" })
	void numbersOutOfRangeAreNamed(final int steps, final double rate, final int warmUp, final double decay, final double clip,
		final double average, final String field)
	{
		final String message = assertThrows(IllegalArgumentException.class, () -> new OptimiserOptions(steps, rate, warmUp, decay,
			clip, average)).getMessage();
		assertTrue(message.contains("optimiser." + field), message);
	}
}
