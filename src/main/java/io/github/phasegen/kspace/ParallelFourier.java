package io.github.phasegen.kspace;

import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;

/**
 * The centred Fourier transform of many planes of one size at a time, for instance the coil images of a slice, on all cores (those of the
 * common fork-join pool). Thread-safe; results are those of {@link PlaneFourier} to the bit.
 */
public final class ParallelFourier {

	private final int width;
	private final int height;
	/** A transform owns scratch memory, so each thread borrows one. */
	private final Queue<PlaneFourier> idle = new ConcurrentLinkedQueue<>();

	/** @throws IllegalArgumentException if a side is below 1 or a plane does not fit into one array */
	public ParallelFourier(final int width, final int height) {
		this.width = width;
		this.height = height;
		idle.add(new PlaneFourier(width, height));
	}

	/**
	 * Replaces images by their centred spectra.
	 *
	 * @throws IllegalArgumentException if a plane has another size
	 */
	public void forward(final Collection<ComplexPlane> planes, final FourierNorm norm) {
		transform(planes, (fourier, data) -> fourier.forward(data, norm));
	}

	/**
	 * Replaces centred spectra by their images.
	 *
	 * @throws IllegalArgumentException if a plane has another size
	 */
	public void inverse(final Collection<ComplexPlane> planes, final FourierNorm norm) {
		transform(planes, (fourier, data) -> fourier.inverse(data, norm));
	}

	private void transform(final Collection<ComplexPlane> planes, final BiConsumer<PlaneFourier, float[]> transform) {
		for (final ComplexPlane plane : planes)
			if (plane.width() != width || plane.height() != height)
				throw new IllegalArgumentException("Plane: expected " + width + " x " + height + " pixels, found " + plane.width() + " x "
					+ plane.height());
		planes.parallelStream().forEach(plane -> {
			final PlaneFourier borrowed = idle.poll();
			final PlaneFourier fourier = borrowed == null ? new PlaneFourier(width, height) : borrowed;
			transform.accept(fourier, plane.data());
			idle.add(fourier);
		});
	}
}
