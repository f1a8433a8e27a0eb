package io.github.phasegen.kspace.coil;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.TestPlanes;

class AdaptiveCombinationTest {

	/** Smooth coils without noise: the magnitude comes back to 0.5 %, and the phase but for the reference coil's own. */
	@ParameterizedTest
	@CsvSource({ "64,64,8,1", "63,50,4,2", "48,80,1,2", "40,40,16,3" })
	void restoresTheImageUpToTheReferenceCoilsPhase(final int width, final int height, final int coils, final int step) {
		final CoilSensitivities truth = CoilSensitivities.forEverySlice(TestCoils.smooth(width, height, coils)).normalised();
		final ComplexPlane image = TestPlanes.random(width, height, 1);
		final AdaptiveCombination combination = AdaptiveCombination.of(truth.apply(image, 0), new AdaptiveOptions(7, step));
		assertClose(image.magnitude(), combination.image().magnitude(), 5e-3);
		int matches = 0;
		for (int coil = 0; coil < coils; coil++)
			matches += isReference(truth.map(coil, 0), image, combination.image()) ? 1 : 0;
		assertEquals(1, matches);
	}

	private static boolean isReference(final ComplexPlane map, final ComplexPlane image, final ComplexPlane combined) {
		final float[] found = combined.phase();
		final float[] drawn = image.phase();
		final float[] ofCoil = map.phase();
		double coherent = 0;
		for (int i = 0; i < found.length; i++)
			coherent += Math.cos(found[i] - drawn[i] - ofCoil[i]);
		return coherent > 0.999 * found.length;
	}

	@Test
	void sensitivitiesAreThoseOfTheCoilsUpToOnePhasePerPixel() {
		final CoilSensitivities truth = CoilSensitivities.forEverySlice(TestCoils.smooth(64, 48, 4)).normalised();
		final CoilSensitivities found = AdaptiveCombination.of(truth.apply(TestPlanes.random(64, 48, 2), 0), AdaptiveOptions.defaults())
			.sensitivities();
		for (int coil = 0; coil < 4; coil++)
			assertClose(truth.map(coil, 0).magnitude(), found.map(coil, 0).magnitude(), 0.03);
		for (final float root : found.rootSumOfSquares(0))
			assertEquals(1, root, 1e-6);
	}

	/** In noise it beats the root sum of squares, which is the reason to use it. */
	@Test
	void isQuieterThanTheRootSumOfSquares() {
		final CoilSensitivities truth = CoilSensitivities.forEverySlice(TestCoils.smooth(64, 64, 8)).normalised();
		final ComplexPlane disc = new ComplexPlane(64, 64);
		for (int i = 0; i < 64 * 64; i++)
			disc.data()[2 * i] = Math.hypot(i % 64 - 32, i / 64 - 32) < 20 ? 10 : 0;
		final List<ComplexPlane> measured = truth.apply(disc, 0);
		for (int coil = 0; coil < 8; coil++) {
			final float[] noise = TestPlanes.gaussian(2 * 64 * 64, coil);
			for (int i = 0; i < noise.length; i++)
				measured.get(coil).data()[i] += noise[i];
		}
		final float[] adaptive = AdaptiveCombination.of(measured, AdaptiveOptions.defaults()).image().magnitude();
		final float[] root = CoilCombination.rootSumOfSquares(measured);
		assertTrue(meanError(adaptive, disc) < 0.75 * meanError(root, disc));
	}

	/** Two coils that share no pixel: the dominant one must be found on either side. */
	@Test
	void coilsWithoutOverlapAreBothSeen() {
		final ComplexPlane left = new ComplexPlane(16, 8);
		final ComplexPlane right = new ComplexPlane(16, 8);
		for (int y = 0; y < 8; y++)
			for (int x = 0; x < 16; x++)
				(x < 8 ? left : right).set(x, y, 1 + x, 2);
		final AdaptiveCombination combination = AdaptiveCombination.of(List.of(left, right), new AdaptiveOptions(1, 1));
		assertClose(CoilCombination.rootSumOfSquares(List.of(left, right)), combination.image().magnitude(), 1e-6);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5 })
	void emptyRegionsAreZeroAndNotNaN(final int coils) {
		final CoilSensitivities truth = CoilSensitivities.forEverySlice(TestCoils.smooth(40, 40, coils)).normalised();
		final ComplexPlane image = new ComplexPlane(40, 40);
		image.set(10, 10, 3, 4);
		final AdaptiveCombination combination = AdaptiveCombination.of(truth.apply(image, 0), new AdaptiveOptions(5, 2));
		assertEquals(5, combination.image().magnitude()[10 * 40 + 10], 1e-4);
		assertEquals(25, TestPlanes.energy(combination.image().data()), 1e-3);
		assertEquals(0, combination.sensitivities().rootSumOfSquares(0)[30 * 40 + 30]);
		final List<ComplexPlane> nothing = List.of(new ComplexPlane(4, 3), new ComplexPlane(4, 3));
		assertArrayEquals(new float[24], AdaptiveCombination.of(nothing, AdaptiveOptions.defaults()).image().data());
	}

	@Test
	void rejectsWhatIsNoImageAndNoWindow() {
		final ComplexPlane nan = new ComplexPlane(4, 3);
		nan.set(1, 1, Float.NaN, 0);
		assertThrows(IllegalArgumentException.class, () -> AdaptiveCombination.of(List.of(nan), AdaptiveOptions.defaults()));
		assertThrows(IllegalArgumentException.class, () -> AdaptiveCombination.of(List.of(), AdaptiveOptions.defaults()));
		assertThrows(IllegalArgumentException.class, () -> new AdaptiveOptions(4, 1));
		assertThrows(IllegalArgumentException.class, () -> new AdaptiveOptions(5, 6));
		assertThrows(IllegalArgumentException.class, () -> new AdaptiveOptions(5, 0));
	}

	private static double meanError(final float[] magnitude, final ComplexPlane truth) {
		final float[] expected = truth.magnitude();
		double sum = 0;
		for (int i = 0; i < magnitude.length; i++)
			sum += Math.abs(magnitude[i] - expected[i]);
		return sum;
	}
}
