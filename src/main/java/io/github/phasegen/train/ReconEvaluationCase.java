package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.kspace.sampling.SamplingMask;
import io.github.phasegen.kspace.sampling.SamplingPattern;
import io.github.phasegen.recon.CoilKSpace;
import io.github.phasegen.simulate.StackSimulator;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/**
 * One volume that is undersampled and reconstructed.
 *
 * @param image file of the magnitude
 * @param head whose head it is
 * @param phase "measured" or "simulated"
 * @param acquisition number of the simulated acquisition, from 1
 * @param slices complex images, noise included
 */
public record ReconEvaluationCase(String image, String head, String phase, int acquisition, List<ComplexPlane> slices) {

	/** Name of the phase of measured images. */
	public static final String MEASURED = "measured";

	/** Name of the phase of simulated acquisitions. */
	public static final String SIMULATED = "simulated";

	/** How many acquisitions of an image are judged: a measured one is what it is. */
	public static int acquisitions(final HeadFile file, final ReconEvaluationConfig config) {
		return isMeasured(file) ? 1 : config.acquisitions();
	}

	private static boolean isMeasured(final HeadFile file) {
		return file.orientation() == null || file.phase() != null;
	}

	/** Measured slices are those of {@link MeasuredFiles}; of simulated ones the same are left out. */
	public static ReconEvaluationCase of(final Path folder, final HeadFile file, final ReconEvaluationConfig config, final int acquisition)
		throws IOException
	{
		final boolean measured = isMeasured(file);
		final List<ComplexPlane> all = measured ? MeasuredFiles.slices(folder, file) : MeasuredFiles.withSignal(new StackSimulator(PhaseData
			.source(folder, file, line -> {}), TrainRecon.acquisition()).simulate(config.seed() + acquisition - 1));
		final List<ComplexPlane> kept = new ArrayList<>();
		for (int z = config.everySlice() / 2; z < all.size(); z += config.everySlice())
			kept.add(all.get(z));
		if (kept.isEmpty()) throw new IllegalArgumentException("everySlice: found " + config.everySlice() + ", expected fewer than the " + all
			.size() + " slices of " + file.image());
		return new ReconEvaluationCase(file.image(), file.head(), measured ? MEASURED : SIMULATED, acquisition, kept);
	}

	/** Every slice with a mask of its own. */
	public List<CoilKSpace> undersampled(final SamplingPattern pattern, final long seed) {
		final List<CoilKSpace> undersampled = new ArrayList<>();
		for (final ComplexPlane slice : slices) {
			final ComplexPlane kSpace = slice.copy();
			new PlaneFourier(slice.width(), slice.height()).forward(kSpace.data(), FourierNorm.ORTHO);
			final SamplingMask mask = pattern.draw(slice.width(), slice.height(), seed * 31 + undersampled.size());
			mask.apply(kSpace);
			undersampled.add(new CoilKSpace(List.of(kSpace), mask));
		}
		return undersampled;
	}
}
