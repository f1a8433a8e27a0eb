package io.github.phasegen.io.torch;

import java.io.IOException;

import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;

/** The planes of a tensor's storage, with the signs that conj() and similar views leave to whom reads. */
record TorchPlanes(TorchTensor tensor, PlaneReader stored) implements PlaneReader {

	@Override
	public ImageShape shape() {
		return stored.shape();
	}

	@Override
	public boolean complex() {
		return stored.complex();
	}

	@Override
	public ImageMetadata metadata() {
		return stored.metadata();
	}

	@Override
	public float[] read(final int k) throws IOException {
		final float[] samples = stored.read(k);
		tensor.changeSigns(samples);
		return samples;
	}

	@Override
	public void close() throws IOException {
		stored.close();
	}
}
