package io.github.phasegen.io.numpy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

	/** What surrounds the array in the file. */
	interface Container {

		/** Writes what comes before an array of {@code size} bytes, and tells where the array goes. */
		WritableByteChannel begin(FileChannel channel, long size) throws IOException;

		/** Writes what comes behind it. */
		void end(FileChannel channel) throws IOException;
	}

	/** Nothing. */
	static final Container PLAIN = new Container() {

		@Override
		public WritableByteChannel begin(final FileChannel channel, final long size) {
			return channel;
		}

		@Override
		public void end(final FileChannel channel) {}
	};

	/** The samples begin at a multiple of this, so that the file can be mapped into memory. */
	private static final int ALIGNMENT = 64;

	private final PendingFile pending;
	private final FileChannel channel;
	private final Container container;
	private final WritableByteChannel samples;
	private final SampleEncoder encoder = new SampleEncoder();

	NpyWriter(final Path file, final ImageLayout layout, final boolean overwrite, final Container container) throws IOException {
		super(layout);
		this.container = container;
		this.pending = new PendingFile(file, overwrite);
		this.channel = FileChannel.open(pending.temporary(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
		try {
			final ByteBuffer header = ByteBuffer.wrap(header(layout));
			this.samples = container.begin(channel, header.limit() + layout.shape().samples() * (layout.complex() ? 8 : 4));
			while (header.hasRemaining())
				samples.write(header);
		}
		catch (final IOException | RuntimeException e) {
			close();
			throw e;
		}
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
		container.end(channel);
		channel.close();
		pending.commit();
	}

	@Override
	public void close() throws IOException {
		channel.close();
		pending.close();
	}
}
