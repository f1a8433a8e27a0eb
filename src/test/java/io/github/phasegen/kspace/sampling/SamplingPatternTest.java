package io.github.phasegen.kspace.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.sampling.PartialFourier.Side;

/** What holds for every pattern, and for the patterns of lines. */
class SamplingPatternTest {

	private static final double FRACTION = 0.08;

	static Stream<SamplingPattern> patterns() {
		return Stream.concat(lines(PlaneAxis.X), Stream.of(new GaussianPoints(4, FRACTION), new PoissonDisc(4, FRACTION),
			new PartialFourier(0.6, Side.LOW, PlaneAxis.X)));
	}

	static Stream<SamplingPattern> drawnPatterns() {
		return patterns().filter(pattern -> !(pattern instanceof PartialFourier));
	}

	static Stream<SamplingPattern> columns() {
		return lines(PlaneAxis.X);
	}

	private static Stream<SamplingPattern> lines(final PlaneAxis axis) {
		return Stream.of(new RandomColumns(4, FRACTION, axis), new EquispacedColumns(4, FRACTION, axis), new MagicColumns(4, FRACTION, axis),
			new GaussianColumns(4, FRACTION, axis));
	}

	@ParameterizedTest
	@MethodSource("patterns")
	void aSeedReproducesItsMask(final SamplingPattern pattern) {
		assertEquals(pattern.draw(61, 45, 7), pattern.draw(61, 45, 7));
	}

	@ParameterizedTest
	@MethodSource("drawnPatterns")
	void seedsDrawDifferentMasks(final SamplingPattern pattern) {
		assertTrue(IntStream.range(0, 10).mapToObj(seed -> pattern.draw(61, 45, seed)).distinct().count() > 1);
	}

	@ParameterizedTest
	@MethodSource("columns")
	void fastMriCentreLinesAreMeasured(final SamplingPattern pattern) {
		for (final int size : new int[] { 25, 64, 75, 100, 320, 321 }) {
			final int centre = (int) Math.rint(size * FRACTION);
			final boolean[] lines = pattern.draw(size, 5, 3).lines(PlaneAxis.X).orElseThrow();
			final int first = (size - centre + 1) / 2;
			for (int i = first; i < first + centre; i++)
				assertTrue(lines[i], pattern + ": line " + i + " of " + size);
			assertTrue(first <= size / 2 && size / 2 < first + centre, "DC is in the centre");
		}
	}

	@ParameterizedTest
	@CsvSource({ "4, 0.08, 320", "8, 0.04, 320", "4, 0.08, 255", "2.5, 0.1, 100" })
	void theAccelerationIsMetInTheMean(final double acceleration, final double fraction, final int size) {
		assertMeanAcceleration(acceleration, 0.02, size, new RandomColumns(acceleration, fraction, PlaneAxis.X));
		assertMeanAcceleration(acceleration, 0.03, size, new EquispacedColumns(acceleration, fraction, PlaneAxis.X));
		assertMeanAcceleration(acceleration, 0.02, size, new GaussianColumns(acceleration, fraction, PlaneAxis.X));
		assertMeanAcceleration(acceleration, 0.25, size, new MagicColumns(acceleration, fraction, PlaneAxis.X));
	}

	private static void assertMeanAcceleration(final double expected, final double tolerance, final int size, final SamplingPattern pattern) {
		final double fraction = IntStream.range(0, 400).mapToDouble(seed -> pattern.draw(size, 1, seed).fraction()).average().orElseThrow();
		assertEquals(expected, 1 / fraction, tolerance * expected, pattern.toString());
	}

	@Test
	void swappedAxesTransposeTheMask() {
		assertTransposed((width, height) -> new RandomColumns(4, FRACTION, width > height ? PlaneAxis.X : PlaneAxis.Y));
		assertTransposed((width, height) -> new EquispacedColumns(4, FRACTION, width > height ? PlaneAxis.X : PlaneAxis.Y));
		assertTransposed((width, height) -> new MagicColumns(4, FRACTION, width > height ? PlaneAxis.X : PlaneAxis.Y));
		assertTransposed((width, height) -> new GaussianColumns(4, FRACTION, width > height ? PlaneAxis.X : PlaneAxis.Y));
		assertTransposed((width, height) -> new PartialFourier(0.6, Side.HIGH, width > height ? PlaneAxis.X : PlaneAxis.Y));
	}

	private static void assertTransposed(final BiFunction<Integer, Integer, SamplingPattern> pattern) {
		final SamplingMask wide = pattern.apply(65, 32).draw(65, 32, 5);
		final SamplingMask high = pattern.apply(32, 65).draw(32, 65, 5);
		for (int y = 0; y < 32; y++)
			for (int x = 0; x < 65; x++)
				assertEquals(wide.sampled(x, y), high.sampled(y, x));
	}

	/** Worked out by hand from fastMRI's definition: N = 32, n = 3, R = 4 gives the distance 5.8. */
	@Test
	void equispacedLinesAreThoseOfFastMri() {
		assertLines("2 8 14 15 16 17 19 25", new EquispacedColumns(4, 0.08, PlaneAxis.X, OptionalInt.of(2)), 32);
	}

	/** fastMRI never measures the last line. */
	@Test
	void theLastEquispacedLineIsLeftOut() {
		assertLines("0 4 8", new EquispacedColumns(4, 0, PlaneAxis.X, OptionalInt.of(0)), 13);
	}

	/** N = 32, n = 2, R = 4: floor(32 / (8 - 2)) = 5; DC is line 16. */
	@Test
	void magicLinesAreThoseOfFastMri() {
		assertLines("3 8 13 15 16 17 22 27", new MagicColumns(4, 0.06, PlaneAxis.X, OptionalInt.of(0)), 32);
		assertLines("0 5 10 15 16 19 24 29", new MagicColumns(4, 0.06, PlaneAxis.X, OptionalInt.of(1)), 32);
	}

	/** At a distance of 4 every odd frequency is measured on one side of DC. */
	@Test
	void magicLinesOfOneHalfMirrorBetweenThoseOfTheOther() {
		for (int offset = 0; offset < 4; offset++) {
			final boolean[] lines = new MagicColumns(4, 0, PlaneAxis.X, OptionalInt.of(offset)).draw(64, 1, 0).lines(PlaneAxis.X).orElseThrow();
			for (int k = 5; k < 32; k += 2)
				assertNotEquals(lines[32 + k], lines[32 - k], "offset " + offset + ", frequency " + k);
		}
	}

	@Test
	void gaussianLinesAreDenserTowardsTheCentre() {
		final SamplingPattern pattern = new GaussianColumns(4, 0.04, PlaneAxis.X);
		int inner = 0;
		int outer = 0;
		for (int seed = 0; seed < 50; seed++) {
			final boolean[] lines = pattern.draw(128, 1, seed).lines(PlaneAxis.X).orElseThrow();
			for (int i = 0; i < lines.length; i++)
				if (lines[i] && Math.abs(i - 64) < 32)
					inner++;
				else if (lines[i])
					outer++;
		}
		assertTrue(inner > 2 * outer, inner + " inner lines, " + outer + " outer lines");
	}

	@Test
	void partialFourierReachesBeyondTheCentre() {
		assertLines("0 1 2 3 4 5", new PartialFourier(0.75, Side.LOW, PlaneAxis.X), 8);
		assertLines("3 4 5 6", new PartialFourier(0.55, Side.HIGH, PlaneAxis.X), 7);
		assertLines("0 1 2 3", new PartialFourier(0.55, Side.LOW, PlaneAxis.X), 7);
		assertLines("2 3 4 5 6 7 8 9", new PartialFourier(0.8, Side.HIGH, PlaneAxis.X), 10);
	}

	@Test
	void allLinesAreMeasuredWithoutAcceleration() {
		assertEquals(SamplingMask.full(33, 8), new RandomColumns(1, 0.1, PlaneAxis.X).draw(33, 8, 1));
		assertEquals(SamplingMask.full(33, 8), new GaussianColumns(1, 0.1, PlaneAxis.Y).draw(33, 8, 1));
		assertEquals(SamplingMask.full(33, 8), new PoissonDisc(1, 0.1).draw(33, 8, 1));
		assertEquals(SamplingMask.full(33, 8), new RandomColumns(1, 1, PlaneAxis.X).draw(33, 8, 1));
	}

	@Test
	void aCentreThatFillsTheAccelerationStandsAlone() {
		assertLines("12 13 14 15 16 17 18 19", new EquispacedColumns(4, 0.25, PlaneAxis.X), 32);
		assertLines("12 13 14 15 16 17 18 19", new MagicColumns(4, 0.25, PlaneAxis.X), 32);
		assertLines("12 13 14 15 16 17 18 19", new RandomColumns(4, 0.25, PlaneAxis.X), 32);
	}

	@ParameterizedTest
	@MethodSource("patterns")
	void tinyPlanesMeasureSomething(final SamplingPattern pattern) {
		for (int seed = 0; seed < 20; seed++)
			assertTrue(pattern.draw(1, 1, seed).count() + pattern.draw(3, 2, seed).count() + pattern.draw(1, 5, seed).count() >= 3);
	}

	@Test
	void aCentreTooLargeForTheAccelerationIsAnError() {
		for (final SamplingPattern pattern : new SamplingPattern[] { new RandomColumns(8, 0.2, PlaneAxis.X),
			new EquispacedColumns(8, 0.2, PlaneAxis.X), new MagicColumns(8, 0.2, PlaneAxis.X), new GaussianColumns(8, 0.2, PlaneAxis.X) }) {
			final Exception error = assertThrows(IllegalArgumentException.class, () -> pattern.draw(64, 64, 1));
			assertEquals("Acceleration 8.0 of 64 lines along x leaves fewer samples than the 13 of the centre; expected a lower acceleration or "
				+ "centre fraction", error.getMessage());
		}
		assertThrows(IllegalArgumentException.class, () -> new PoissonDisc(8, 0.5).draw(64, 64, 1));
		assertThrows(IllegalArgumentException.class, () -> new GaussianPoints(8, 0.5).draw(64, 64, 1));
	}

	@ParameterizedTest
	@CsvSource({ "0.5, 0.1", "NaN, 0.1", "Infinity, 0.1", "4, -0.1", "4, 1.1", "4, NaN" })
	void rejectsValuesOutOfRange(final double acceleration, final double fraction) {
		assertThrows(IllegalArgumentException.class, () -> new RandomColumns(acceleration, fraction, PlaneAxis.X));
		assertThrows(IllegalArgumentException.class, () -> new EquispacedColumns(acceleration, fraction, PlaneAxis.X));
		assertThrows(IllegalArgumentException.class, () -> new MagicColumns(acceleration, fraction, PlaneAxis.X));
		assertThrows(IllegalArgumentException.class, () -> new GaussianColumns(acceleration, fraction, PlaneAxis.X));
		assertThrows(IllegalArgumentException.class, () -> new GaussianPoints(acceleration, fraction));
		assertThrows(IllegalArgumentException.class, () -> new PoissonDisc(acceleration, fraction));
	}

	@Test
	void rejectsFurtherValuesOutOfRange() {
		assertThrows(IllegalArgumentException.class, () -> new PartialFourier(0.5, Side.LOW, PlaneAxis.X));
		assertThrows(IllegalArgumentException.class, () -> new GaussianPoints(4, 0.1, 0));
		assertThrows(IllegalArgumentException.class, () -> new PoissonDisc(4, 0.1, 0.5));
		assertThrows(IllegalArgumentException.class, () -> new EquispacedColumns(4, 0.1, PlaneAxis.X, OptionalInt.of(-1)));
		assertThrows(IllegalArgumentException.class, () -> new RandomColumns(4, 0.1, PlaneAxis.X).draw(0, 5, 1));
	}

	private static void assertLines(final String expected, final SamplingPattern pattern, final int size) {
		final boolean[] lines = pattern.draw(size, 3, 1).lines(PlaneAxis.X).orElseThrow();
		final boolean[] wanted = new boolean[size];
		for (final String line : expected.split(" "))
			wanted[Integer.parseInt(line)] = true;
		assertArrayEquals(wanted, lines, pattern + ": " + IntStream.range(0, size).filter(i -> lines[i]).boxed().toList());
	}
}
