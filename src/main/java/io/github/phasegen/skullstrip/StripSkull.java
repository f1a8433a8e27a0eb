package io.github.phasegen.skullstrip;

import java.util.Set;

import io.github.phasegen.volume.VoxelGrid;

/**
 * Removes everything but the brain from k-space: the entry point of the task. Commands, macros, command line and tests all call
 * {@link #run}.
 */
public final class StripSkull {

	private final BrainNetwork network;

	/** @param model stays the caller's to close */
	public StripSkull(final StripModel model) {
		this((BrainNetwork) model);
	}

	StripSkull(final BrainNetwork network) {
		this.network = network;
	}

	/**
	 * Strips all slices. Beyond input and results it holds one slice and one frame's mask.
	 *
	 * @param outputs what is wanted
	 * @throws IllegalArgumentException when the input cannot be used, saying which slice and why
	 * @throws java.util.concurrent.CancellationException within one slice after the progress says so
	 */
	public StrippedImage run(final StripInput input, final StripOptions options, final Set<StripOutput> outputs,
		final StripProgress progress)
	{
		final HeadSlices slices = new HeadSlices(input);
		final MaskedFrames masked = new MaskedFrames(input, slices, options, outputs);
		final FrameMasks masks = new FrameMasks(network, input, slices, options, progress);
		for (int frame = 0; frame < slices.frames(); frame++)
			masked.add(frame, masks.of(frame));
		return masked.result(masks.warnings());
	}

	/** The mask of all frames: X, Y, Z, T, X fastest; see {@link #run}. */
	public boolean[] mask(final StripInput input, final StripOptions options, final StripProgress progress) {
		final HeadSlices slices = new HeadSlices(input);
		final FrameMasks masks = new FrameMasks(network, input, slices, options, progress);
		final VoxelGrid grid = masks.grid();
		final boolean[] all = new boolean[Math.multiplyExact(grid.count(), slices.frames())];
		for (int frame = 0; frame < slices.frames(); frame++)
			System.arraycopy(masks.of(frame), 0, all, frame * grid.count(), grid.count());
		return all;
	}
}
