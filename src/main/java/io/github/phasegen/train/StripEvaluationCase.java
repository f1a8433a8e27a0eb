package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import io.github.phasegen.io.nifti.Volume;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.simulate.AcquisitionSettings;
import io.github.phasegen.simulate.HeadSource;
import io.github.phasegen.simulate.HeadVolume;
import io.github.phasegen.simulate.StackSimulator;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;
import io.github.phasegen.volume.VoxelGrid;

/**
 * One complex stack with the mask it is judged by.
 *
 * @param image file of the magnitude
 * @param head whose head it is
 * @param phase what phase it has
 * @param slices complex images
 * @param brain reference mask
 * @param grid voxels of the stack in mm
 */
record StripEvaluationCase(String image, String head, String phase, List<ComplexPlane> slices, boolean[] brain, VoxelGrid grid) {

	/** The cases of one file. */
	static List<StripEvaluationCase> of(final Path folder, final HeadFile file, final StripEvaluationConfig config) throws IOException {
		if (file.phase() != null) return List.of(measured(folder, file));
		final HeadSource source = PhaseData.source(folder, file, line -> {});
		final HeadVolume volume = source.volume();
		final VoxelGrid grid = grid(file, volume.width(), volume.height(), volume.depth(), volume.voxelSizeMm(), volume.brain());
		final List<StripEvaluationCase> cases = new ArrayList<>();
		for (final String name : config.phases())
			cases.add(new StripEvaluationCase(file.image(), file.head(), name, slices(source, StripPhase.parse(name), config.seed()), volume
				.brain(), grid));
		return cases;
	}

	private static VoxelGrid grid(final HeadFile file, final int width, final int height, final int depth, final float[] voxel,
		final boolean[] brain)
	{
		final VoxelGrid grid = new VoxelGrid(width, height, depth, voxel[0], voxel[1], voxel[2]);
		grid.require(brain, file.brain());
		return grid;
	}

	private static StripEvaluationCase measured(final Path folder, final HeadFile file) throws IOException {
		final Volume volume = MeasuredFiles.complex(folder, file);
		final boolean[] brain = PhaseData.brain(folder, file);
		final List<ComplexPlane> slices = MeasuredFiles.planes(volume);
		final VoxelGrid grid = grid(file, volume.width(), volume.height(), slices.size(), volume.voxelSizeMm(), brain);
		return new StripEvaluationCase(file.image(), file.head(), "measured", slices, brain, grid);
	}

	private static List<ComplexPlane> slices(final HeadSource source, final StripPhase phase, final long seed) {
		if (phase == StripPhase.SIMULATED) return new StackSimulator(source, AcquisitionSettings.defaults()).simulate(seed);
		final HeadVolume volume = source.volume();
		final int pixels = volume.width() * volume.height();
		final List<ComplexPlane> slices = new ArrayList<>();
		for (int z = 0; z < volume.depth(); z++) {
			final float[] magnitude = Arrays.copyOfRange(volume.data(), z * pixels, (z + 1) * pixels);
			final ComplexPlane real = ComplexPlane.fromParts(volume.width(), volume.height(), magnitude, new float[pixels]);
			slices.add(phase.of(real, new SplittableRandom(seed)));
		}
		return slices;
	}
}
