package io.github.phasegen.export;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.Encoding.Readout;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.kspace.ReadoutOversampling;
import io.github.phasegen.simulate.coil.ComplexNoise;

/**
 * Turns coil images into k-space: a wider field of view along the readout, noise, Fourier transform. Noise is added to the image, where white
 * noise is as white as in k-space, so that the image which belongs to k-space needs no second transform. Safe to share between threads.
 */
final class Acquisition {

	private final int width;
	private final int height;
	private final ReadoutOversampling oversampling;
	private final ComplexNoise noise;
	private final FourierNorm norm;
	private final Queue<PlaneFourier> idle = new ConcurrentLinkedQueue<>();

	/** K-space of one coil and slice, and the magnitude of its image within the field of view. */
	record Acquired(float[] kspace, float[] magnitude) {}

	Acquisition(final ImageShape image, final ReadoutOversampling oversampling, final ComplexNoise noise, final FourierNorm norm) {
		this.width = image.width();
		this.height = image.height();
		this.oversampling = oversampling;
		this.noise = noise;
		this.norm = norm;
	}

	static ReadoutOversampling oversampling(final Readout axis, final double factor) {
		return new ReadoutOversampling(axis == Readout.X ? PlaneAxis.X : PlaneAxis.Y, factor);
	}

	int kspaceWidth() {
		return oversampling.axis() == PlaneAxis.X ? oversampling.oversampled(width) : width;
	}

	int kspaceHeight() {
		return oversampling.axis() == PlaneAxis.Y ? oversampling.oversampled(height) : height;
	}

	/** How the k-space leads back to the image. */
	Encoding encoding() {
		final Readout axis = oversampling.axis() == PlaneAxis.X ? Readout.X : Readout.Y;
		return new Encoding(Optional.of(norm), axis, width, height);
	}

	/** @param image what the coil sees; not used by the caller any more */
	Acquired acquire(final ComplexPlane image, final int coil, final int slice) {
		final ComplexPlane wide = oversampling.factor() == 1 ? image : oversampling.pad(image);
		noise.addTo(wide, coil, slice);
		final ComplexPlane seen = wide == image ? wide : oversampling.crop(wide, oversampling.axis().size(image));
		final float[] magnitude = seen.magnitude();
		transform(wide);
		return new Acquired(wide.data(), magnitude);
	}

	private void transform(final ComplexPlane plane) {
		final PlaneFourier ready = idle.poll();
		final PlaneFourier fourier = ready == null ? new PlaneFourier(plane.width(), plane.height()) : ready;
		fourier.forward(plane.data(), norm);
		idle.add(fourier);
	}
}
