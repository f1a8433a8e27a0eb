package io.github.phasegen.export;

import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.real.FloatType;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.kspace.ComplexImages;

/**
 * K-space to be looked at: log10(1 + RANGE |k| / max |k|) / log10(1 + RANGE), from 0 to 1. The maximum is that of the whole stack, so that
 * slices and coils can be compared.
 */
public final class LogMagnitude {

	/** The centre of k-space outshines its edge by about this factor. */
	public static final double RANGE = 1e4;

	private LogMagnitude() {}

	/** The view of an image of k-space, with the same axes. */
	public static RealImage of(final ComplexImage kspace, final String title) {
		final Img<FloatType> view = PlanarImgs.floats(kspace.pixels().dimensionsAsLongArray());
		double maximum = 0;
		for (int k = 0; k < kspace.planeCount(); k++)
			for (final float value : ComplexImages.plane(kspace.pixels(), k).magnitude())
				maximum = Math.max(maximum, value);
		final double scale = maximum > 0 ? RANGE / maximum : 0;
		for (int k = 0; k < kspace.planeCount(); k++)
			ComplexImages.setRealPlane(view, k, logarithm(ComplexImages.plane(kspace.pixels(), k).magnitude(), scale));
		return new RealImage(view, kspace.metadata().withTitle(title));
	}

	private static float[] logarithm(final float[] values, final double scale) {
		for (int i = 0; i < values.length; i++)
			values[i] = (float) (Math.log1p(scale * values[i]) / Math.log1p(RANGE));
		return values;
	}
}
