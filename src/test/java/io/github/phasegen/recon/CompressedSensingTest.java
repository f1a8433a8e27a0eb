package io.github.phasegen.recon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.sampling.PoissonDisc;

class CompressedSensingTest {

	private static final CoilKSpace SLICE = scan().measured(new PoissonDisc(4, 0.1).draw(91, 108, 1));

	@ParameterizedTest
	@EnumSource
	void beatsZeroFilling(final Sparsity sparsity) {
		final ComplexPlane image = new CompressedSensing(sparsity, 0.01, 40, 0).reconstruct(SLICE, IterationProgress.NONE);
		final double zeroFilled = scan().psnr(SLICE.encoding().adjoint(SLICE.coils()));
		assertTrue(scan().psnr(image) > zeroFilled + 4, () -> scan().psnr(image) + " dB, zero-filled " + zeroFilled + " dB");
	}

	/** The weight relates to the signal: k-space in other units gives the same image in those. */
	@ParameterizedTest
	@EnumSource
	void unitsDoNotMatter(final Sparsity sparsity) {
		final CoilKSpace larger = new CoilKSpace(SLICE.coils().stream().map(coil -> {
			final ComplexPlane scaled = coil.copy();
			Vectors.scale(1024, scaled.data());
			return scaled;
		}).toList(), SLICE.mask());
		final CompressedSensing method = new CompressedSensing(sparsity, 0.02, 5, 0);
		final float[] expected = method.reconstruct(SLICE, IterationProgress.NONE).data();
		final float[] found = method.reconstruct(larger, IterationProgress.NONE).data();
		for (int i = 0; i < expected.length; i++)
			assertEquals(expected[i], found[i] / 1024, 1e-5);
	}

	@ParameterizedTest
	@EnumSource
	void isTheSameEveryTime(final Sparsity sparsity) {
		final CompressedSensing method = new CompressedSensing(sparsity, 0.02, 5, 0);
		final ComplexPlane first = method.reconstruct(SLICE, IterationProgress.NONE);
		assertEquals(first.re(50, 50), method.reconstruct(SLICE, IterationProgress.NONE).re(50, 50));
	}

	@Test
	void endsWhenTheImageHardlyChanges() {
		final List<Double> changes = new ArrayList<>();
		new CompressedSensing(Sparsity.TOTAL_VARIATION, 0.01, 500, 0.01).reconstruct(SLICE, (iteration, iterations, residual, current) -> {
			assertEquals(500, iterations);
			changes.add(residual);
		});
		assertTrue(changes.size() < 100, changes.toString());
		assertTrue(changes.get(changes.size() - 1) <= 0.01);
	}

	@Test
	void rejectsOptionsOutOfRange() {
		assertThrows(IllegalArgumentException.class, () -> new CompressedSensing(Sparsity.WAVELET, Double.NaN, 5, 0));
		assertThrows(IllegalArgumentException.class, () -> new CompressedSensing(Sparsity.WAVELET, 0.1, 0, 0));
		assertThrows(IllegalArgumentException.class, () -> Sparsity.parse("fourier"));
		assertEquals(Sparsity.TOTAL_VARIATION, Sparsity.parse("TV"));
	}

	private static TestScan scan() {
		return TestScan.head(91, 108, 1, 0.005);
	}
}
