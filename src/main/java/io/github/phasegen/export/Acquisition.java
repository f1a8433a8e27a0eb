package io.github.phasegen.export;

import java.util.Arrays;
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
import io.github.phasegen.kspace.coil.CoilSensitivities;
import io.github.phasegen.simulate.coil.ComplexNoise;

/**
 * Turns images into what the coils see of them, and that into k-space: a wider field of view along the readout, noise, Fourier transform. Noise
 * is added to the image, where white noise is as white as in k-space, so that the image which belongs to k-space needs no second transform.
 * Safe to share between threads.
 */
final class Acquisition {

	private final int width;
	private final int height;
	private final ReadoutOversampling oversampling;
	private final ComplexNoise noise;
	private final FourierNorm norm;
	private final Queue<PlaneFourier> idle = new ConcurrentLinkedQueue<>();
	/** Large arrays are costly to make and to throw away, at several per slice. */
	private final Queue<Acquired> used = new ConcurrentLinkedQueue<>();

	/** K-space of one coil and slice, and the squared magnitude of its image within the field of view. */
	record Acquired(float[] kspace, double[] power) {}

	/** What one coil sees of an image; {@code maps} is null where there are no coils, {@code slice} counts those of all frames. */
	record View(ComplexPlane image, CoilSensitivities maps, int coil, int slice) {}

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

	Acquired acquire(final View view) {
		final Acquired reused = used.poll();
		final Acquired result = reused == null ? new Acquired(new float[2 * kspaceWidth() * kspaceHeight()], new double[width * height])
			: reused;
		final ComplexPlane wide = new ComplexPlane(kspaceWidth(), kspaceHeight(), result.kspace());
		see(view, wide);
		noise.addTo(wide, view.coil(), view.slice());
		measure(wide, result.power());
		transform(wide);
		return result;
	}

	/** The caller has no more use for a result, so it may become another one. */
	void release(final Acquired result) {
		used.add(result);
	}

	private void see(final View view, final ComplexPlane wide) {
		final boolean sameSize = wide.width() == width && wide.height() == height;
		final ComplexPlane seen = sameSize ? wide : new ComplexPlane(width, height);
		if (view.maps() == null)
			System.arraycopy(view.image().data(), 0, seen.data(), 0, seen.data().length);
		else
			view.maps().apply(view.image(), view.coil(), 0, seen);
		if (!sameSize)
			pad(seen, wide);
	}

	/** About the centre pixel floor(n/2). */
	private void pad(final ComplexPlane seen, final ComplexPlane wide) {
		Arrays.fill(wide.data(), 0);
		for (int y = 0; y < height; y++)
			System.arraycopy(seen.data(), 2 * y * width, wide.data(), offset(wide, y), 2 * width);
	}

	/** Of row y of the field of view in the wider plane. */
	private int offset(final ComplexPlane wide, final int y) {
		final int left = wide.width() / 2 - width / 2;
		final int top = wide.height() / 2 - height / 2;
		return 2 * ((y + top) * wide.width() + left);
	}

	/** In double precision: squares of large floats overflow. */
	private void measure(final ComplexPlane wide, final double[] power) {
		final float[] data = wide.data();
		for (int y = 0, to = 0; y < height; y++) {
			final int from = offset(wide, y);
			for (int i = from; i < from + 2 * width; i += 2) {
				final double re = data[i];
				final double im = data[i + 1];
				power[to++] = re * re + im * im;
			}
		}
	}

	private void transform(final ComplexPlane plane) {
		final PlaneFourier ready = idle.poll();
		final PlaneFourier fourier = ready == null ? new PlaneFourier(plane.width(), plane.height()) : ready;
		fourier.forward(plane.data(), norm);
		idle.add(fourier);
	}
}
