package io.github.phasegen.recon;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.operator.CoilEncoding;
import io.github.phasegen.kspace.operator.MaskedFourier;
import io.github.phasegen.kspace.sampling.PartialFourier;
import io.github.phasegen.kspace.sampling.PartialFourier.Side;
import io.github.phasegen.kspace.sampling.RandomColumns;
import io.github.phasegen.kspace.sampling.SamplingMask;

/** Homodyne detection and POCS: an image of smooth phase needs little more than half of its k-space. */
class PartialFourierReconstructionTest {

	private static final PhaseProjections POCS = new PhaseProjections(0, 15, 0);

	static Stream<SliceReconstructor> methods() {
		return Stream.of(new Homodyne(0), POCS);
	}

	@ParameterizedTest
	@CsvSource({ "96, 112, LOW, X", "96, 112, HIGH, Y", "95, 111, HIGH, X", "95, 111, LOW, Y" })
	void beatZeroFilling(final int width, final int height, final Side side, final PlaneAxis axis) {
		final TestScan scan = TestScan.head(width, height, 1, 0.002);
		final CoilKSpace slice = scan.measured(new PartialFourier(0.625, side, axis).draw(width, height, 1));
		final double zeroFilled = scan.psnr(new ZeroFilled().reconstruct(slice, IterationProgress.NONE));
		methods().forEach(method -> assertTrue(scan.psnr(method.reconstruct(slice, IterationProgress.NONE)) > zeroFilled + 3, () -> method +
			": " + scan.psnr(method.reconstruct(slice, IterationProgress.NONE)) + " dB, zero-filled " + zeroFilled + " dB"));
	}

	@ParameterizedTest
	@MethodSource("methods")
	void leaveAFullyMeasuredSliceAsItIs(final SliceReconstructor method) {
		final TestScan scan = TestScan.head(33, 40, 1, 0.05);
		final CoilKSpace slice = scan.measured(SamplingMask.full(33, 40));
		assertClose(new ZeroFilled().reconstruct(slice, IterationProgress.NONE).data(), method.reconstruct(slice, IterationProgress.NONE)
			.data(), 1e-5);
	}

	@ParameterizedTest
	@MethodSource("methods")
	void coilsAreCombinedByTheirSensitivities(final SliceReconstructor method) {
		final TestScan scan = TestScan.head(96, 112, 4, 0);
		final CoilKSpace slice = scan.measured(new PartialFourier(0.75, Side.LOW, PlaneAxis.Y).draw(96, 112, 1));
		final ComplexPlane image = method.reconstruct(slice, IterationProgress.NONE);
		final ComplexPlane root = method.reconstruct(new CoilKSpace(slice.coils(), slice.mask()), IterationProgress.NONE);
		assertEquals(scan.psnr(image), scan.psnr(root), 1);
		assertEquals(0, root.im(48, 56), "no phase");
		assertEquals(Math.atan2(scan.truth().im(40, 50), scan.truth().re(40, 50)), Math.atan2(image.im(40, 50), image.re(40, 50)), 0.1);
	}

	@Test
	void pocsKeepsTheMeasuredSamples() {
		final CoilKSpace slice = TestScan.head(64, 47, 1, 0.05).measured(new PartialFourier(0.6, Side.HIGH, PlaneAxis.X).draw(64, 47, 1));
		assertClose(slice.coils().get(0).data(), new MaskedFourier(slice.mask()).forward(POCS.reconstruct(slice, IterationProgress.NONE))
			.data(), 1e-6);
	}

	@Test
	void homodyneWeightsOfMirrorImagesAddToTwo() {
		for (final Side side : Side.values())
			for (final int count : new int[] { 20, 21 }) {
				final PartialFourierLines lines = PartialFourierLines.of(new PartialFourier(0.7, side, PlaneAxis.X).draw(count, 3, 1));
				for (int d = 0; d <= (count - 1) / 2; d++)
					assertEquals(2, lines.weight(count / 2 + d) + lines.weight(count / 2 - d), 1e-12, side + " " + count + " " + d);
			}
	}

	@ParameterizedTest
	@MethodSource("methods")
	void otherMasksAreRefused(final SliceReconstructor method) {
		final CoilKSpace slice = TestScan.head(64, 64, 1, 0).measured(new RandomColumns(2, 0.2, PlaneAxis.X).draw(64, 64, 1));
		final String message = assertThrows(IllegalArgumentException.class, () -> method.reconstruct(slice, IterationProgress.NONE))
			.getMessage();
		assertTrue(message.contains("expected partial Fourier"), message);
	}

	/** Zero-filling combines as it says. */
	@Test
	void zeroFillingIsTheAdjointOrTheRootSumOfSquares() {
		final CoilKSpace slice = TestScan.head(40, 30, 3, 0).measured(new RandomColumns(2, 0.2, PlaneAxis.X).draw(40, 30, 1));
		final CoilEncoding encoding = slice.encoding();
		assertClose(encoding.adjoint(slice.coils()).data(), new ZeroFilled().reconstruct(slice, IterationProgress.NONE).data(), 1e-5);
		final CoilKSpace unknown = new CoilKSpace(slice.coils(), slice.mask());
		final ComplexPlane root = new ZeroFilled().reconstruct(unknown, IterationProgress.NONE);
		final List<ComplexPlane> images = CoilImages.zeroFilled(unknown);
		double energy = 0;
		for (final ComplexPlane image : images)
			energy += Math.pow(image.re(20, 15), 2) + Math.pow(image.im(20, 15), 2);
		assertEquals(Math.sqrt(energy), root.re(20, 15), 1e-5);
	}
}
