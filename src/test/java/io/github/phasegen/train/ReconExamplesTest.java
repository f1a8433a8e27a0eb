package io.github.phasegen.train;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.kspace.TestPlanes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconExamplesTest {

	private static final ReconSampling SAMPLING = new ReconSampling(List.of("random", "equispaced"), List.of(2.0, 4.0), List.of(0.1, 0.05));
	private static final ComplexImageSource NOISE = (random, width, height) -> TestPlanes.random(width, height, random.nextLong());

	private static ReconBatch draw(final long seed, final int batchPixels) {
		return new ReconExamples(NOISE, SAMPLING, new ReconExamples.Size(batchPixels, 48, 96, 0)).draw(new SplittableRandom(seed));
	}

	private static float[] part(final float[] batch, final int from, final int count) {
		return Arrays.copyOfRange(batch, from, from + count);
	}

	private static float[] kSpace(final float[] real, final float[] imaginary, final int width, final int height) {
		final ComplexPlane plane = ComplexPlane.fromParts(width, height, real, imaginary);
		new PlaneFourier(width, height).forward(plane.data(), FourierNorm.ORTHO);
		return plane.data();
	}

	@Test
	void theInputIsTheTargetWithColumnsOfItsKSpaceMissing() {
		final ReconBatch batch = draw(1, 40_000);
		final int pixels = batch.width() * batch.height();
		for (int n = 0; n < batch.count(); n++) {
			final float[] input = part(batch.input(), 6 * n * pixels, 6 * pixels);
			final float[] mask = part(input, pixels, pixels);
			final float[] found = kSpace(part(input, 0, pixels), part(input, 3 * pixels, pixels), batch.width(), batch.height());
			final float[] expected = kSpace(part(batch.target(), 2 * n * pixels, pixels), part(batch.target(), (2 * n + 1) * pixels, pixels),
				batch.width(), batch.height());
			for (int i = 0; i < expected.length; i++) {
				expected[i] *= mask[i / 2];
				assertEquals(mask[i / 2 % batch.width()], mask[i / 2], "whole columns");
			}
			assertClose(expected, found, 1e-5);
			assertArrayEquals(new float[pixels], part(input, 4 * pixels, pixels), "the mask is real");
		}
	}

	/** The number of its row is the real part of every pixel of an image. */
	@Test
	void stripsAreRowsThatFollowEachOther() {
		final ComplexImageSource rows = (random, width, height) -> {
			final ComplexPlane image = new ComplexPlane(width, height);
			for (int i = 0; i < width * height; i++)
				image.data()[2 * i] = 1 + i / width;
			return image;
		};
		final Set<Float> starts = new HashSet<>();
		for (int seed = 0; seed < 10; seed++) {
			final ReconBatch batch = new ReconExamples(rows, SAMPLING, new ReconExamples.Size(1, 96, 96, 32)).draw(new SplittableRandom(seed));
			assertEquals(32, batch.height());
			assertTrue(batch.width() >= 72 && batch.count() == 2, batch.width() + " x " + batch.count());
			final float first = batch.target()[0];
			final int width = batch.width();
			for (int y = 0; y < 32; y++)
				assertEquals(batch.target()[y * width + width - 1] / first, batch.target()[y * width] / first, 1e-6);
			final float step = batch.target()[width] - first;
			assertEquals(31 * step, batch.target()[31 * width] - first, 1e-3);
			starts.add(Math.round(first / step * 10) / 10f);
		}
		assertTrue(starts.size() > 3, starts.toString());
	}

	@Test
	void everyImageAppearsByEachAcceleration() {
		final ReconBatch batch = draw(2, 40_000);
		final int pixels = batch.width() * batch.height();
		assertEquals(0, batch.count() % 2);
		for (int n = 0; n < batch.count(); n += 2) {
			final double more = sum(part(batch.input(), (6 * n + 1) * pixels, pixels));
			final double fewer = sum(part(batch.input(), (6 * n + 7) * pixels, pixels));
			assertTrue(more > 1.3 * fewer, more + " and " + fewer + " samples");
		}
	}

	private static double sum(final float[] values) {
		double sum = 0;
		for (final float value : values)
			sum += value;
		return sum;
	}

	@Test
	void batchesOfAllSizesCostAboutTheSame() {
		final Set<Integer> widths = new HashSet<>();
		for (int seed = 0; seed < 30; seed++) {
			final ReconBatch batch = draw(seed, 60_000);
			widths.add(batch.width());
			assertEquals(0, batch.width() % 16 + batch.height() % 16);
			assertTrue(Math.max(batch.width(), batch.height()) <= 96 && Math.max(batch.width(), batch.height()) >= 48);
			assertEquals(60_000, batch.count() * batch.width() * batch.height(), 10_000);
		}
		assertTrue(widths.size() >= 3, widths.toString());
	}

	@Test
	void theSameSeedGivesTheSameBatch() {
		assertArrayEquals(draw(5, 20_000).input(), draw(5, 20_000).input());
		assertTrue(!Arrays.equals(draw(5, 20_000).input(), draw(6, 20_000).input()));
	}

	@Test
	void aPhaseTakesThePlaceOfTheImagesOwn() {
		final ComplexImageSource zero = new PhasedImages(NOISE, new StripPhaseMix(Map.of("zero", 1.0)));
		final ComplexPlane image = zero.draw(new SplittableRandom(1), 12, 10);
		assertArrayEquals(new float[120], image.imaginary());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "spiral | 4 | 0.08 | patterns", "random | 0.5 | 0.08 | acceleration", "random | 4 | 1.5 | entre" })
	void samplingOutOfRangeIsNamed(final String pattern, final double acceleration, final double centre, final String field) {
		final IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> new ReconSampling(List.of(pattern), List.of(
			acceleration), List.of(centre)));
		assertTrue(error.getMessage().contains(field), error.getMessage());
	}

	@Test
	void everyAccelerationHasItsCentre() {
		assertThrows(IllegalArgumentException.class, () -> new ReconSampling(List.of("random"), List.of(4.0, 8.0), List.of(0.08)));
		assertThrows(IllegalArgumentException.class, () -> new ReconSampling(List.of("random"), List.of(), List.of()));
		assertThrows(IllegalArgumentException.class, () -> new ReconSampling(List.of(), List.of(4.0), List.of(0.08)));
	}
}
