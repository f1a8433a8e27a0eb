package io.github.phasegen.recon;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.TestPlanes;
import io.github.phasegen.kspace.coil.CoilSensitivities;
import io.github.phasegen.kspace.operator.CoilEncoding;
import io.github.phasegen.kspace.operator.MaskedFourier;
import io.github.phasegen.kspace.sampling.RandomColumns;
import io.github.phasegen.kspace.sampling.SamplingMask;

class DataConsistencyTest {

	private static final double INFINITE = Double.POSITIVE_INFINITY;

	@ParameterizedTest
	@CsvSource({ "32, 24", "31, 17" })
	void withInfiniteWeightTheImageReproducesTheMeasuredSamples(final int width, final int height) {
		final CoilKSpace slice = slice(width, height, 1);
		final ComplexPlane image = new DataConsistency(slice, INFINITE).image(TestPlanes.random(width, height, 9));
		assertClose(slice.coils().get(0).data(), new MaskedFourier(slice.mask()).forward(image).data(), 1e-6);
	}

	@Test
	void withInfiniteWeightCoilKSpaceHoldsTheMeasuredSamplesThemselves() {
		final CoilKSpace slice = slice(12, 10, 3);
		final List<ComplexPlane> predicted = new ArrayList<>();
		for (int coil = 0; coil < 3; coil++)
			predicted.add(TestPlanes.random(12, 10, 20 + coil));
		new DataConsistency(slice, INFINITE).correct(predicted);
		for (int coil = 0; coil < 3; coil++)
			for (int y = 0; y < 10; y++)
				for (int x = 0; x < 12; x++) {
					final boolean measured = slice.mask().sampled(x, y);
					final ComplexPlane expected = measured ? slice.coils().get(coil) : TestPlanes.random(12, 10, 20 + coil);
					assertEquals(expected.re(x, y), predicted.get(coil).re(x, y));
					assertEquals(expected.im(x, y), predicted.get(coil).im(x, y));
				}
	}

	@Test
	void weightOneTakesTheMean() {
		final CoilKSpace slice = new CoilKSpace(List.of(plane(4, 2)), SamplingMask.full(1, 1));
		final List<ComplexPlane> predicted = List.of(plane(0, 6));
		new DataConsistency(slice, 1).correct(predicted);
		assertArrayEquals(new float[] { 2, 4 }, predicted.get(0).data());
	}

	@Test
	void weightZeroChangesNothing() {
		final ComplexPlane image = TestPlanes.random(9, 8, 4);
		assertClose(image.data(), new DataConsistency(slice(9, 8, 1), 0).image(image).data(), 1e-6);
	}

	/** Coils that agree with the image: it has nothing to correct. */
	@Test
	void theTrueImageStays() {
		final CoilSensitivities maps = CoilSensitivities.forEverySlice(List.of(TestPlanes.random(16, 12, 1), TestPlanes.random(16, 12, 2)))
			.normalised();
		final ComplexPlane truth = TestPlanes.random(16, 12, 3);
		final SamplingMask mask = new RandomColumns(2, 0.2, PlaneAxis.X).draw(16, 12, 1);
		final CoilKSpace slice = new CoilKSpace(new CoilEncoding(maps, mask).forward(truth), mask)
			.withSensitivities(maps);
		assertClose(truth.data(), new DataConsistency(slice, INFINITE).image(truth).data(), 1e-5);
	}

	@ParameterizedTest
	@ValueSource(doubles = { -1, Double.NaN })
	void rejectsWeightsThatAreNone(final double lambda) {
		assertThrows(IllegalArgumentException.class, () -> new DataConsistency(slice(4, 4, 1), lambda));
	}

	@Test
	void rejectsOtherSizesAndCoils() {
		final DataConsistency consistency = new DataConsistency(slice(8, 6, 2), 1);
		assertThrows(IllegalArgumentException.class, () -> consistency.correct(List.of(new ComplexPlane(8, 6))));
		assertThrows(IllegalArgumentException.class, () -> consistency.correct(List.of(new ComplexPlane(8, 6), new ComplexPlane(6, 8))));
		assertThrows(IllegalArgumentException.class, () -> consistency.image(new ComplexPlane(8, 6)), "no sensitivities");
	}

	private static ComplexPlane plane(final float re, final float im) {
		return new ComplexPlane(1, 1, new float[] { re, im });
	}

	private static CoilKSpace slice(final int width, final int height, final int coils) {
		final SamplingMask mask = new RandomColumns(2, 0.25, PlaneAxis.X).draw(width, height, 1);
		final List<ComplexPlane> kSpace = new ArrayList<>();
		for (int coil = 0; coil < coils; coil++) {
			kSpace.add(TestPlanes.random(width, height, coil));
			mask.apply(kSpace.get(coil));
		}
		return new CoilKSpace(kSpace, mask);
	}
}
