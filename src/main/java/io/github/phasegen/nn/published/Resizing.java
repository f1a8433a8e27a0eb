package io.github.phasegen.nn.published;

import ai.djl.ndarray.NDArray;
import io.github.phasegen.nn.ComplexLayer;
import io.github.phasegen.nn.Pass;
import io.github.phasegen.nn.Resample;

/** How a U-Net gets from one level's size to the next during one forward pass; has no parameters. */
interface Resizing {

	/**
	 * The next smaller level.
	 *
	 * @return (N, 2C, ⌊H/2⌋, ⌊W/2⌋), attached to the manager of {@code x}
	 */
	NDArray reduce(NDArray x, Pass pass);

	/**
	 * The next larger level: undoes the last {@link #reduce} that is not yet undone.
	 *
	 * @return of twice the size or of the size before the reduction, attached to the manager of {@code x}
	 */
	NDArray enlarge(NDArray x);

	/** Pools by a layer; enlarges by repeating every pixel. */
	static Resizing repeating(final ComplexLayer pool) {
		return new Resizing() {

			@Override
			public NDArray reduce(final NDArray x, final Pass pass) {
				return pool.forward(x, pass);
			}

			@Override
			public NDArray enlarge(final NDArray x) {
				return Resample.nearestDouble(x);
			}
		};
	}
}
