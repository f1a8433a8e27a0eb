package io.github.phasegen.io.matlab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

import io.github.phasegen.io.ByteSource;

/** Elements in a file, or in a compressed element of it. */
record MatInput(Path file, ByteSource source, ByteOrder order) {

	ByteBuffer bytes(final long position, final int count) throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocate(count).order(order);
		source.read(position, bytes);
		return bytes.flip();
	}
}
