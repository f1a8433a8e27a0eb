package io.github.phasegen.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads the planes of an uncompressed array in a file, whatever the order of its dimensions. */
public final class ArrayReader implements PlaneReader {

	/** Planes that lie spread over more than this many times their own size are gathered row by row. */
	private static final int WIDEST_SPREAD = 4;

	private final Path file;
	private final FileChannel channel;
	private final SampleRegion region;
	private final ArrayLayout layout;
	private final ImageMetadata metadata;

	/**
	 * Opens the file and checks that it reaches as far as the array.
	 *
	 * @throws CorruptFileException if the array ends beyond the end of the file
	 */
	public ArrayReader(final Path file, final SampleRegion region, final ArrayLayout layout, final ImageMetadata metadata)
		throws IOException
	{
		final long end = region.offset() + layout.span() * region.type().bytes();
		if (end > Files.size(file) || region.offset() < 0)
			throw new CorruptFileException(file, "samples", layout.shape() + " of " + region.type() + " at byte " + region.offset(),
				"an end within the file's " + Files.size(file) + " bytes");
		this.file = file;
		this.region = region;
		this.layout = layout;
		this.metadata = metadata;
		this.channel = FileChannel.open(file, StandardOpenOption.READ);
	}

	@Override
	public ImageShape shape() {
		return layout.shape();
	}

	@Override
	public boolean complex() {
		return region.type().isComplex();
	}

	@Override
	public ImageMetadata metadata() {
		return metadata;
	}

	@Override
	public float[] read(final int k) throws IOException {
		final float[] plane = new float[region.type().parts() * shape().planeSamples()];
		final long span = layout.planeSpan() * region.type().bytes();
		if (span <= (long) WIDEST_SPREAD * shape().planeSamples() * region.type().bytes() && span <= Integer.MAX_VALUE - 8)
			readTogether(layout.start(k), plane);
		else
			readApart(layout.start(k), plane);
		return plane;
	}

	private void readTogether(final long start, final float[] plane) throws IOException {
		final ByteBuffer bytes = bytes(start, layout.planeSpan());
		for (int y = 0; y < shape().height(); y++)
			decode(bytes, y * layout.strideY(), plane, y);
	}

	/** Rows are short of their plane, but may be spread over more than one array holds; then sample by sample. */
	private void readApart(final long start, final float[] plane) throws IOException {
		final long rowSpan = 1 + (shape().width() - 1) * layout.strideX();
		final boolean together = rowSpan <= (long) WIDEST_SPREAD * shape().width();
		for (int y = 0; y < shape().height(); y++) {
			final long row = start + y * layout.strideY();
			if (together)
				decode(bytes(row, rowSpan), 0, plane, y);
			else
				for (int x = 0; x < shape().width(); x++)
					decodeSample(bytes(row + x * layout.strideX(), 1), 0, plane, y * shape().width() + x);
		}
	}

	private void decode(final ByteBuffer bytes, final long firstSample, final float[] plane, final int row) {
		for (int x = 0; x < shape().width(); x++)
			decodeSample(bytes, firstSample + x * layout.strideX(), plane, row * shape().width() + x);
	}

	private void decodeSample(final ByteBuffer bytes, final long sample, final float[] plane, final int index) {
		final SampleType type = region.type();
		final int position = (int) (sample * type.bytes());
		for (int part = 0; part < type.parts(); part++)
			plane[type.parts() * index + part] =
				(float) (region.slope() * type.part(bytes, position + part * type.partBytes()) + region.intercept());
	}

	private ByteBuffer bytes(final long firstSample, final long samples) throws IOException {
		final ByteBuffer buffer = ByteBuffer.allocate((int) (samples * region.type().bytes())).order(region.order());
		long position = region.offset() + firstSample * region.type().bytes();
		while (buffer.hasRemaining()) {
			final int read = channel.read(buffer, position);
			if (read < 0)
				throw new CorruptFileException(file, "samples", "an early end", "a file that is not cut while it is read");
			position += read;
		}
		return buffer;
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
