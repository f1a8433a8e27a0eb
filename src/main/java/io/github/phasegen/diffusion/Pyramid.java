package io.github.phasegen.diffusion;

import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierResize;

/**
 * The sizes at which a slice is drawn, coarsest first. Each level shows the same field of view at half the resolution of the
 * next one, by cropping k-space; measured phase is a few smooth wraps across the whole head, so what decides it must be seen
 * as a whole.
 */
public final class Pyramid {

	/** Size of one level. */
	public record Level(int width, int height) {

		/** The next coarser level; odd sides are rounded up. */
		public Level half() {
			return new Level((width + 1) / 2, (height + 1) / 2);
		}
	}

	private Pyramid() {}

	/**
	 * @param maxSide longest side of the coarsest level, 0 for a single level of any size
	 */
	public static List<Level> levels(final int width, final int height, final int maxSide) {
		final List<Level> levels = new ArrayList<>();
		Level level = new Level(width, height);
		levels.add(level);
		while (maxSide > 0 && Math.max(level.width(), level.height()) > maxSide) {
			level = level.half();
			levels.add(0, level);
		}
		return levels;
	}

	/** A magnitude at another level: low-passed in k-space; of what rings below 0 or is not real, the modulus. */
	public static float[] magnitude(final float[] magnitude, final Level from, final Level to) {
		if (from.equals(to)) return magnitude;
		final ComplexPlane plane = ComplexPlane.fromParts(from.width(), from.height(), magnitude, new float[magnitude.length]);
		return FourierResize.resize(plane, to.width(), to.height()).magnitude();
	}

	/** The complex image of a level, given its magnitude and a complex image whose phase it takes. */
	public static ComplexPlane withMagnitude(final ComplexPlane phaseOf, final float[] magnitude) {
		return ComplexPlane.fromPolar(phaseOf.width(), phaseOf.height(), magnitude, phaseOf.phase());
	}

	/** A coarser level enlarged to a finer one by zero-filling k-space, and divided by the scale. */
	public static ComplexPlane enlarge(final ComplexPlane coarse, final Level to, final float scale) {
		final ComplexPlane large = FourierResize.resize(coarse, to.width(), to.height());
		final float[] data = large.data();
		for (int i = 0; i < data.length; i++)
			data[i] /= scale;
		return large;
	}
}
