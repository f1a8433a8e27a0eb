package io.github.phasegen.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Reads the planes of an array in a file, whatever the order of its dimensions, and never more than some megabytes at a time. */
public final class ArrayReader implements PlaneReader {

	private static final int CHUNK_BYTES = 1 << 20;

	/** Samples that lie further apart are read one by one; reading over what is between them is faster up to about a page of memory. */
	private static final int WIDEST_GAP = 4096;

	/** A dimension of the plane: its stride in the array and its step in the result, in samples. */
	private record Line(int count, long stride, int step) {

		long span() {
			return 1 + (count - 1) * stride;
		}
	}

	private final ByteSource source;
	private final SampleRegion region;
	private final ArrayLayout layout;
	private final ImageMetadata metadata;
	private final Line outer;
	private final Line inner;
	private final int outerTile;
	private final int innerTile;
	private final ByteBuffer buffer;

	/**
	 * Opens an uncompressed file and checks that it reaches as far as the array.
	 *
	 * @throws CorruptFileException if the array ends beyond the end of the file
	 * @throws ImageTooLargeException if a single plane would take more than half of Java's memory
	 */
	public ArrayReader(final Path file, final SampleRegion region, final ArrayLayout layout, final ImageMetadata metadata)
		throws IOException
	{
		this(file, new FileBytes(file), region, layout, metadata);
	}

	/**
	 * Reads from any source, which is closed with the reader, and at once if this fails.
	 *
	 * @param file for messages
	 * @throws CorruptFileException if the array ends beyond the end of the source
	 * @throws ImageTooLargeException if a single plane would take more than half of Java's memory, or the planes of compressed data that do not
	 *           fit into memory are mixed, so that each would need all of them
	 */
	public ArrayReader(final Path file, final ByteSource source, final SampleRegion region, final ArrayLayout layout,
		final ImageMetadata metadata) throws IOException
	{
		this.source = source;
		this.region = region;
		this.layout = layout;
		this.metadata = metadata;
		try {
			checkEnd(file);
			MemoryLimit.checkPlane(this);
			if (source.rewinds() && !layout.planesFollowEachOther())
				throw new ImageTooLargeException(metadata.title() + ", mixed planes in compressed data", shape().samples() * region.type().bytes(),
					MemoryLimit.bytes() / 2);
		}
		catch (final IOException e) {
			source.close();
			throw e;
		}
		final Line x = new Line(shape().width(), layout.strideX(), 1);
		final Line y = new Line(shape().height(), layout.strideY(), shape().width());
		final boolean rows = y.count() == 1 || x.count() > 1 && x.stride() <= y.stride();
		this.inner = rows ? x : y;
		this.outer = rows ? y : x;
		this.innerTile = tile(inner, inner.stride());
		this.outerTile = innerTile < inner.count() ? 1 : tile(outer, outer.stride() - inner.span());
		this.buffer = ByteBuffer.allocate(bytes(tileSpan(outerTile, innerTile))).order(region.order());
	}

	private void checkEnd(final Path file) throws CorruptFileException {
		final long length = layout.span() * region.type().bytes();
		if (region.offset() < 0 || region.offset() > source.size() - length)
			throw new CorruptFileException(file, "samples", layout.shape() + " of " + region.type() + " at byte " + region.offset(),
				"an end within the file's " + source.size() + " bytes");
	}

	/** How many neighbours along a line are read in one go. */
	private int tile(final Line line, final long gap) {
		final int bytes = region.type().bytes();
		if (gap * bytes > WIDEST_GAP)
			return 1;
		return (int) Math.min(line.count(), Math.max(1, CHUNK_BYTES / Math.max(1, line.stride() * bytes)));
	}

	private long tileSpan(final int rows, final int samples) {
		return 1 + (rows - 1) * outer.stride() + (samples - 1) * inner.stride();
	}

	private int bytes(final long samples) {
		return (int) (samples * region.type().bytes());
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
		final long start = layout.start(k);
		final float[] plane = new float[region.type().parts() * shape().planeSamples()];
		for (int row = 0; row < outer.count(); row += outerTile)
			for (int sample = 0; sample < inner.count(); sample += innerTile)
				readTile(start, row, sample, plane);
		return plane;
	}

	private void readTile(final long start, final int firstRow, final int firstSample, final float[] plane) throws IOException {
		final int rows = Math.min(outerTile, outer.count() - firstRow);
		final int samples = Math.min(innerTile, inner.count() - firstSample);
		final long from = start + firstRow * outer.stride() + firstSample * inner.stride();
		source.read(region.offset() + from * region.type().bytes(), buffer.clear().limit(bytes(tileSpan(rows, samples))));
		for (int row = 0; row < rows; row++)
			decode(bytes(row * outer.stride()), samples, plane, (firstRow + row) * outer.step() + firstSample * inner.step());
	}

	private void decode(final int position, final int samples, final float[] plane, final int target) {
		final int parts = region.type().parts();
		if (region.holdsFloats() && inner.stride() == 1 && inner.step() == 1) {
			buffer.slice(position, bytes(samples)).order(region.order()).asFloatBuffer().get(plane, parts * target, parts * samples);
			return;
		}
		for (int i = 0; i < samples; i++)
			decodeSample(position + bytes(i * inner.stride()), plane, parts * (target + i * inner.step()));
	}

	private void decodeSample(final int position, final float[] plane, final int target) {
		final int partBytes = region.type().partBytes();
		for (int part = 0; part < region.type().parts(); part++)
			plane[target + part] = region.holdsFloats() ? buffer.getFloat(position + part * partBytes)
				: region.value(buffer, position + part * partBytes);
	}

	@Override
	public void close() throws IOException {
		source.close();
	}
}
