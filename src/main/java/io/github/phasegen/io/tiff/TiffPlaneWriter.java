package io.github.phasegen.io.tiff;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.TiffEncoder;

import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.DisplayRanges;
import io.github.phasegen.io.Hyperstacks;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.PendingFile;
import io.github.phasegen.io.SequentialPlaneWriter;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.kspace.ComplexPlane;

/**
 * Writes the planes of a hyperstack as they come, to where ImageJ's encoder is going to look for them. The encoder itself runs at the end, when
 * the display ranges are known, over a stack of zeros that are not written.
 */
final class TiffPlaneWriter extends SequentialPlaneWriter {

	/** TIFF counts bytes with 32 bits. */
	private static final long LARGEST_FILE = 0xffffffffL;

	/** For one directory of ImageJ's encoder, which has 13 entries of 12 bytes at most. */
	private static final long DIRECTORY_BYTES = 200;

	/** More than the two numbers of the display range can add to the description. */
	private static final int DESCRIPTION_RESERVE = 100;

	private static final int CHUNK_FLOATS = 1 << 15;

	private final Path file;
	private final ComplexOutput output;
	private final PendingFile target;
	private final FileChannel channel;
	private final ImagePlus shell;
	private final DisplayRanges ranges;
	private final int descriptionLength;
	private final long start;
	private final ByteBuffer buffer;

	TiffPlaneWriter(final Path file, final ImageLayout layout, final ComplexOutput output, final boolean overwrite) throws IOException {
		super(layout);
		this.file = file;
		this.output = output;
		target = new PendingFile(file, overwrite);
		checkSize();
		shell = Hyperstacks.shell(layout, output);
		ranges = new DisplayRanges(shell.getNChannels());
		final FileInfo header = TiffHeader.of(shell, 0);
		descriptionLength = header.description.length() + DESCRIPTION_RESERVE;
		start = place();
		buffer = ByteBuffer.allocateDirect(4 * CHUNK_FLOATS).order(order());
		channel = FileChannel.open(target.temporary(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE).position(start);
	}

	private int parts() {
		return layout().complex() ? output.parts().size() : 1;
	}

	private long stackBytes() {
		return 4L * parts() * layout().shape().samples();
	}

	private void checkSize() throws UnsupportedFormatException {
		final double images = (double) parts() * layout().shape().planeCount();
		final double text = 2.0 * layout().metadata().info().length() + layout().metadata().labels().stream().mapToInt(String::length).sum();
		final double bytes = (double) stackBytes() + images * DIRECTORY_BYTES + 4 * text;
		if (bytes >= LARGEST_FILE || 4L * layout().shape().planeSamples() > Integer.MAX_VALUE || images > Integer.MAX_VALUE)
			throw new UnsupportedFormatException(file, "size", String.format("%.0f bytes", bytes),
				"less than 4 GB for TIFF (NIfTI, HDF5, NumPy and BART files may be larger)");
	}

	/** The encoder's constructor lays out the file. It changes what it is given, so that is used only once. */
	private FileInfo laidOut() {
		final FileInfo header = TiffHeader.of(shell, descriptionLength);
		new TiffEncoder(header);
		return header;
	}

	private long place() {
		return laidOut().getOffset();
	}

	private ByteOrder order() {
		return laidOut().intelByteOrder ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
	}

	@Override
	protected void put(final int k, final float[] samples) throws IOException {
		final int channels = shell.getNChannels();
		if (!layout().complex()) {
			append(samples, k % channels);
			return;
		}
		final ComplexPlane plane = new ComplexPlane(layout().shape().width(), layout().shape().height(), samples);
		for (int part = 0; part < parts(); part++)
			append(output.extract(plane, part), (k * parts() + part) % channels);
	}

	private void append(final float[] samples, final int channelIndex) throws IOException {
		ranges.add(channelIndex, samples);
		for (int first = 0; first < samples.length; first += CHUNK_FLOATS) {
			final int count = Math.min(CHUNK_FLOATS, samples.length - first);
			buffer.clear().limit(4 * count);
			buffer.asFloatBuffer().put(samples, first, count);
			while (buffer.hasRemaining())
				channel.write(buffer);
		}
	}

	@Override
	protected void finish() throws IOException {
		ranges.applyTo(shell);
		if (place() != start || order() != buffer.order())
			throw new IOException(file + ": ImageJ's options for saving have changed while the file was written");
		channel.position(0);
		try (OutputStream around = new BufferedOutputStream(new AroundPixels(channel, start, start + stackBytes()), CHUNK_FLOATS)) {
			TiffHeader.write(TiffHeader.of(shell, descriptionLength), around);
		}
		channel.close();
		target.commit();
	}

	@Override
	public void close() throws IOException {
		try (PendingFile first = target; FileChannel last = channel) {
			// both are closed, whatever happens to the other
		}
	}

	/** Writes what comes before and behind the pixels, which are there already. */
	private static final class AroundPixels extends OutputStream {

		private final FileChannel channel;
		private final long from;
		private final long to;
		private long position;

		AroundPixels(final FileChannel channel, final long from, final long to) {
			this.channel = channel;
			this.from = from;
			this.to = to;
		}

		@Override
		public void write(final int value) throws IOException {
			write(new byte[] { (byte) value }, 0, 1);
		}

		@Override
		public void write(final byte[] bytes, final int offset, final int length) throws IOException {
			final int before = (int) Math.max(0, Math.min(length, from - position));
			final int behind = (int) Math.max(0, Math.min(length, position + length - to));
			put(ByteBuffer.wrap(bytes, offset, before), position);
			put(ByteBuffer.wrap(bytes, offset + length - behind, behind), position + length - behind);
			position += length;
		}

		private void put(final ByteBuffer bytes, final long place) throws IOException {
			long next = place;
			while (bytes.hasRemaining())
				next += channel.write(bytes, next);
		}
	}
}
