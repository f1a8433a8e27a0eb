package io.github.phasegen.export;

import java.io.IOException;

import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.PlaneReader;

/** The planes of another reader with other metadata. */
final class DescribedPlanes extends DerivedPlanes {

	private final ImageMetadata metadata;

	DescribedPlanes(final PlaneReader from, final ImageMetadata metadata) {
		super(from);
		this.metadata = metadata;
	}

	@Override
	public boolean complex() {
		return from().complex();
	}

	@Override
	public ImageMetadata metadata() {
		return metadata;
	}

	@Override
	public float[] read(final int k) throws IOException {
		return from().read(k);
	}
}
