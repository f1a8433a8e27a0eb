package io.github.phasegen.kspace;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisFourierTest {

	@ParameterizedTest
	@CsvSource({ "8,8", "7,5", "5,8", "1,9", "6,1", "33,40" })
	void bothAxesMakeThePlane(final int width, final int height) {
		for (final FourierNorm norm : FourierNorm.values()) {
			final float[] expected = TestPlanes.gaussian(2 * width * height, 1);
			final float[] actual = expected.clone();
			new PlaneFourier(width, height).forward(expected, norm);
			new AxisFourier(PlaneAxis.Y, width, height).forward(actual, norm);
			new AxisFourier(PlaneAxis.X, width, height).forward(actual, norm);
			assertClose(expected, actual, 1e-6);
		}
	}

	@ParameterizedTest
	@CsvSource({ "8,3", "7,5", "1,4" })
	void rowsAreTransformedByThemselves(final int width, final int height) {
		final float[] plane = TestPlanes.gaussian(2 * width * height, 2);
		final float[] row = Arrays.copyOfRange(plane, 2 * width * (height - 1), 2 * width * height);
		new PlaneFourier(width, 1).forward(row, FourierNorm.BACKWARD);
		new AxisFourier(PlaneAxis.X, width, height).forward(plane, FourierNorm.BACKWARD);
		assertClose(row, Arrays.copyOfRange(plane, 2 * width * (height - 1), 2 * width * height), 1e-6);
	}

	@ParameterizedTest
	@CsvSource({ "8,8,X", "7,5,Y", "5,8,X", "1,9,Y", "40,33,Y", "35,2,X" })
	void inverseUndoesForward(final int width, final int height, final PlaneAxis axis) {
		final AxisFourier fourier = new AxisFourier(axis, width, height);
		for (final FourierNorm norm : FourierNorm.values()) {
			final float[] image = TestPlanes.gaussian(2 * width * height, 3);
			final float[] back = image.clone();
			fourier.forward(back, norm);
			fourier.inverse(back, norm);
			assertClose(image, back, 1e-6);
		}
	}

	@ParameterizedTest
	@CsvSource({ "8,8,X", "7,5,Y", "5,8,X", "64,63,Y" })
	void keepsTheEnergyWhenOrtho(final int width, final int height, final PlaneAxis axis) {
		final float[] image = TestPlanes.gaussian(2 * width * height, 4);
		final double before = TestPlanes.energy(image);
		new AxisFourier(axis, width, height).forward(image, FourierNorm.ORTHO);
		assertEquals(before, TestPlanes.energy(image), 1e-6 * before);
	}

	@Test
	void theNormCountsTheAxisAlone() {
		final float[] ones = { 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0 };
		new AxisFourier(PlaneAxis.Y, 2, 3).forward(ones, FourierNorm.BACKWARD);
		assertArrayEquals(new float[] { 0, 0, 0, 0, 3, 0, 3, 0, 0, 0, 0, 0 }, ones, 1e-6f);
	}

	@Test
	void rejectsWrongArrays() {
		final AxisFourier fourier = new AxisFourier(PlaneAxis.X, 4, 2);
		assertThrows(IllegalArgumentException.class, () -> fourier.forward(new float[15], FourierNorm.ORTHO));
		assertThrows(IllegalArgumentException.class, () -> new AxisFourier(PlaneAxis.Y, 4, 0));
	}
}
