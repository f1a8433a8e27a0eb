package io.github.phasegen.train;

import java.util.List;
import java.util.random.RandomGenerator;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.CropPad;
import io.github.phasegen.kspace.FourierResize;
import io.github.phasegen.kspace.Padding;

/**
 * Measured complex slices with a random global phase, flips, quarter turns and sometimes conjugation (the sign of phase is a
 * vendor's convention). Larger slices lose resolution in k-space; smaller ones are extended by reflection.
 */
public final class MeasuredImages implements ComplexImageSource {

	private final List<List<ComplexPlane>> heads;

	/** @param heads the slices of each head; every head is equally likely */
	public MeasuredImages(final List<List<ComplexPlane>> heads) {
		if (heads.isEmpty() || heads.stream().anyMatch(List::isEmpty)) throw new IllegalArgumentException(
			"data: found a measured head without slices");
		this.heads = heads.stream().map(List::copyOf).toList();
	}

	@Override
	public ComplexPlane draw(final RandomGenerator random, final int width, final int height) {
		final List<ComplexPlane> slices = heads.get(random.nextInt(heads.size()));
		final ComplexPlane slice = PlaneTurns.turn(slices.get(random.nextInt(slices.size())), random.nextInt(PlaneTurns.COUNT));
		final ComplexPlane fitted = fit(slice, width, height);
		return shiftPhase(fitted, 2 * Math.PI * random.nextDouble(), random.nextBoolean());
	}

	private static ComplexPlane fit(final ComplexPlane plane, final int width, final int height) {
		final double scale = Math.min(1, Math.min((double) width / plane.width(), (double) height / plane.height()));
		final int w = Math.max(1, (int) Math.round(plane.width() * scale));
		final int h = Math.max(1, (int) Math.round(plane.height() * scale));
		final ComplexPlane smaller = scale < 1 ? FourierResize.resize(plane, w, h) : plane;
		return CropPad.reflectPad(smaller, Padding.toSize(w, h, width, height));
	}

	private static ComplexPlane shiftPhase(final ComplexPlane plane, final double angle, final boolean conjugate) {
		final float c = (float) Math.cos(angle);
		final float s = (float) Math.sin(angle);
		final ComplexPlane shifted = new ComplexPlane(plane.width(), plane.height());
		for (int y = 0; y < plane.height(); y++)
			for (int x = 0; x < plane.width(); x++) {
				final float re = plane.re(x, y);
				final float im = conjugate ? -plane.im(x, y) : plane.im(x, y);
				shifted.set(x, y, c * re - s * im, s * re + c * im);
			}
		return shifted;
	}
}
