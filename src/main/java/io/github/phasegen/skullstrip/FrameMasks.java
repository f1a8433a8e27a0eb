package io.github.phasegen.skullstrip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import io.github.phasegen.volume.VoxelGrid;

/** Finds the masks of an input, frame by frame. */
final class FrameMasks {

	/** What the network takes of the time, against masking and transforming back. */
	private static final double NETWORK_WORK = 0.9;

	private final HeadSlices slices;
	private final StripInput input;
	private final StripOptions options;
	private final StripProgress progress;
	private final BrainFinder finder;
	private final List<Integer> empty = new ArrayList<>();
	private final List<String> warnings = new ArrayList<>();

	FrameMasks(final BrainNetwork network, final StripInput input, final HeadSlices slices, final StripOptions options,
		final StripProgress progress)
	{
		this.input = input;
		this.slices = slices;
		this.options = network.applicable(options);
		this.progress = progress;
		this.finder = new BrainFinder(this.options.mirrors() ? new MirroredNetwork(network) : network, input);
		warnings.addAll(network.warnings());
		if (isChosen(options) && !options.equals(this.options)) warnings.add("The model has a mask rule of its own: threshold, slice" +
			" coherence, largest piece and holes were not as asked for");
	}

	/** Whether anything about the mask itself was asked for; without mirrors such a model does what is asked. */
	private static boolean isChosen(final StripOptions options) {
		return !options.withSoftEdge(0).withMirrors(true).equals(StripOptions.defaults());
	}

	/** Voxels of one frame, of unit size. */
	VoxelGrid grid() {
		return VoxelGrid.of(slices.width(), slices.height(), slices.depth());
	}

	void checkCancelled() {
		if (progress.cancelled()) throw new CancellationException("Skull stripping was cancelled");
	}

	/** The corrected mask of one frame. */
	boolean[] of(final int frame) throws IOException {
		final List<BrainLogit> logits = new ArrayList<>();
		for (int z = 0; z < slices.depth(); z++)
			logits.add(logit(frame, z));
		final boolean[] mask = new boolean[grid().count()];
		final double least = Math.log(options.threshold() / (1 - options.threshold()));
		for (int z = 0; z < logits.size(); z++)
			coherent(logits, z, least).writeMask(mask, z, input, least);
		final boolean[] corrected = MaskCorrection.correct(mask, grid(), options);
		if (!containsBrain(corrected)) warnings.add("No brain was found" + (slices.frames() > 1 ? " in frame " + (frame + 1) : ""));
		return corrected;
	}

	private BrainLogit logit(final int frame, final int z) throws IOException {
		final int slice = frame * slices.depth() + z;
		final int all = slices.depth() * slices.frames();
		checkCancelled();
		final BrainLogit logit = finder.find(slices.coilImages(slice));
		if (logit.isEmpty()) empty.add(slice + 1);
		progress.step(slice + 1, all, (frame + NETWORK_WORK * (z + 1) / slices.depth()) / slices.frames());
		return logit;
	}

	private BrainLogit coherent(final List<BrainLogit> logits, final int z, final double least) {
		if (!options.sliceCoherence()) return logits.get(z);
		return logits.get(z).between(z == 0 ? null : logits.get(z - 1), z == logits.size() - 1 ? null : logits.get(z + 1), least);
	}

	private static boolean containsBrain(final boolean[] mask) {
		for (final boolean brain : mask)
			if (brain) return true;
		return false;
	}

	List<String> warnings() {
		final List<String> all = new ArrayList<>(warnings);
		if (!empty.isEmpty()) all.add("Constant slices, which show no brain: " + empty.stream().map(String::valueOf).collect(Collectors
			.joining(", ")));
		return List.copyOf(all);
	}
}
