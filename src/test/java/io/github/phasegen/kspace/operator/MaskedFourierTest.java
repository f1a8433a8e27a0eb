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
import io.github.phasegen.kspace.operator.TestEncodings.Sampled;
import io.github.phasegen.kspace.sampling.SamplingMask;

class MaskedFourierTest {

	private static final String CASES = """
		COLUMNS, 16, 12
		ROWS, 15, 9
		POINTS, 7, 31
		ALL, 1, 5""";

	@ParameterizedTest
	@CsvSource(textBlock = CASES)
	void isLinear(final Sampled sampled, final int width, final int height) {
		final MaskedFourier fourier = new MaskedFourier(TestEncodings.mask(sampled, width, height));
		final ComplexPlane a = TestPlanes.random(width, height, 1);
		final ComplexPlane b = TestPlanes.random(width, height, 2);
		assertClose(TestEncodings.combination(fourier.forward(a), fourier.forward(b)).data(), fourier.forward(TestEncodings.combination(a, b))
			.data(), 1e-5);
	}

	@ParameterizedTest
	@CsvSource(textBlock = CASES)
	void adjointIsTheAdjoint(final Sampled sampled, final int width, final int height) {
		final MaskedFourier fourier = new MaskedFourier(TestEncodings.mask(sampled, width, height));
		final ComplexPlane image = TestPlanes.random(width, height, 1);
		final ComplexPlane kSpace = TestPlanes.random(width, height, 2);
		assertArrayEquals(TestEncodings.innerProduct(List.of(fourier.forward(image)), List.of(kSpace)), TestEncodings.innerProduct(List.of(
			image), List.of(fourier.adjoint(kSpace))), 1e-4 * Math.sqrt(width * height));
	}

	@ParameterizedTest
	@CsvSource({ "16, 12", "15, 9", "1, 1" })
	void isUnitaryWithAllSamples(final int width, final int height) {
		final MaskedFourier fourier = new MaskedFourier(SamplingMask.full(width, height));
		final ComplexPlane image = TestPlanes.random(width, height, 1);
		final ComplexPlane kSpace = fourier.forward(image);
		assertEquals(TestPlanes.energy(image.data()), TestPlanes.energy(kSpace.data()), 1e-3);
		assertClose(image.data(), fourier.adjoint(kSpace).data(), 1e-5);
	}

	/** What was measured once is measured again: A A^H keeps the samples within the mask and nothing else. */
	@ParameterizedTest
	@CsvSource(textBlock = CASES)
	void measuringTheImageOfMeasuredSamplesGivesThemBack(final Sampled sampled, final int width, final int height) {
		final SamplingMask mask = TestEncodings.mask(sampled, width, height);
		final MaskedFourier fourier = new MaskedFourier(mask);
		final ComplexPlane measured = TestPlanes.random(width, height, 3);
		mask.apply(measured);
		assertClose(measured.data(), fourier.forward(fourier.adjoint(measured)).data(), 1e-5);
	}

	@Test
	void rejectsOtherSizes() {
		final MaskedFourier fourier = new MaskedFourier(SamplingMask.full(4, 3));
		assertThrows(IllegalArgumentException.class, () -> fourier.forward(new ComplexPlane(3, 4)));
		assertThrows(IllegalArgumentException.class, () -> fourier.adjoint(new ComplexPlane(4, 4)));
	}
}
