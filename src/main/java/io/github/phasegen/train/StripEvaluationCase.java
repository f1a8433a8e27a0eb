package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import io.github.phasegen.io.nifti.Volume;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.metrics.MaskMetrics;
import io.github.phasegen.simulate.AcquisitionSettings;
import io.github.phasegen.simulate.HeadSource;
import io.github.phasegen.simulate.HeadVolume;
import io.github.phasegen.simulate.StackSimulator;
import io.github.phasegen.skullstrip.StripInput;
import io.github.phasegen.skullstrip.StripModel;
import io.github.phasegen.skullstrip.StripOptions;
import io.github.phasegen.skullstrip.StripProgress;
import io.github.phasegen.skullstrip.StripSkull;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;
import io.github.phasegen.volume.VoxelGrid;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.complex.ComplexFloatType;

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
public record StripEvaluationCase(String image, String head, String phase, List<ComplexPlane> slices, boolean[] brain, VoxelGrid grid) {

	/** Name of the phase of measured images. */
	public static final String MEASURED = "measured";

	/** The cases of one file. */
	static List<StripEvaluationCase> of(final Path folder, final HeadFile file, final StripEvaluationConfig config) throws IOException {
		if (file.phase() != null) return List.of(measured(folder, file));
		final HeadSource source = source(folder, file);
		final List<StripEvaluationCase> cases = new ArrayList<>();
		for (final String name : config.phases())
			cases.add(of(source, file, StripPhase.parse(name), config.seed()));
		return cases;
	}

	/** Reads a magnitude image with its brain mask, for {@link #of(HeadSource, HeadFile, StripPhase, long)}. */
	public static HeadSource source(final Path folder, final HeadFile file) throws IOException {
		return PhaseData.source(folder, file, line -> {});
	}

	/**
	 * A magnitude image with a phase that is not measured; one acquisition for the whole stack.
	 *
	 * @param source the image of {@code file}
	 * @param phase any but the generated one
	 * @throws IllegalArgumentException if image and mask differ in size
	 */
	public static StripEvaluationCase of(final HeadSource source, final HeadFile file, final StripPhase phase, final long seed) {
		final HeadVolume volume = source.volume();
		final VoxelGrid grid = grid(file, volume.width(), volume.height(), volume.depth(), volume.voxelSizeMm(), volume.brain());
		return new StripEvaluationCase(file.image(), file.head(), phase.toString(), slices(source, phase, seed), volume.brain(), grid);
	}

	private static VoxelGrid grid(final HeadFile file, final int width, final int height, final int depth, final float[] voxel,
		final boolean[] brain)
	{
		final VoxelGrid grid = new VoxelGrid(width, height, depth, voxel[0], voxel[1], voxel[2]);
		grid.require(brain, file.brain());
		return grid;
	}

	/**
	 * An image with its measured phase.
	 *
	 * @throws IllegalArgumentException if image and mask differ in size
	 */
	public static StripEvaluationCase measured(final Path folder, final HeadFile file) throws IOException {
		final Volume volume = MeasuredFiles.complex(folder, file);
		final boolean[] brain = PhaseData.brain(folder, file);
		final List<ComplexPlane> slices = MeasuredFiles.planes(volume);
		final VoxelGrid grid = grid(file, volume.width(), volume.height(), slices.size(), volume.voxelSizeMm(), brain);
		return new StripEvaluationCase(file.image(), file.head(), MEASURED, slices, brain, grid);
	}

	/** The mask that a model finds. */
	public boolean[] mask(final StripModel model, final StripOptions options) {
		final Img<ComplexFloatType> pixels = ComplexImages.fromPlanes(slices, grid.width(), grid.height(), 1, grid.depth(), 1);
		return new StripSkull(model).mask(StripInput.ofImage(pixels), options, StripProgress.NONE);
	}

	/** How far a mask is from the reference. */
	public MaskMetrics measures(final boolean[] found) {
		return MaskMetrics.of(brain, found, grid);
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
