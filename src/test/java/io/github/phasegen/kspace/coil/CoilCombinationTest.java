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

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.TestPlanes;

class CoilCombinationTest {

	@Test
	void rootSumOfSquaresAddsEnergies() {
		final ComplexPlane a = new ComplexPlane(2, 1, new float[] { 3, 0, 0, 0 });
		final ComplexPlane b = new ComplexPlane(2, 1, new float[] { 0, 4, 1e30f, 1e30f });
		final float[] root = CoilCombination.rootSumOfSquares(List.of(a, b));
		assertEquals(5, root[0], 1e-6);
		assertEquals(Math.sqrt(2) * 1e30, root[1], 1e24);
	}

	@ParameterizedTest
	@CsvSource({ "8,6,4", "7,5,1", "31,9,8" })
	void sensitivityWeightingRestoresTheImage(final int width, final int height, final int coils) {
		final CoilSensitivities sensitivities = CoilSensitivities.forEverySlice(TestCoils.smooth(width, height, coils));
		final ComplexPlane image = TestPlanes.random(width, height, 1);
		assertClose(image.data(), CoilCombination.sensitivityWeighted(sensitivities.apply(image, 0), sensitivities, 0).data(), 1e-6);
	}

	/** The rest is orthogonal to what any image could look like to the coils. */
	@Test
	void sensitivityWeightingIsLeastSquares() {
		final CoilSensitivities sensitivities = CoilSensitivities.forEverySlice(TestCoils.random(6, 5, 3, 2));
		final List<ComplexPlane> measured = TestCoils.random(6, 5, 3, 3);
		final List<ComplexPlane> explained = sensitivities.apply(CoilCombination.sensitivityWeighted(measured, sensitivities, 0), 0);
		for (int coil = 0; coil < 3; coil++)
			for (int i = 0; i < 60; i++)
				measured.get(coil).data()[i] -= explained.get(coil).data()[i];
		assertArrayEquals(new float[60], sensitivities.adjoint(measured, 0).data(), 1e-5f);
	}

	@Test
	void whatNoCoilSeesIsZero() {
		final CoilSensitivities blind = CoilSensitivities.forEverySlice(List.of(new ComplexPlane(3, 2)));
		final List<ComplexPlane> measured = List.of(TestPlanes.random(3, 2, 4));
		assertArrayEquals(new float[12], CoilCombination.sensitivityWeighted(measured, blind, 0).data());
	}

	/** Equal noise in all coils: the optimal combination is quieter than a root sum of squares, whose background is brighter. */
	@Test
	void knownSensitivitiesBeatTheRootSumOfSquaresInTheBackground() {
		final CoilSensitivities sensitivities = CoilSensitivities.forEverySlice(TestCoils.smooth(32, 32, 8)).normalised();
		final List<ComplexPlane> noise = TestCoils.random(32, 32, 8, 5);
		final double combined = TestPlanes.energy(CoilCombination.sensitivityWeighted(noise, sensitivities, 0).data()) / (32 * 32);
		assertEquals(2, combined, 0.2);
		double root = 0;
		for (final float value : CoilCombination.rootSumOfSquares(noise))
			root += (double) value * value / (32 * 32);
		assertTrue(root > 7 * combined);
	}

	@Test
	void rejectsMismatches() {
		final CoilSensitivities sensitivities = CoilSensitivities.forEverySlice(TestCoils.smooth(4, 4, 2));
		assertThrows(IllegalArgumentException.class, () -> CoilCombination.rootSumOfSquares(List.of()));
		assertThrows(IllegalArgumentException.class,
			() -> CoilCombination.rootSumOfSquares(List.of(new ComplexPlane(4, 4), new ComplexPlane(4, 5))));
		assertThrows(IllegalArgumentException.class,
			() -> CoilCombination.sensitivityWeighted(TestCoils.smooth(4, 4, 3), sensitivities, 0));
	}
}
