package io.github.phasegen.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;

/** Writes floats to a channel in little-endian byte order, as most raw-data formats want them. Not thread-safe. */
public final class SampleEncoder {

	private static final int CHUNK_FLOATS = 1 << 15;

	private final ByteBuffer buffer = ByteBuffer.allocateDirect(4 * CHUNK_FLOATS).order(ByteOrder.LITTLE_ENDIAN);

	/** Writes all samples at the channel's position. */
	public void write(final WritableByteChannel channel, final float[] samples) throws IOException {
		for (int start = 0; start < samples.length; start += CHUNK_FLOATS) {
			final int count = Math.min(CHUNK_FLOATS, samples.length - start);
			buffer.clear();
			buffer.asFloatBuffer().put(samples, start, count);
			buffer.limit(4 * count);
			while (buffer.hasRemaining())
				channel.write(buffer);
		}
	}
}
