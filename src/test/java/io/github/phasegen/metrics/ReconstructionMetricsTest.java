package io.github.phasegen.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.testing.Npz;
import org.junit.jupiter.api.Test;

/** The vectors were computed by scikit-image 0.26; those of the volume by fastMRI's formulas with it. */
class ReconstructionMetricsTest {

	private static final int WIDTH = 19;
	private static final int HEIGHT = 24;

	@Test
	void aVolumeAgreesWithScikitImageByTheFormulasOfFastMri() throws Exception {
		final Npz golden = Npz.resource("metrics/fastmri_volume.npz");
		final ReconstructionMetrics found = ReconstructionMetrics.of(slices(golden, "gt"), slices(golden, "pred"), WIDTH, HEIGHT);
		assertEquals(golden.get("nmse").scalar(), found.nmse(), 1e-5 * found.nmse());
		assertEquals(golden.get("psnr").scalar(), found.psnr(), 1e-5);
		assertEquals(golden.get("ssim").scalar(), found.ssim(), 1e-5);
		for (int z = 0; z < found.slices().size(); z++) {
			final ImageMetrics slice = found.slices().get(z).orElseThrow();
			assertEquals(golden.get("slice_mse").doubles()[z], slice.mse(), 1e-5 * slice.mse());
			assertEquals(golden.get("slice_nrmse").doubles()[z], slice.nrmse(), 1e-5 * slice.nrmse());
			assertEquals(golden.get("slice_psnr").doubles()[z], slice.psnr(), 1e-5);
			assertEquals(golden.get("slice_ssim").doubles()[z], slice.ssim(), 1e-5);
		}
		assertEquals(Arrays.stream(golden.get("slice_ssim").doubles()).average().orElseThrow(), found.sliceSsim(), 1e-5);
		assertEquals(Arrays.stream(golden.get("slice_psnr").doubles()).average().orElseThrow(), found.slicePsnr(), 1e-5);
	}

	@Test
	void aVolumeOfOneSliceHasTheMeasuresOfThatSlice() throws Exception {
		final Npz golden = Npz.resource("golden/metrics.npz");
		final ReconstructionMetrics found = ReconstructionMetrics.of(List.of(golden.get("gt").floats()), List.of(golden.get("pred").floats()),
			48, 64);
		assertEquals(golden.get("nrmse").scalar(), Math.sqrt(found.nmse()), 1e-5);
		assertEquals(golden.get("psnr").scalar(), found.psnr(), 1e-5 * found.psnr());
		assertEquals(golden.get("ssim").scalar(), found.ssim(), 1e-5);
		assertEquals(golden.get("mse").scalar(), found.sliceMse(), 1e-5 * found.sliceMse());
		assertEquals(found.psnr(), found.slicePsnr(), 1e-12);
		assertEquals(found.ssim(), found.sliceSsim(), 1e-12);
	}

	@Test
	void aFaintSliceCountsByTheVolumesMaximumAndByItsOwn() {
		final List<float[]> truth = List.of(plane(1000), plane(1));
		final ReconstructionMetrics found = ReconstructionMetrics.of(truth, List.of(plane(1000), plane(1.5)), WIDTH, HEIGHT);
		assertTrue(found.ssim() > 0.999, "nothing beside 1000: " + found.ssim());
		assertTrue(found.slices().get(1).orElseThrow().ssim() < 0.95, "much beside 1");
	}

	@Test
	void errorsOfPhaseCountInTheComplexMeasureAlone() {
		final List<ComplexPlane> truth = List.of(complex(0));
		final ReconstructionMetrics found = ReconstructionMetrics.ofComplex(truth, List.of(complex(0.1)));
		assertEquals(0, found.nmse(), 1e-12);
		assertEquals(4 * Math.pow(Math.sin(0.05), 2), found.complexNmse(), 1e-6);
		assertTrue(Double.isNaN(ReconstructionMetrics.of(List.of(plane(2)), List.of(plane(2)), WIDTH, HEIGHT).complexNmse()));
	}

	@Test
	void theScaleOfBothVolumesDoesNotMatter() throws Exception {
		final Npz golden = Npz.resource("metrics/fastmri_volume.npz");
		final ReconstructionMetrics large = ReconstructionMetrics.of(slices(golden, "gt"), slices(golden, "pred"), WIDTH, HEIGHT);
		final ReconstructionMetrics small = ReconstructionMetrics.of(scaled(slices(golden, "gt")), scaled(slices(golden, "pred")), WIDTH,
			HEIGHT);
		assertEquals(large.nmse(), small.nmse(), 1e-9);
		assertEquals(large.psnr(), small.psnr(), 1e-9);
		assertEquals(large.ssim(), small.ssim(), 1e-6);
	}

	@Test
	void emptySlicesAreLeftOutOfTheMeansOfSlices() {
		final float[] empty = new float[WIDTH * HEIGHT];
		final ReconstructionMetrics found = ReconstructionMetrics.of(List.of(plane(4), empty), List.of(plane(5), empty), WIDTH, HEIGHT);
		assertTrue(found.slices().get(1).isEmpty());
		assertEquals(found.slices().get(0).orElseThrow().mse(), found.sliceMse());
		assertNull(found.sliceMap(1).get("sliceSsim"));
		assertTrue(found.toMap().values().stream().filter(value -> value != null).allMatch(Double::isFinite));
	}

	@Test
	void equalVolumesAreWithoutError() {
		final ReconstructionMetrics found = ReconstructionMetrics.of(List.of(plane(3)), List.of(plane(3)), WIDTH, HEIGHT);
		assertEquals(0, found.nmse());
		assertEquals(1, found.ssim(), 1e-12);
		assertEquals(Double.POSITIVE_INFINITY, found.psnr());
		assertNull(found.toMap().get("psnrDb"), "JSON knows no infinity");
	}

	@Test
	void whatCannotBeComparedIsNamed() {
		final List<float[]> one = List.of(plane(1));
		assertFails("reconstruction: found 2 slices, expected 1", one, List.of(plane(1), plane(1)));
		assertFails("truth: found no slice", List.of(), List.of());
		assertFails("truth: found no positive value", List.of(new float[WIDTH * HEIGHT]), one);
		final float[] broken = plane(1);
		broken[7] = Float.NaN;
		assertFails("reconstruction, slice 1: expected finite values, found NaN at pixel 7", one, List.of(broken));
		assertFails("reconstruction, slice 1: expected 19 x 24", one, List.of(new float[5]));
		final var error = assertThrows(IllegalArgumentException.class, () -> ReconstructionMetrics.ofComplex(List.of(complex(0)), List.of(
			new ComplexPlane(8, 8))));
		assertTrue(error.getMessage().contains("found 8 x 8 pixels, expected 19 x 24"), error.getMessage());
	}

	private static void assertFails(final String message, final List<float[]> truth, final List<float[]> reconstruction) {
		final var error = assertThrows(IllegalArgumentException.class, () -> ReconstructionMetrics.of(truth, reconstruction, WIDTH, HEIGHT));
		assertTrue(error.getMessage().startsWith(message), error.getMessage());
	}

	private static float[] plane(final double amplitude) {
		return TestPhases.plane(WIDTH, HEIGHT, (x, y) -> amplitude * (1 + Math.sin(x + 0.3 * y)) / 2);
	}

	private static ComplexPlane complex(final double angle) {
		final float[] phase = TestPhases.plane(WIDTH, HEIGHT, (x, y) -> 0.1 * x + angle);
		return ComplexPlane.fromPolar(WIDTH, HEIGHT, plane(3), phase);
	}

	private static List<float[]> slices(final Npz golden, final String name) {
		final float[] all = golden.get(name).floats();
		final List<float[]> slices = new ArrayList<>();
		for (int start = 0; start < all.length; start += WIDTH * HEIGHT)
			slices.add(Arrays.copyOfRange(all, start, start + WIDTH * HEIGHT));
		return slices;
	}

	private static List<float[]> scaled(final List<float[]> slices) {
		return slices.stream().map(float[]::clone).peek(slice -> {
			for (int i = 0; i < slice.length; i++)
				slice[i] *= 0x1p-20f;
		}).toList();
	}
}
