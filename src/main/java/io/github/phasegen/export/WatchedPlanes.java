package io.github.phasegen.export;

import java.io.IOException;

import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;

/** Planes whose reading in ascending order is reported as progress and can be cancelled. */
record WatchedPlanes(PlaneReader planes, RunProgress progress) implements PlaneReader {

	@Override
	public ImageShape shape() {
		return planes.shape();
	}

	@Override
	public boolean complex() {
		return planes.complex();
	}

	@Override
	public ImageMetadata metadata() {
		return planes.metadata();
	}

	@Override
	public float[] read(final int k) throws IOException {
		progress.checkCancelled();
		final float[] samples = planes.read(k);
		final int count = shape().planeCount();
		progress.report(k + 1, count, (k + 1.0) / count);
		return samples;
	}

	@Override
	public void close() throws IOException {
		planes.close();
	}
}
