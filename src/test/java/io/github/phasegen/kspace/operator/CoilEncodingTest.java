package io.github.phasegen.kspace.operator;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.TestPlanes;
import io.github.phasegen.kspace.coil.CoilSensitivities;
import io.github.phasegen.kspace.operator.TestEncodings.Sampled;
import io.github.phasegen.kspace.sampling.SamplingMask;

/** The SENSE encoding for every kind of mask, for sizes odd and even, smaller and larger than the bands that threads share out. */
class CoilEncodingTest {

	private static final String CASES = """
		COLUMNS, 16, 12, 3
		COLUMNS, 15, 33, 4
		COLUMNS, 7, 1, 2
		ROWS, 16, 12, 3
		ROWS, 35, 9, 2
		ROWS, 1, 7, 1
		POINTS, 16, 12, 3
		POINTS, 9, 31, 2
		ALL, 20, 21, 2""";

	@ParameterizedTest
	@CsvSource(textBlock = CASES)
	void isLinear(final Sampled sampled, final int width, final int height, final int coils) {
		final CoilEncoding encoding = encoding(sampled, width, height, coils);
		final ComplexPlane a = TestPlanes.random(width, height, 1);
		final ComplexPlane b = TestPlanes.random(width, height, 2);
		final List<ComplexPlane> ofSum = encoding.forward(TestEncodings.combination(a, b));
		for (int coil = 0; coil < coils; coil++)
			assertClose(TestEncodings.combination(encoding.forward(a).get(coil), encoding.forward(b).get(coil)).data(), ofSum.get(coil).data(),
				1e-5);
	}

	@ParameterizedTest
	@CsvSource(textBlock = CASES)
	void adjointIsTheAdjoint(final Sampled sampled, final int width, final int height, final int coils) {
		final CoilEncoding encoding = encoding(sampled, width, height, coils);
		final ComplexPlane image = TestPlanes.random(width, height, 1);
		final List<ComplexPlane> kSpace = TestEncodings.planes(coils, width, height, 5);
		final double[] there = TestEncodings.innerProduct(encoding.forward(image), kSpace);
		final double[] back = TestEncodings.innerProduct(List.of(image), List.of(encoding.adjoint(kSpace)));
		assertArrayEquals(there, back, 1e-4 * Math.sqrt(width * height * coils));
	}

	@ParameterizedTest
	@CsvSource(textBlock = CASES)
	void normalOperatorIsTheAdjointAfterTheForward(final Sampled sampled, final int width, final int height, final int coils) {
		final CoilEncoding encoding = encoding(sampled, width, height, coils);
		final ComplexPlane image = TestPlanes.random(width, height, 1);
		final ComplexPlane result = TestPlanes.random(width, height, 2);
		encoding.normal(image, result);
		assertClose(encoding.adjoint(encoding.forward(image)).data(), result.data(), 1e-5);
		assertArrayEquals(TestPlanes.random(width, height, 1).data(), image.data(), "the image stays");
	}

	/** Unit coils and a full mask lose nothing. */
	@ParameterizedTest
	@CsvSource({ "16, 12, 4", "15, 9, 3", "1, 8, 1" })
	void isUnitaryWithUnitCoilsAndAllSamples(final int width, final int height, final int coils) {
		final CoilEncoding encoding = new CoilEncoding(TestEncodings.coils(coils, width, height).normalised(), SamplingMask.full(width,
			height));
		final ComplexPlane image = TestPlanes.random(width, height, 1);
		final List<ComplexPlane> kSpace = encoding.forward(image);
		assertEquals(TestPlanes.energy(image.data()), TestEncodings.innerProduct(kSpace, kSpace)[0], 1e-3);
		assertClose(image.data(), encoding.adjoint(kSpace).data(), 1e-5);
	}

	@Test
	void oneCoilIsTheMaskedTransform() {
		final SamplingMask mask = TestEncodings.mask(Sampled.POINTS, 9, 8);
		final ComplexPlane image = TestPlanes.random(9, 8, 1);
		assertClose(new MaskedFourier(mask).forward(image).data(), CoilEncoding.ofOneCoil(mask).forward(image).get(0).data(), 1e-6);
		assertEquals(1, CoilEncoding.ofOneCoil(mask).coils());
	}

	@Test
	void threadsDoNotChangeTheResult() {
		final CoilEncoding encoding = encoding(Sampled.POINTS, 64, 64, 8);
		final ComplexPlane image = TestPlanes.random(64, 64, 1);
		final ComplexPlane first = new ComplexPlane(64, 64);
		encoding.normal(image, first);
		for (int k = 0; k < 10; k++) {
			final ComplexPlane again = new ComplexPlane(64, 64);
			encoding.normal(image, again);
			assertArrayEquals(first.data(), again.data());
		}
	}

	@Test
	void rejectsOtherSizes() {
		final CoilSensitivities coils = TestEncodings.coils(2, 8, 8);
		assertThrows(IllegalArgumentException.class, () -> new CoilEncoding(coils, SamplingMask.full(8, 7)));
		final CoilEncoding encoding = new CoilEncoding(coils, SamplingMask.full(8, 8));
		assertThrows(IllegalArgumentException.class, () -> encoding.forward(new ComplexPlane(7, 8)));
		assertThrows(IllegalArgumentException.class, () -> encoding.adjoint(TestEncodings.planes(3, 8, 8, 1)));
		assertThrows(IllegalArgumentException.class, () -> encoding.normal(new ComplexPlane(8, 8), new ComplexPlane(8, 9)));
	}

	private static CoilEncoding encoding(final Sampled sampled, final int width, final int height, final int coils) {
		return new CoilEncoding(TestEncodings.coils(coils, width, height), TestEncodings.mask(sampled, width, height));
	}
}
