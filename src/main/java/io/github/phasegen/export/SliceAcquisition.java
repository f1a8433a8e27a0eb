package io.github.phasegen.export;

import java.io.IOException;

import io.github.phasegen.export.Acquisition.Acquired;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.coil.CoilSensitivities;

/** Gives the work of acquiring one slice to the threads. */
record SliceAcquisition(Acquisition acquisition, CoilMaps maps, ImageShape shape, OrderedWork<Acquired> work) {

	/** @param plane number of the image among all planes of the input */
	void begin(final ComplexPlane image, final int plane) throws IOException {
		final int slice = plane / shape.channels();
		if (maps == null) {
			work.begin(() -> acquisition.acquire(image, plane % shape.channels(), slice));
			return;
		}
		final CoilSensitivities sensitivities = maps.maps(slice % shape.slices());
		for (int coil = 0; coil < maps.coils(); coil++) {
			final int number = coil;
			work.begin(() -> acquisition.acquire(seen(image, sensitivities.map(number, 0)), number, slice));
		}
	}

	/** The product of image and map, which replaces the map. */
	private static ComplexPlane seen(final ComplexPlane image, final ComplexPlane map) {
		final float[] a = image.data();
		final float[] b = map.data();
		for (int i = 0; i < a.length; i += 2) {
			final float re = a[i] * b[i] - a[i + 1] * b[i + 1];
			b[i + 1] = a[i] * b[i + 1] + a[i + 1] * b[i];
			b[i] = re;
		}
		return map;
	}
}
