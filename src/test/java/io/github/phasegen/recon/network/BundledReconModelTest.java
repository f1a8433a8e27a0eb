package io.github.phasegen.recon.network;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.kspace.sampling.RandomColumns;
import io.github.phasegen.kspace.sampling.SamplingMask;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.recon.CoilKSpace;
import io.github.phasegen.recon.CompressedSensing;
import io.github.phasegen.recon.IterationProgress;
import io.github.phasegen.recon.Sparsity;
import io.github.phasegen.recon.TestScan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The model that comes with the plugin, on the sample head (on whose acquisitions it was trained, with other phase). */
class BundledReconModelTest {

	private static ReconModel model;

	@BeforeAll
	static void load() throws IOException {
		model = ReconModel.load(ModelSource.parse(ModelConfig.RECON, ""), DeviceChoice.CPU);
	}

	@AfterAll
	static void close() {
		model.close();
	}

	private static ComplexPlane reconstruct(final CoilKSpace slice) {
		return model.reconstructor().reconstruct(slice, IterationProgress.NONE);
	}

	/** Also where rows are sampled, not columns as in training. */
	@ParameterizedTest
	@EnumSource(PlaneAxis.class)
	void itBeatsZeroFilledImagesAndCompressedSensing(final PlaneAxis axis) {
		final TestScan scan = TestScan.head(129, 141, 1, 0.005);
		final CoilKSpace slice = scan.measured(new RandomColumns(4, 0.08, axis).draw(129, 141, 3));
		final double zeroFilled = scan.psnr(slice.encoding().adjoint(slice.coils()));
		final double sparse = scan.psnr(new CompressedSensing(Sparsity.WAVELET, 0.005, 60, 1e-3).reconstruct(slice, IterationProgress.NONE));
		final double network = scan.psnr(reconstruct(slice));
		assertTrue(network > zeroFilled + 3 && network > sparse + 1, "PSNR: zero-filled " + zeroFilled + ", wavelets " + sparse + ", network " +
			network);
	}

	@Test
	void itAgreesWithTheMeasuredSamples() {
		final TestScan scan = TestScan.head(96, 80, 1, 0.01);
		final SamplingMask mask = new RandomColumns(8, 0.04, PlaneAxis.X).draw(96, 80, 1);
		final CoilKSpace slice = scan.measured(mask);
		final ComplexPlane kSpace = reconstruct(slice);
		new PlaneFourier(96, 80).forward(kSpace.data(), FourierNorm.ORTHO);
		mask.apply(kSpace);
		assertClose(slice.coils().get(0).data(), kSpace.data(), 1e-6);
	}

	@Test
	void itTakesSeveralCoilsWithTheirSensitivities() {
		final TestScan scan = TestScan.head(96, 80, 4, 0.005);
		final CoilKSpace slice = scan.measured(new RandomColumns(4, 0.08, PlaneAxis.X).draw(96, 80, 2));
		final double zeroFilled = scan.psnr(slice.encoding().adjoint(slice.coils()));
		final double network = scan.psnr(reconstruct(slice));
		assertTrue(network > zeroFilled + 3, "PSNR: zero-filled " + zeroFilled + ", network " + network);
	}
}
