package io.github.phasegen.io.matlab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PendingFile;
import io.github.phasegen.io.SampleEncoder;
import io.github.phasegen.io.SequentialPlaneWriter;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.UsualAxes;

/** Writes one array of class single, column by column, the real parts before the imaginary ones. */
final class MatWriter extends SequentialPlaneWriter {

	private static final long LARGEST = Integer.MAX_VALUE;
	private static final int COMPLEX = 0x800;

	private final PendingFile pending;
	private final FileChannel channel;
	private final SampleEncoder encoder = new SampleEncoder();
	private final long partBytes;
	private final long firstPart;

	/**
	 * @param name of the variable
	 * @throws UnsupportedFormatException if the array is larger than the format allows
	 */
	MatWriter(final Path file, final String name, final ImageLayout layout, final boolean overwrite) throws IOException {
		super(layout);
		final long[] sizes = UsualAxes.ROWS_FIRST.holding(layout.shape()).sizes(layout.shape());
		partBytes = Float.BYTES * layout.shape().samples();
		final long parts = (layout.complex() ? 2 : 1) * (MatTag.BYTES + MatTag.padded(partBytes));
		final ByteBuffer start = start(name, sizes, layout.complex());
		if (start.limit() - MatTag.BYTES + parts > LARGEST)
			throw new UnsupportedFormatException(file, "size of the array", start.limit() - MatTag.BYTES + parts,
				"at most " + LARGEST + " bytes; larger ones need MATLAB 7.3 (HDF5)");
		start.putInt(4, (int) (start.limit() - MatTag.BYTES + parts));
		firstPart = MatHeader.BYTES + start.limit();
		pending = new PendingFile(file, overwrite);
		channel = FileChannel.open(pending.temporary(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
		try {
			write(ByteBuffer.wrap(MatHeader.bytes()));
			write(start);
			for (int part = 0; part < layout().planeFloats() / layout().shape().planeSamples(); part++)
				writePartTag(part);
		}
		catch (final IOException e) {
			close();
			throw e;
		}
	}

	/** Everything before the numbers; the size of the array is still to come. */
	private static ByteBuffer start(final String name, final long[] sizes, final boolean complex) {
		final byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
		final long sizeBytes = MatTag.padded(4L * sizes.length);
		final ByteBuffer bytes = little((int) (4 * MatTag.BYTES + 8 + sizeBytes + MatTag.padded(letters.length)));
		bytes.putInt(MatTag.MATRIX).putInt(0);
		bytes.putInt(MatTag.UINT32).putInt(8).putInt(MatClass.SINGLE.number() | (complex ? COMPLEX : 0)).putInt(0);
		bytes.putInt(MatTag.INT32).putInt(4 * sizes.length);
		final int sizesAt = bytes.position();
		for (final long size : sizes)
			bytes.putInt((int) size);
		bytes.position(sizesAt + (int) sizeBytes).putInt(MatTag.INT8).putInt(letters.length).put(letters);
		return bytes.rewind();
	}

	private long part(final int part) {
		return firstPart + part * (MatTag.BYTES + MatTag.padded(partBytes));
	}

	/** The end of a part may be padding, which no plane fills. */
	private void writePartTag(final int part) throws IOException {
		channel.position(part(part));
		write(little(MatTag.BYTES).putInt(MatTag.SINGLE).putInt((int) partBytes).flip());
		channel.position(part(part) + MatTag.padded(partBytes));
		write(little(MatTag.BYTES));
	}

	private void write(final ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining())
			channel.write(bytes);
	}

	private static ByteBuffer little(final int size) {
		return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
	}

	@Override
	protected void put(final int k, final float[] samples) throws IOException {
		final ImageShape shape = layout().shape();
		final int parts = layout().complex() ? 2 : 1;
		final long c = k % shape.channels();
		final long z = k / shape.channels() % shape.slices();
		final long t = k / shape.channels() / shape.slices();
		final long offset = Float.BYTES * shape.planeSamples() * (z + shape.slices() * (c + shape.channels() * t));
		for (int part = 0; part < parts; part++) {
			channel.position(part(part) + MatTag.BYTES + offset);
			encoder.write(channel, columns(samples, part, parts));
		}
	}

	/** One part of a plane, with the rows of a column next to each other. */
	private float[] columns(final float[] samples, final int part, final int parts) {
		final int width = layout().shape().width();
		final int height = layout().shape().height();
		final float[] columns = new float[width * height];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				columns[x * height + y] = samples[parts * (y * width + x) + part];
		return columns;
	}

	@Override
	protected void finish() throws IOException {
		channel.close();
		pending.commit();
	}

	@Override
	public void close() throws IOException {
		try (pending) {
			channel.close();
		}
	}
}
