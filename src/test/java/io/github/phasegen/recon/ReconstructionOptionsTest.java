package io.github.phasegen.recon;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.sampling.EquispacedColumns;
import io.github.phasegen.kspace.sampling.PartialFourier;
import io.github.phasegen.kspace.sampling.PartialFourier.Side;
import io.github.phasegen.kspace.sampling.RandomColumns;
import io.github.phasegen.kspace.sampling.SamplingMask;

class ReconstructionOptionsTest {

	private static final TestScan SCAN = TestScan.head(64, 72, 3, 0.001);
	private static final SamplingMask HALF = new PartialFourier(0.7, Side.LOW, PlaneAxis.X).draw(64, 72, 1);

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NETWORK")
	void everyMethodReconstructsCoilsThatNothingIsKnownAbout(final ReconstructionMethod method) {
		final CoilKSpace slice = new CoilKSpace(SCAN.measured(HALF).coils(), HALF);
		final ComplexPlane image = ReconstructionOptions.of(method).withIterations(10).reconstructor().reconstruct(slice,
			IterationProgress.NONE);
		assertTrue(SCAN.psnr(image) > 20, () -> method + ": " + SCAN.psnr(image) + " dB");
	}

	@Test
	void aNetworkNeedsAModel() {
		assertThrows(IllegalArgumentException.class, () -> ReconstructionOptions.of(ReconstructionMethod.NETWORK).reconstructor());
	}

	@Test
	void givenSensitivitiesAreUsed() {
		final CoilKSpace slice = SCAN.measured(new EquispacedColumns(3, 0.1, PlaneAxis.X, OptionalInt.empty()).draw(64, 72, 1));
		final ReconstructionOptions options = ReconstructionOptions.of(ReconstructionMethod.SENSE).withLambda(0.02).withIterations(7);
		assertClose(new SenseReconstructor(0.02, 7, 1e-5).reconstruct(slice, IterationProgress.NONE).data(), options.reconstructor()
			.reconstruct(slice, IterationProgress.NONE).data(), 0);
	}

	@Test
	void saysWhenThereAreNoCalibrationLines() {
		final CoilKSpace few = new CoilKSpace(SCAN.measured(columns(31, 32, 40)).coils(), columns(31, 32, 40));
		assertError("found 2 x 24 samples measured about the centre of k-space, expected at least 6 x 6", few);
		final CoilKSpace none = new CoilKSpace(SCAN.measured(columns(3, 40)).coils(), columns(3, 40));
		assertError("found no calibration lines", none);
	}

	@Test
	void calibrationIsLimited() {
		final CoilKSpace slice = new CoilKSpace(SCAN.measured(HALF).coils(), HALF);
		final String message = assertThrows(IllegalArgumentException.class, () -> ReconstructionOptions.of(ReconstructionMethod.SENSE)
			.withCalibration(5).reconstructor().reconstruct(slice, IterationProgress.NONE)).getMessage();
		assertTrue(message.contains("found 5 x 5"), message);
	}

	@Test
	void theRecordTellsWhatIsUsed() {
		assertEquals(Map.of(), ReconstructionOptions.of(ReconstructionMethod.ZERO_FILLED).record());
		assertEquals(Map.of("sparsity", "tv", "lambda", 0.3, "iterations", 9, "calibration", 20), ReconstructionOptions.of(
			ReconstructionMethod.COMPRESSED_SENSING).withSparsity(Sparsity.TOTAL_VARIATION).withLambda(0.3).withIterations(9).withCalibration(
				20).record());
	}

	@Test
	void rejectsValuesOutOfRange() {
		final ReconstructionOptions options = ReconstructionOptions.of(ReconstructionMethod.SENSE);
		assertThrows(IllegalArgumentException.class, () -> options.withLambda(-0.1));
		assertThrows(IllegalArgumentException.class, () -> options.withIterations(-1));
		assertThrows(IllegalArgumentException.class, () -> options.withCalibration(-1));
		assertThrows(IllegalArgumentException.class, () -> ReconstructionMethod.parse("magic"));
		assertEquals(ReconstructionMethod.COMPRESSED_SENSING, ReconstructionMethod.parse("CS"));
	}

	/** The estimate is good enough: as good as with the true sensitivities but for 1 dB. */
	@Test
	void estimatedSensitivitiesServe() {
		final TestScan scan = TestScan.head(96, 112, 4, 0.005);
		final CoilKSpace slice = scan.measured(new RandomColumns(3, 0.2, PlaneAxis.X).draw(96, 112, 1));
		final SliceReconstructor sense = ReconstructionOptions.of(ReconstructionMethod.SENSE).withIterations(15).reconstructor();
		final ComplexPlane estimated = sense.reconstruct(new CoilKSpace(slice.coils(), slice.mask()), IterationProgress.NONE);
		assertEquals(scan.psnr(sense.reconstruct(slice, IterationProgress.NONE)), scan.psnr(estimated), 1);
	}

	private static SamplingMask columns(final int... sampled) {
		final boolean[] columns = new boolean[64];
		for (final int column : sampled)
			columns[column] = true;
		return SamplingMask.ofLines(columns, PlaneAxis.X, 72);
	}

	private static void assertError(final String expected, final CoilKSpace slice) {
		final String message = assertThrows(IllegalArgumentException.class, () -> ReconstructionOptions.of(ReconstructionMethod.SENSE)
			.reconstructor().reconstruct(slice, IterationProgress.NONE)).getMessage();
		assertTrue(message.contains(expected), message);
	}
}
