package io.github.phasegen.export;

import java.io.IOException;

import io.github.phasegen.io.PlaneReader;

/** The moduli of complex planes. */
final class MagnitudePlanes extends DerivedPlanes {

	MagnitudePlanes(final PlaneReader from) {
		super(from);
	}

	@Override
	public boolean complex() {
		return false;
	}

	@Override
	public float[] read(final int k) throws IOException {
		return from().readComplex(k).magnitude();
	}
}
