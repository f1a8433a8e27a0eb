package io.github.phasegen.export;

import java.io.IOException;

import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;

/** Planes that are computed from those of another reader when they are read. */
abstract class DerivedPlanes implements PlaneReader {

	private final PlaneReader from;

	DerivedPlanes(final PlaneReader from) {
		this.from = from;
	}

	final PlaneReader from() {
		return from;
	}

	@Override
	public ImageShape shape() {
		return from.shape();
	}

	@Override
	public boolean complex() {
		return true;
	}

	@Override
	public ImageMetadata metadata() {
		return from.metadata();
	}

	@Override
	public void close() throws IOException {
		from.close();
	}
}
