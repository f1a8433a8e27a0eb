package io.github.phasegen.kspace;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.testing.Npz;

class PlaneFourierTest {

	@ParameterizedTest
	@ValueSource(strings = { "8x8", "9x6", "7x7" })
	void agreesWithTheReferenceCode(final String size) throws IOException {
		final Npz golden = Npz.resource("golden/centered_fft_" + size + ".npz");
		final int[] shape = golden.shape("x");
		final int height = shape[2];
		final int width = shape[3];
		final PlaneFourier fourier = new PlaneFourier(width, height);
		final int length = 2 * width * height;
		for (int start = 0; start < golden.get("x").size(); start += length) {
			final float[] forward = Arrays.copyOfRange(golden.floats("x"), start, start + length);
			final float[] inverse = forward.clone();
			fourier.forward(forward, FourierNorm.BACKWARD);
			fourier.inverse(inverse, FourierNorm.BACKWARD);
			assertClose(Arrays.copyOfRange(golden.floats("fft"), start, start + length), forward, 1e-6);
			assertClose(Arrays.copyOfRange(golden.floats("ifft"), start, start + length), inverse, 1e-6);
		}
	}

	@ParameterizedTest
	@CsvSource({ "8,8", "7,5", "5,8", "1,1", "1,9", "6,1", "30,22", "127,64" })
	void agreesWithTheDefiningSum(final int width, final int height) {
		final float[] image = TestPlanes.gaussian(2 * width * height, 1);
		final float[] spectrum = image.clone();
		new PlaneFourier(width, height).forward(spectrum, FourierNorm.BACKWARD);
		final int kx = width / 3;
		final int ky = height - 1;
		double re = 0;
		double im = 0;
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final double angle = -2 * Math.PI * ((double) (kx - width / 2) * (x - width / 2) / width
					+ (double) (ky - height / 2) * (y - height / 2) / height);
				final int i = 2 * (y * width + x);
				re += image[i] * Math.cos(angle) - image[i + 1] * Math.sin(angle);
				im += image[i] * Math.sin(angle) + image[i + 1] * Math.cos(angle);
			}
		final double tolerance = 1e-5 * Math.sqrt(TestPlanes.energy(image));
		assertEquals(re, spectrum[2 * (ky * width + kx)], tolerance);
		assertEquals(im, spectrum[2 * (ky * width + kx) + 1], tolerance);
	}

	@ParameterizedTest
	@CsvSource({ "8,8", "7,5", "5,8", "1,9", "6,1", "1,1", "251,13", "256,256", "181,217", "320,22" })
	void inverseUndoesForward(final int width, final int height) {
		final PlaneFourier fourier = new PlaneFourier(width, height);
		for (final FourierNorm norm : FourierNorm.values()) {
			final float[] image = TestPlanes.gaussian(2 * width * height, 2);
			final float[] back = image.clone();
			fourier.forward(back, norm);
			fourier.inverse(back, norm);
			assertClose(image, back, 1e-6);
		}
	}

	@ParameterizedTest
	@CsvSource({ "8,8", "7,5", "5,8", "1,9", "63,64" })
	void isLinear(final int width, final int height) {
		final float[] a = TestPlanes.gaussian(2 * width * height, 3);
		final float[] b = TestPlanes.gaussian(2 * width * height, 4);
		final float[] sum = new float[a.length];
		for (int i = 0; i < a.length; i++)
			sum[i] = 2 * a[i] - 3 * b[i];
		final PlaneFourier fourier = new PlaneFourier(width, height);
		fourier.forward(a, FourierNorm.ORTHO);
		fourier.forward(b, FourierNorm.ORTHO);
		fourier.forward(sum, FourierNorm.ORTHO);
		final float[] expected = new float[a.length];
		for (int i = 0; i < a.length; i++)
			expected[i] = 2 * a[i] - 3 * b[i];
		assertClose(expected, sum, 2e-6);
	}

	@ParameterizedTest
	@CsvSource({ "8,8", "7,5", "5,8", "1,9", "63,64" })
	void keepsTheEnergyWhenOrtho(final int width, final int height) {
		final float[] image = TestPlanes.gaussian(2 * width * height, 5);
		final double before = TestPlanes.energy(image);
		new PlaneFourier(width, height).forward(image, FourierNorm.ORTHO);
		assertEquals(before, TestPlanes.energy(image), 1e-6 * before);
	}

	/** <Fa, b> = <a, F'b>, where F' is the inverse for ORTHO, and N times the inverse for BACKWARD. */
	@ParameterizedTest
	@CsvSource({ "8,8,ORTHO", "7,5,ORTHO", "5,8,BACKWARD", "1,9,ORTHO", "33,20,BACKWARD" })
	void inverseIsTheAdjoint(final int width, final int height, final FourierNorm norm) {
		final float[] a = TestPlanes.gaussian(2 * width * height, 6);
		final float[] b = TestPlanes.gaussian(2 * width * height, 7);
		final float[] forward = a.clone();
		final float[] adjoint = b.clone();
		final PlaneFourier fourier = new PlaneFourier(width, height);
		fourier.forward(forward, norm);
		fourier.inverse(adjoint, norm);
		final double factor = norm == FourierNorm.ORTHO ? 1 : width * height;
		final double[] left = TestPlanes.inner(forward, b);
		final double[] right = TestPlanes.inner(a, adjoint);
		final double tolerance = 1e-5 * Math.sqrt(TestPlanes.energy(forward) * TestPlanes.energy(b));
		assertEquals(left[0], factor * right[0], tolerance);
		assertEquals(left[1], factor * right[1], tolerance);
	}

	@ParameterizedTest
	@CsvSource({ "8,8", "7,5", "5,8", "1,9", "6,1" })
	void aConstantBecomesThePixelAtTheCentre(final int width, final int height) {
		final ComplexPlane plane = new ComplexPlane(width, height);
		for (int i = 0; i < plane.data().length; i += 2)
			plane.data()[i] = 1;
		new PlaneFourier(width, height).forward(plane.data(), FourierNorm.BACKWARD);
		final ComplexPlane expected = new ComplexPlane(width, height);
		expected.set(width / 2, height / 2, width * height, 0);
		assertClose(expected.data(), plane.data(), 1e-6);
	}

	@ParameterizedTest
	@CsvSource({ "8,8", "7,5", "5,8", "1,9", "6,1" })
	void thePixelAtTheCentreBecomesAConstant(final int width, final int height) {
		final ComplexPlane plane = new ComplexPlane(width, height);
		plane.set(width / 2, height / 2, 1, 0);
		new PlaneFourier(width, height).forward(plane.data(), FourierNorm.BACKWARD);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				assertEquals(1, plane.re(x, y), 1e-6);
				assertEquals(0, plane.im(x, y), 1e-6);
			}
	}

	@ParameterizedTest
	@CsvSource({ "8,8,1,2", "7,5,3,1", "5,8,2,7", "1,9,0,4" })
	void aShiftBecomesAPhaseRamp(final int width, final int height, final int dx, final int dy) {
		final ComplexPlane image = TestPlanes.random(width, height, 8);
		final ComplexPlane shifted = new ComplexPlane(width, height);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				shifted.set((x + dx) % width, (y + dy) % height, image.re(x, y), image.im(x, y));
		final PlaneFourier fourier = new PlaneFourier(width, height);
		fourier.forward(image.data(), FourierNorm.ORTHO);
		fourier.forward(shifted.data(), FourierNorm.ORTHO);
		final ComplexPlane expected = new ComplexPlane(width, height);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final double angle = -2 * Math.PI * ((double) (x - width / 2) * dx / width + (double) (y - height / 2) * dy / height);
				final double c = Math.cos(angle);
				final double s = Math.sin(angle);
				expected.set(x, y, (float) (image.re(x, y) * c - image.im(x, y) * s), (float) (image.re(x, y) * s + image.im(x, y) * c));
			}
		assertClose(expected.data(), shifted.data(), 2e-6);
	}

	@Test
	void rejectsImpossibleSizesAndWrongArrays() {
		assertThrows(IllegalArgumentException.class, () -> new PlaneFourier(0, 4));
		assertThrows(IllegalArgumentException.class, () -> new PlaneFourier(4, -1));
		assertThrows(IllegalArgumentException.class, () -> new PlaneFourier(1 << 16, 1 << 16));
		assertThrows(IllegalArgumentException.class, () -> new PlaneFourier(4, 4).forward(new float[31], FourierNorm.ORTHO));
	}
}
