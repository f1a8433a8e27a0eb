package io.github.phasegen.export;

import java.io.IOException;

import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.kspace.ComplexPlane;

/** The complex images of an input's planes, their phase as asked for. */
final class SliceImages {

	private final PlaneReader planes;
	private final PhaseDrawer drawer;

	/** @param drawer null to keep the phase of a complex input */
	SliceImages(final PlaneReader planes, final PhaseDrawer drawer) {
		this.planes = planes;
		this.drawer = drawer;
	}

	/** The complex image of a plane; with a drawn phase its modulus is the input's. */
	ComplexPlane image(final int plane) throws IOException {
		if (drawer == null)
			return planes.readComplex(plane);
		final ImageShape shape = planes.shape();
		final float[] magnitude = planes.complex() ? planes.readComplex(plane).magnitude() : planes.read(plane);
		return ComplexPlane.fromPolar(shape.width(), shape.height(), magnitude, drawer.draw(magnitude, plane));
	}
}
