package io.github.phasegen.diffusion;

import io.github.phasegen.diffusion.Pyramid.Level;
import io.github.phasegen.model.PhaseModel;

/**
 * Draws phase slice by slice, for stacks that do not fit into memory: the phase of slice k is the one that {@link GeneratePhase#run} draws for
 * slice k of the whole stack.
 */
public final class SlicePhases {

	private final SliceSampler sampler;
	private final GenerateOptions options;

	/**
	 * @param model stays the caller's to close
	 * @throws IllegalArgumentException if the options do not fit the model
	 */
	public SlicePhases(final PhaseModel model, final GenerateOptions options) {
		this.options = options;
		this.sampler = new SliceSampler(model, options);
	}

	/** One slice to be drawn, at its place in the run. */
	public record Slice(float[] magnitude, int width, int height, int index, int count) {}

	/**
	 * Draws the first sample of a slice.
	 *
	 * @param slice finite magnitudes, not negative, row by row; its place counts all planes of the stack from 0
	 * @return radians; 0 if the slice is constant
	 * @throws java.util.concurrent.CancellationException within one step after the progress says so
	 */
	public float[] draw(final Slice slice, final GenerateProgress progress) {
		return draw(slice, 0, progress);
	}

	float[] draw(final Slice slice, final int sample, final GenerateProgress progress) {
		SliceSampler.checkCancelled(progress);
		if (isConstant(slice.magnitude())) return new float[slice.magnitude().length];
		final int item = slice.index() * options.samples() + sample + 1;
		final Level size = new Level(slice.width(), slice.height());
		return sampler.phase(slice.magnitude(), size, new SliceSampler.NoiseKey(slice.index(), sample), (pass, passes, work) -> {
			progress.step(item, slice.count() * options.samples(), pass, passes, work);
			SliceSampler.checkCancelled(progress);
		});
	}

	/** Network passes per slice of this size. */
	public int passes(final int width, final int height) {
		return sampler.passes(width, height);
	}

	/** True for slices without structure, whose phase is 0. */
	public static boolean isConstant(final float[] magnitude) {
		for (final float value : magnitude)
			if (value != magnitude[0]) return false;
		return true;
	}
}
