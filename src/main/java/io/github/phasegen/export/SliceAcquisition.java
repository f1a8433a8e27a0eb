package io.github.phasegen.export;

import java.io.IOException;

import io.github.phasegen.export.Acquisition.Acquired;
import io.github.phasegen.export.Acquisition.View;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.coil.CoilSensitivities;

/** Gives the work of acquiring one slice to the threads. */
record SliceAcquisition(Acquisition acquisition, CoilMaps maps, ImageShape shape, OrderedWork<Acquired> work) {

	/** @param plane number of the image among all planes of the input */
	void begin(final ComplexPlane image, final int plane) throws IOException {
		final int slice = plane / shape.channels();
		if (maps == null) {
			begin(new View(image, null, plane % shape.channels(), slice));
			return;
		}
		final CoilSensitivities sensitivities = maps.maps(slice % shape.slices());
		for (int coil = 0; coil < maps.coils(); coil++)
			begin(new View(image, sensitivities, coil, slice));
	}

	private void begin(final View view) throws IOException {
		work.begin(() -> acquisition.acquire(view));
	}
}
