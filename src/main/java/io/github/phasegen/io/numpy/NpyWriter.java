package io.github.phasegen.io.numpy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Collectors;

import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.PendingFile;
import io.github.phasegen.io.SampleEncoder;
import io.github.phasegen.io.SequentialPlaneWriter;
import io.github.phasegen.io.UsualAxes;

/** Writes an array, whose planes come in the order in which C order has them. */
final class NpyWriter extends SequentialPlaneWriter {

	/** Where the bytes of an array go. */
	interface Target extends Closeable {

		/** Writes what comes before an array of {@code size} bytes, and tells where the array goes. */
		WritableByteChannel begin(long size) throws IOException;

		/** Completes the file and closes it. */
		void end() throws IOException;
	}

	/** A file with nothing but the array. */
	private record Plain(FileChannel channel) implements Target {

		@Override
		public WritableByteChannel begin(final long size) {
			return channel;
		}

		@Override
		public void end() throws IOException {
			close();
		}

		@Override
		public void close() throws IOException {
			channel.close();
		}
	}

	/** The samples begin at a multiple of this, so that the file can be mapped into memory. */
	private static final int ALIGNMENT = 64;

	private final PendingFile pending;
	private final Target target;
	private final WritableByteChannel samples;
	private final SampleEncoder encoder = new SampleEncoder();

	/** Writes a file with nothing but the array. */
	static NpyWriter plain(final ImageLayout layout, final PendingFile pending) throws IOException {
		return new NpyWriter(layout, pending,
			new Plain(FileChannel.open(pending.temporary(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)));
	}

	/** @param target writes to the pending file */
	NpyWriter(final ImageLayout layout, final PendingFile pending, final Target target) throws IOException {
		super(layout);
		this.pending = pending;
		this.target = target;
		try {
			final ByteBuffer header = ByteBuffer.wrap(header(layout));
			this.samples = target.begin(size(layout));
			while (header.hasRemaining())
				samples.write(header);
		}
		catch (final IOException | RuntimeException e) {
			close();
			throw e;
		}
	}

	/** Bytes of the whole array, its header included. */
	static long size(final ImageLayout layout) {
		return header(layout).length + layout.shape().samples() * (layout.complex() ? 8 : 4);
	}

	static byte[] header(final ImageLayout layout) {
		final long[] sizes = UsualAxes.SLOWEST_FIRST.holding(layout.shape()).sizes(layout.shape());
		final String shape = Arrays.stream(sizes).mapToObj(Long::toString).collect(Collectors.joining(", "));
		final String text = "{'descr': '" + (layout.complex() ? "<c8" : "<f4") + "', 'fortran_order': False, 'shape': (" + shape + "), }";
		final int end = 10 + text.length() + 1;
		final int padding = (ALIGNMENT - end % ALIGNMENT) % ALIGNMENT;
		final ByteBuffer header = ByteBuffer.allocate(end + padding).put((byte) 0x93).put("NUMPY\1\0".getBytes(StandardCharsets.US_ASCII));
		final int length = text.length() + padding + 1;
		header.put((byte) length).put((byte) (length >> 8));
		return header.put((text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII)).array();
	}

	@Override
	protected void put(final int k, final float[] plane) throws IOException {
		encoder.write(samples, plane);
	}

	@Override
	protected void finish() throws IOException {
		target.end();
		pending.commit();
	}

	@Override
	public void close() throws IOException {
		try (pending) {
			target.close();
		}
	}
}
