package io.github.phasegen.kspace.coil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.CropPad;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.kspace.TestPlanes;

class EspiritTest {

	/** More windows than samples in one, and fewer; sizes odd and even. */
	@ParameterizedTest
	@CsvSource({ "48, 40, 3, 20", "37, 45, 2, 24", "48, 48, 6, 13" })
	void findsSmoothCoilsUpToOnePhasePerPixel(final int width, final int height, final int coils, final int region) {
		final CoilSensitivities truth = CoilSensitivities.forEverySlice(TestCoils.smooth(width, height, coils)).normalised();
		final CoilSensitivities found = Espirit.estimate(calibration(truth, disc(width, height), region), width, height, EspiritOptions
			.defaults());
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				if (Math.hypot(x - width / 2, y - height / 2) < 12) assertTrue(agreement(truth, found, x, y) > 0.995, "(" + x + ", " + y + "): "
					+ agreement(truth, found, x, y));
	}

	@Test
	void vectorsOfSensitivitiesHaveNormOneOrZero() {
		final CoilSensitivities truth = CoilSensitivities.forEverySlice(TestCoils.smooth(64, 64, 4)).normalised();
		final float[] roots = Espirit.estimate(calibration(truth, disc(64, 64), 24), 64, 64, EspiritOptions.defaults()).rootSumOfSquares(0);
		assertEquals(1, roots[32 * 64 + 32], 1e-5);
		assertEquals(0, roots[2 * 64 + 2], "nothing there to see");
		for (final float root : roots)
			assertTrue(root == 0 || Math.abs(root - 1) < 1e-5);
	}

	@Test
	void cropZeroKeepsMapsEverywhere() {
		final CoilSensitivities truth = CoilSensitivities.forEverySlice(TestCoils.smooth(32, 32, 3)).normalised();
		for (final float root : Espirit.estimate(calibration(truth, disc(32, 32), 16), 32, 32, new EspiritOptions(5, 0.001, 0))
			.rootSumOfSquares(0))
			assertEquals(1, root, 1e-5);
	}

	@Test
	void rejectsTooLittleCalibrationData() {
		final List<ComplexPlane> small = List.of(TestPlanes.random(5, 24, 1), TestPlanes.random(5, 24, 2));
		final String message = assertThrows(IllegalArgumentException.class, () -> Espirit.estimate(small, 64, 64, EspiritOptions.defaults()))
			.getMessage();
		assertTrue(message.contains("found 5 x 24 samples, expected at least the kernel's 6 x 6"), message);
		assertThrows(IllegalArgumentException.class, () -> Espirit.estimate(List.of(), 64, 64, EspiritOptions.defaults()));
		assertThrows(IllegalArgumentException.class, () -> Espirit.estimate(List.of(new ComplexPlane(8, 8)), 64, 64, EspiritOptions
			.defaults()));
	}

	@Test
	void rejectsOptionsOutOfRange() {
		assertThrows(IllegalArgumentException.class, () -> new EspiritOptions(1, 0.001, 0.8));
		assertThrows(IllegalArgumentException.class, () -> new EspiritOptions(6, -0.1, 0.8));
		assertThrows(IllegalArgumentException.class, () -> new EspiritOptions(6, 0.001, Double.NaN));
	}

	/** The modulus of the inner product of both vectors over their norms. */
	private static double agreement(final CoilSensitivities a, final CoilSensitivities b, final int x, final int y) {
		double re = 0;
		double im = 0;
		double ofA = 0;
		double ofB = 0;
		for (int coil = 0; coil < a.coils(); coil++) {
			final ComplexPlane p = a.map(coil, 0);
			final ComplexPlane q = b.map(coil, 0);
			re += p.re(x, y) * q.re(x, y) + p.im(x, y) * q.im(x, y);
			im += p.re(x, y) * q.im(x, y) - p.im(x, y) * q.re(x, y);
			ofA += p.re(x, y) * p.re(x, y) + p.im(x, y) * p.im(x, y);
			ofB += q.re(x, y) * q.re(x, y) + q.im(x, y) * q.im(x, y);
		}
		return Math.hypot(re, im) / Math.sqrt(ofA * ofB);
	}

	private static ComplexPlane disc(final int width, final int height) {
		final ComplexPlane disc = TestPlanes.random(width, height, 1);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				if (Math.hypot(x - width / 2, y - height / 2) > 14) disc.set(x, y, 0, 0);
		return disc;
	}

	private static List<ComplexPlane> calibration(final CoilSensitivities maps, final ComplexPlane image, final int side) {
		final List<ComplexPlane> coils = maps.apply(image, 0);
		final PlaneFourier fourier = new PlaneFourier(maps.width(), maps.height());
		coils.forEach(coil -> fourier.forward(coil.data(), FourierNorm.ORTHO));
		return coils.stream().map(coil -> CropPad.center(coil, side, side)).toList();
	}
}
