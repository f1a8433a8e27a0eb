package io.github.phasegen.export;

import java.io.IOException;

import io.github.phasegen.io.PlaneWriter;

/** Keeps in memory what is written to a file. */
final class KeepingWriter implements PlaneWriter {

	private final PlaneWriter file;
	private final MemoryWriter memory;

	KeepingWriter(final PlaneWriter file, final MemoryWriter memory) {
		this.file = file;
		this.memory = memory;
	}

	@Override
	public void write(final float[] samples) throws IOException {
		file.write(samples);
		memory.write(samples);
	}

	@Override
	public void reconstruction(final float[] magnitude) throws IOException {
		file.reconstruction(magnitude);
	}

	@Override
	public void commit() throws IOException {
		memory.commit();
		file.commit();
	}

	@Override
	public void close() throws IOException {
		file.close();
	}
}
