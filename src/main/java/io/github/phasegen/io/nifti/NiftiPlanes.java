package io.github.phasegen.io.nifti;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;

import io.github.phasegen.io.ArrayLayout;
import io.github.phasegen.io.ArrayReader;
import io.github.phasegen.io.AxisOrder;
import io.github.phasegen.io.ByteSource;
import io.github.phasegen.io.FileBytes;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.SampleRegion;
import io.github.phasegen.io.StreamedBytes;

/** Opens the planes of a NIfTI file in the way that suits its compression and the order of its axes. */
final class NiftiPlanes {

	/** Axes 1 to 4 of the file, then 5 to 7 together. */
	private static final AxisOrder AXES = new AxisOrder("xyztc");

	private NiftiPlanes() {}

	/** The file's image, axes 1 to 4 as X, Y, Z, T and 5 to 7 together as C. */
	static PlaneReader open(final NiftiFile file) throws IOException {
		final NiftiHeader header = file.header();
		return open(file, header.dim(4), header.planesFrom(5), NiftiMetadata.read(file));
	}

	/** The same planes in the order of the file, with axes 4 to 7 together as T and without metadata. */
	static PlaneReader openInFileOrder(final NiftiFile file) throws IOException {
		return open(file, file.header().planesFrom(4), 1, ImageMetadata.titled(file.path().getFileName().toString()));
	}

	private static PlaneReader open(final NiftiFile file, final long frames, final long channels, final ImageMetadata metadata)
		throws IOException
	{
		final NiftiHeader header = file.header();
		final long[] dims = { header.dim(1), header.dim(2), header.dim(3), frames, channels };
		final ArrayLayout layout = ArrayLayout.of(file.path(), dims, ArrayLayout.firstFastest(dims), AXES);
		return new ArrayReader(file.path(), bytes(file, layout), region(header, file.gzip() ? 0 : header.dataOffset()), layout, metadata);
	}

	private static ByteSource bytes(final NiftiFile file, final ArrayLayout layout) throws IOException {
		if (!file.gzip())
			return new FileBytes(file.path());
		final ByteSource streamed = new StreamedBytes(file.path(), "samples", file.sampleBytes(), file::samples);
		if (!streamed.rewinds() || layout.planesFollowEachOther())
			return streamed;
		return new InflatedBytes(file, Path.of(System.getProperty("java.io.tmpdir")));
	}

	private static SampleRegion region(final NiftiHeader header, final long offset) {
		final ByteOrder order = header.order();
		return new SampleRegion(offset, header.type().samples(), order, header.slope(), header.intercept());
	}
}
