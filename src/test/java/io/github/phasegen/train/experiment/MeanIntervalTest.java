package io.github.phasegen.train.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanIntervalTest {

	/** Values of printed tables, two-sided 95 % and 99 %. */
	@ParameterizedTest
	@CsvSource({ "0.95,1,12.7062", "0.95,2,4.30265", "0.95,3,3.18245", "0.95,4,2.77645", "0.95,5,2.57058", "0.95,6,2.44691",
		"0.95,9,2.26216", "0.95,30,2.04227", "0.95,120,1.97993", "0.99,1,63.6567", "0.99,10,3.16927" })
	void quantilesAreThoseOfTheTables(final double probability, final int degrees, final double expected) {
		final double t = StudentT.quantile(probability, degrees);
		assertEquals(expected, t, 1e-5 * expected);
		assertEquals(probability, StudentT.central(t, degrees), 1e-9);
	}

	@Test
	void theIntervalIsThatOfTheTextbook() {
		final MeanInterval interval = MeanInterval.of(new double[] { 1, 2, 3, 4, 5 });
		assertEquals(3, interval.mean());
		assertEquals(3 - 2.776445 * Math.sqrt(2.5 / 5), interval.low(), 1e-5);
		assertEquals(3 + 2.776445 * Math.sqrt(2.5 / 5), interval.high(), 1e-5);
		assertEquals(5, interval.n());
	}

	@Test
	void oneValueHasNoIntervalAndNoneNoMean() {
		assertFalse(MeanInterval.of(new double[] { 7 }).hasInterval());
		assertEquals(7, MeanInterval.of(new double[] { 7 }).mean());
		assertEquals(Double.NaN, MeanInterval.of(new double[0]).mean());
		assertThrows(IllegalArgumentException.class, () -> StudentT.quantile(0.95, 0));
	}
}
