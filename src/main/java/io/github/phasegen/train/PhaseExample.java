package io.github.phasegen.train;

import io.github.phasegen.diffusion.Conditioning;
import io.github.phasegen.diffusion.Pyramid;
import io.github.phasegen.diffusion.Pyramid.Level;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierResize;

/**
 * One level's clean complex image in units of its scale, and what the network is told.
 *
 * @param clean complex image to be drawn
 * @param condition planes of {@link Conditioning#planes}
 */
record PhaseExample(ComplexPlane clean, float[] condition) {

	/** The base network's example when the image itself is the coarsest level. */
	static PhaseExample base(final ComplexPlane image) {
		return base(image.magnitude(), image);
	}

	/** The base network's example when the image is larger than the coarsest level and only its magnitude is known. */
	static PhaseExample reducedBase(final ComplexPlane image, final Level level) {
		return base(Pyramid.magnitude(image.magnitude(), levelOf(image), level), FourierResize.resize(image, level.width(), level
			.height()));
	}

	private static PhaseExample base(final float[] magnitude, final ComplexPlane phaseOf) {
		final float[] normalised = Conditioning.normalised(magnitude, usable(Conditioning.scale(magnitude)));
		return new PhaseExample(Pyramid.withMagnitude(phaseOf, normalised), Conditioning.planes(normalised, null));
	}

	/**
	 * The refining network's example: a window of the image at a level.
	 *
	 * @param image the complex image, larger than the level or equal to it
	 * @param level the level to be drawn, given the one of half its size
	 */
	static PhaseExample refine(final ComplexPlane image, final Level level, final Window window) {
		final float[] full = image.magnitude();
		final Level top = levelOf(image);
		final float[] magnitude = Pyramid.magnitude(full, top, level);
		final float scale = usable(Conditioning.scale(magnitude));
		final Level half = level.half();
		final ComplexPlane coarse = Pyramid.withMagnitude(FourierResize.resize(image, half.width(), half.height()), Pyramid
			.magnitude(full, top, half));
		final float[] normalised = Conditioning.normalised(magnitude, scale);
		final ComplexPlane fine = Pyramid.withMagnitude(FourierResize.resize(image, level.width(), level.height()), normalised);
		return new PhaseExample(window.of(fine), Conditioning.planes(window.of(normalised, level.width()), window.of(Pyramid
			.enlarge(coarse, level, scale))));
	}

	private static float usable(final float scale) {
		return scale > 0 ? scale : 1;
	}

	static Level levelOf(final ComplexPlane image) {
		return new Level(image.width(), image.height());
	}

	/** A part of an image. */
	record Window(int x, int y, int width, int height) {

		ComplexPlane of(final ComplexPlane image) {
			final ComplexPlane part = new ComplexPlane(width, height);
			for (int row = 0; row < height; row++)
				System.arraycopy(image.data(), 2 * ((y + row) * image.width() + x), part.data(), 2 * row * width, 2 * width);
			return part;
		}

		float[] of(final float[] image, final int imageWidth) {
			final float[] part = new float[width * height];
			for (int row = 0; row < height; row++)
				System.arraycopy(image, (y + row) * imageWidth + x, part, row * width, width);
			return part;
		}
	}
}
