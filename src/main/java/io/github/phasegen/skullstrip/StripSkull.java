package io.github.phasegen.skullstrip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.volume.VoxelGrid;

/**
 * Removes everything but the brain from k-space: the entry point of the task. Commands, macros, command line and tests all call it. Beyond
 * input and results it holds one slice and one frame's mask.
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
	 * Strips all slices into memory.
	 *
	 * @param outputs what is wanted
	 * @throws IllegalArgumentException when the input cannot be used, saying which slice and why
	 * @throws UncheckedIOException when a file that the input comes from cannot be read
	 * @throws java.util.concurrent.CancellationException within one slice after the progress says so
	 */
	public StrippedImage run(final StripInput input, final StripOptions options, final Set<StripOutput> outputs,
		final StripProgress progress)
	{
		final StrippedPlanes planes = new StrippedPlanes(input.shape(), outputs);
		return inMemory(() -> planes.result(strip(input, options, outputs, planes, progress)));
	}

	/**
	 * Strips all slices and hands the results on plane by plane, so that neither input nor results need to fit into memory.
	 *
	 * @param writers for each output that is wanted, of the input's shape; those of k-space and image for complex samples; that of the mask has
	 *          one channel. They stay the caller's to commit and to close
	 * @throws IllegalArgumentException when the input cannot be used, saying which slice and why
	 * @throws java.util.concurrent.CancellationException within one slice after the progress says so
	 */
	public StripSummary write(final StripInput input, final StripOptions options, final Map<StripOutput, ? extends PlaneWriter> writers,
		final StripProgress progress) throws IOException
	{
		return strip(input, options, writers.keySet(), (output, samples) -> writers.get(output).write(samples), progress);
	}

	StripSummary strip(final StripInput input, final StripOptions options, final Set<StripOutput> outputs, final StripSink sink,
		final StripProgress progress) throws IOException
	{
		final HeadSlices slices = new HeadSlices(input);
		final MaskedFrames masked = new MaskedFrames(slices, options.softEdge(), outputs, sink);
		final FrameMasks masks = new FrameMasks(network, input, slices, options, progress);
		for (int frame = 0; frame < slices.frames(); frame++) {
			final boolean[] mask = masks.of(frame);
			for (int z = 0; z < slices.depth(); z++) {
				masks.checkCancelled();
				masked.add(frame, z, mask);
			}
		}
		return new StripSummary(masked.residual(), masks.warnings());
	}

	/** The mask of all frames: X, Y, Z, T, X fastest; see {@link #run}. */
	public boolean[] mask(final StripInput input, final StripOptions options, final StripProgress progress) {
		final HeadSlices slices = new HeadSlices(input);
		final FrameMasks masks = new FrameMasks(network, input, slices, options, progress);
		final VoxelGrid grid = masks.grid();
		final boolean[] all = new boolean[Math.multiplyExact(grid.count(), slices.frames())];
		return inMemory(() -> {
			for (int frame = 0; frame < slices.frames(); frame++)
				System.arraycopy(masks.of(frame), 0, all, frame * grid.count(), grid.count());
			return all;
		});
	}

	private interface Work<T> {

		T run() throws IOException;
	}

	private static <T> T inMemory(final Work<T> work) {
		try {
			return work.run();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
