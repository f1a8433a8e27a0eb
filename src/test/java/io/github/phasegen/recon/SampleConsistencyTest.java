package io.github.phasegen.recon;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.TestPlanes;
import io.github.phasegen.kspace.coil.CoilSensitivities;
import io.github.phasegen.kspace.operator.CoilEncoding;
import io.github.phasegen.kspace.sampling.RandomColumns;
import io.github.phasegen.kspace.sampling.SamplingMask;
import io.github.phasegen.simulate.coil.CoilArray;
import io.github.phasegen.simulate.coil.CoilArrayOptions;
import io.github.phasegen.simulate.coil.CoilGrid;
import io.github.phasegen.simulate.coil.CoilKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleConsistencyTest {

	private static final int WIDTH = 24;
	private static final int HEIGHT = 15;

	private static CoilKSpace measured(final ComplexPlane image, final int coils, final double acceleration) {
		final SamplingMask mask = new RandomColumns(acceleration, 0.2, PlaneAxis.X).draw(WIDTH, HEIGHT, 3);
		if (coils == 1) return new CoilKSpace(CoilEncoding.ofOneCoil(mask).forward(image), mask);
		final CoilSensitivities maps = new CoilArray(CoilArrayOptions.of(CoilKind.BIRDCAGE, coils), CoilGrid.ofPixels(WIDTH, HEIGHT, 1))
			.maps(0);
		return new CoilKSpace(new CoilEncoding(maps, mask).forward(image), mask, Optional.of(maps));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.5, 4, Double.POSITIVE_INFINITY })
	void forOneCoilItIsTheStepInKSpace(final double lambda) {
		final CoilKSpace slice = measured(TestPlanes.random(WIDTH, HEIGHT, 1), 1, 3);
		final ComplexPlane image = TestPlanes.random(WIDTH, HEIGHT, 2);
		assertClose(new DataConsistency(slice, lambda).image(image).data(), new SampleConsistency(slice, 5).nearest(image, lambda).data(), 1e-5);
	}

	@Test
	void anImageThatAgreesStays() {
		final ComplexPlane image = TestPlanes.random(WIDTH, HEIGHT, 1);
		assertClose(image.data(), new SampleConsistency(measured(image, 4, 2), 5).nearest(image, 10).data(), 1e-5);
	}

	@Test
	void ofSeveralCoilsItSolvesTheNormalEquations() {
		final CoilKSpace slice = measured(TestPlanes.random(WIDTH, HEIGHT, 1), 4, 3);
		final ComplexPlane image = TestPlanes.random(WIDTH, HEIGHT, 2);
		final double lambda = 5;
		final ComplexPlane found = new SampleConsistency(slice, 60).nearest(image, lambda);
		final ComplexPlane normal = new ComplexPlane(WIDTH, HEIGHT);
		slice.encoding().normal(found, normal);
		final float[] left = new float[normal.data().length];
		final float[] right = new float[left.length];
		final ComplexPlane zeroFilled = slice.encoding().adjoint(slice.coils());
		for (int i = 0; i < left.length; i++) {
			left[i] = (float) (found.data()[i] + lambda * normal.data()[i]);
			right[i] = (float) (image.data()[i] + lambda * zeroFilled.data()[i]);
		}
		assertClose(right, left, 1e-3);
	}

	@Test
	void moreWeightBringsItNearerToTheSamples() {
		final CoilKSpace slice = measured(TestPlanes.random(WIDTH, HEIGHT, 1), 4, 3);
		final ComplexPlane image = TestPlanes.random(WIDTH, HEIGHT, 2);
		final SampleConsistency consistency = new SampleConsistency(slice, 20);
		double before = distance(slice, image);
		for (final double lambda : List.of(0.3, 3.0, 30.0, Double.POSITIVE_INFINITY)) {
			final double now = distance(slice, consistency.nearest(image, lambda));
			assertTrue(now < before, "lambda " + lambda + ": " + now + " after " + before);
			before = now;
		}
	}

	private static double distance(final CoilKSpace slice, final ComplexPlane image) {
		final List<ComplexPlane> predicted = slice.encoding().forward(image);
		double sum = 0;
		for (int coil = 0; coil < predicted.size(); coil++)
			for (int i = 0; i < predicted.get(coil).data().length; i++)
				sum += Math.pow(predicted.get(coil).data()[i] - slice.coils().get(coil).data()[i], 2);
		return sum;
	}

	@Test
	void aWeightThatIsNoneIsRefused() {
		final SampleConsistency consistency = new SampleConsistency(measured(TestPlanes.random(WIDTH, HEIGHT, 1), 1, 2), 5);
		for (final double lambda : List.of(0.0, -1.0, Double.NaN))
			assertThrows(IllegalArgumentException.class, () -> consistency.nearest(new ComplexPlane(WIDTH, HEIGHT), lambda));
	}
}
