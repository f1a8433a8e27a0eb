package io.github.phasegen.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import io.github.phasegen.testing.Npz;

class ImageMetricsTest {

	@Test
	void agreesWithScikitImage() throws Exception {
		final Npz golden = Npz.resource("golden/metrics.npz");
		final ImageMetrics metrics = ImageMetrics.of(golden.get("gt").floats(), golden.get("pred").floats(), 48, 64);
		assertEquals(golden.get("mse").scalar(), metrics.mse(), 1e-5 * metrics.mse());
		assertEquals(golden.get("nrmse").scalar(), metrics.nrmse(), 1e-5 * metrics.nrmse());
		assertEquals(golden.get("psnr").scalar(), metrics.psnr(), 1e-5 * metrics.psnr());
		assertEquals(golden.get("ssim").scalar(), metrics.ssim(), 1e-5);
	}

	@Test
	void anImageIsPerfectToItself() {
		final float[] image = TestPhases.plane(20, 10, (x, y) -> 3 + Math.sin(x) * y);
		final ImageMetrics metrics = ImageMetrics.of(image, image, 20, 10);
		assertEquals(0, metrics.mse());
		assertEquals(0, metrics.nrmse());
		assertEquals(Double.POSITIVE_INFINITY, metrics.psnr());
		assertEquals(1, metrics.ssim(), 1e-12);
	}

	@Test
	void aConstantErrorHasTheErrorsOfItsSize() {
		final float[] reference = TestPhases.plane(8, 8, (x, y) -> 2);
		final float[] image = TestPhases.plane(8, 8, (x, y) -> 2.5);
		final ImageMetrics metrics = ImageMetrics.of(reference, image, 8, 8);
		assertEquals(0.25, metrics.mse(), 1e-12);
		assertEquals(0.25, metrics.nrmse(), 1e-12);
		assertEquals(20 * Math.log10(4), metrics.psnr(), 1e-12);
	}

	@Test
	void imagesBelowTheWindowAreRefused() {
		final var error = assertThrows(IllegalArgumentException.class, () -> ImageMetrics.of(new float[60], new float[60], 10, 6));
		assertTrue(error.getMessage().contains("10 x 6"), error.getMessage());
	}
}
