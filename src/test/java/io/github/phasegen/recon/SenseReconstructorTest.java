package io.github.phasegen.recon;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.operator.CoilEncoding;
import io.github.phasegen.kspace.sampling.EquispacedColumns;
import io.github.phasegen.kspace.sampling.RandomColumns;
import io.github.phasegen.kspace.sampling.SamplingMask;

class SenseReconstructorTest {

	/** Twice fewer lines than the image has, four coils, no noise: the image comes back, for sizes odd and even. */
	@ParameterizedTest
	@CsvSource({ "64, 48", "45, 63" })
	void unfoldsWhatWasUndersampled(final int width, final int height) {
		final TestScan scan = TestScan.head(width, height, 4, 0);
		final CoilKSpace slice = scan.measured(everySecond(width, height));
		final ComplexPlane image = new SenseReconstructor(0, 500, 1e-6).reconstruct(slice, IterationProgress.NONE);
		assertTrue(scan.psnr(image) > 45, () -> scan.psnr(image) + " dB");
	}

	@Test
	void solvesTheNormalEquations() {
		final CoilKSpace slice = TestScan.head(40, 30, 3, 0.05).measured(new RandomColumns(3, 0.2, PlaneAxis.Y).draw(40, 30, 1));
		final CoilEncoding encoding = slice.encoding();
		final ComplexPlane image = new SenseReconstructor(0.1, 200, 1e-7).reconstruct(slice, IterationProgress.NONE);
		final ComplexPlane product = new ComplexPlane(40, 30);
		encoding.normal(image, product);
		Vectors.add(0.1, image.data(), product.data());
		assertClose(encoding.adjoint(slice.coils()).data(), product.data(), 1e-5);
	}

	/** A fully measured slice is its inverse transform, in its own scale. */
	@Test
	void oneCoilNeedsNoSensitivities() {
		final TestScan scan = TestScan.head(32, 40, 1, 0);
		final ComplexPlane image = new SenseReconstructor(0, 5, 0).reconstruct(new CoilKSpace(scan.full(), SamplingMask.full(32, 40)),
			IterationProgress.NONE);
		assertClose(scan.maps().apply(scan.truth(), 0).get(0).data(), image.data(), 1e-5);
	}

	@Test
	void tellsResidualsThatFallAndTheImageAtHand() {
		final CoilKSpace slice = TestScan.head(48, 40, 4, 0.01).measured(everySecond(48, 40));
		final List<Double> residuals = new ArrayList<>();
		final List<ComplexPlane> images = new ArrayList<>();
		final ComplexPlane image = new SenseReconstructor(0.05, 12, 0).reconstruct(slice, (iteration, iterations, residual, current) -> {
			assertEquals(residuals.size() + 1, iteration);
			assertEquals(12, iterations);
			residuals.add(residual);
			images.add(current.get());
		});
		assertEquals(12, residuals.size());
		assertTrue(residuals.get(11) < 0.01 * residuals.get(0), residuals.toString());
		assertClose(image.data(), images.get(11).data(), 0);
	}

	@Test
	void endsAtTheTolerance() {
		final CoilKSpace slice = TestScan.head(48, 40, 4, 0.01).measured(everySecond(48, 40));
		final List<Double> residuals = new ArrayList<>();
		new SenseReconstructor(0.1, 1000, 1e-2).reconstruct(slice, (iteration, iterations, residual, current) -> residuals.add(residual));
		assertTrue(residuals.size() < 30, residuals.toString());
		assertTrue(residuals.get(residuals.size() - 1) <= 1e-2);
		assertTrue(residuals.get(residuals.size() - 2) > 1e-2);
	}

	@Test
	void stopsWhenCancelled() {
		final int[] steps = new int[1];
		final IterationProgress progress = new IterationProgress() {

			@Override
			public void step(final int iteration, final int iterations, final double residual, final Supplier<ComplexPlane> current) {
				steps[0]++;
			}

			@Override
			public boolean cancelled() {
				return steps[0] == 3;
			}
		};
		final CoilKSpace slice = TestScan.head(32, 32, 2, 0).measured(SamplingMask.full(32, 32));
		final SenseReconstructor sense = new SenseReconstructor(0.5, 100, 0);
		assertThrows(CancellationException.class, () -> sense.reconstruct(slice, progress));
		assertEquals(3, steps[0]);
	}

	@Test
	void severalCoilsNeedSensitivities() {
		final CoilKSpace slice = new CoilKSpace(TestScan.head(16, 16, 2, 0).full(), SamplingMask.full(16, 16));
		final SenseReconstructor sense = new SenseReconstructor(0, 5, 0);
		assertThrows(IllegalArgumentException.class, () -> sense.reconstruct(slice, IterationProgress.NONE));
	}

	@Test
	void rejectsOptionsOutOfRange() {
		assertThrows(IllegalArgumentException.class, () -> new SenseReconstructor(-1, 5, 0));
		assertThrows(IllegalArgumentException.class, () -> new SenseReconstructor(0, 0, 0));
		assertThrows(IllegalArgumentException.class, () -> new SenseReconstructor(0, 5, 1));
	}

	/** And the centre. */
	private static SamplingMask everySecond(final int width, final int height) {
		return new EquispacedColumns(2, 0.1, PlaneAxis.X, OptionalInt.of(0)).draw(width, height, 1);
	}
}
