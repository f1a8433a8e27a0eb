package io.github.phasegen.io.nifti;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * Reads NIfTI-1 and NIfTI-2 single files, plain or compressed with gzip, of either byte order.
 * <p>
 * Nothing in the file is trusted: memory is taken and bytes are inflated only as far as header and file size agree, and what does not fit
 * together is a {@link CorruptFileException}. The format is described at https://nifti.nimh.nih.gov.
 */
public final class NiftiReader {

	/** Deflate makes at most 1032 bytes of one; some slack for the first, and for small files. */
	private static final long LARGEST_RATIO = 1040;
	private static final int CHUNK = 1 << 16;

	private final long largestBytes;

	/** Reads volumes that take at most half of Java's memory. */
	public NiftiReader() {
		this(Runtime.getRuntime().maxMemory() / 2);
	}

	/** @param largestBytes volumes that would take more memory are an {@link UnsupportedFormatException} */
	public NiftiReader(final long largestBytes) {
		this.largestBytes = largestBytes;
	}

	/** Reads a file. Integers beyond 2^24 are rounded to float. */
	public NiftiImage read(final Path file) throws IOException {
		try (InputStream in = open(file)) {
			final NiftiHeader header = readHeader(file, in);
			final int floats = checkExtent(file, header);
			in.skipNBytes(header.dataOffset() - headerBytes(header));
			final float[] data = readData(in, header, floats);
			if (in.read() >= 0)
				throw new CorruptFileException(file, "end of the data", "more bytes", "the end of the file");
			return new NiftiImage(header, volume(file, header, data));
		}
		catch (final EOFException e) {
			throw new CorruptFileException(file, "length", "an early end", "all the samples that the header promises");
		}
		catch (final ZipException e) {
			throw new CorruptFileException(file, "gzip", e.getMessage(), "sound compressed data");
		}
	}

	/** Reads and checks the header alone. */
	public NiftiHeader readHeader(final Path file) throws IOException {
		try (InputStream in = open(file)) {
			return readHeader(file, in);
		}
		catch (final EOFException | ZipException e) {
			throw new CorruptFileException(file, "gzip", e.getMessage(), "sound compressed data");
		}
	}

	/** Tells from the first bytes of a file whether it is NIfTI, plain or compressed. */
	static boolean isNifti(final byte[] head) {
		try (InputStream in = inflated(new ByteArrayInputStream(head), isGzip(head))) {
			final byte[] first = in.readNBytes(4);
			return first.length == 4 && NiftiHeaderParser.headerBytes(first) != 0;
		}
		catch (final IOException e) {
			return false;
		}
	}

	private static InputStream open(final Path file) throws IOException {
		final InputStream in = new BufferedInputStream(Files.newInputStream(file), CHUNK);
		try {
			in.mark(2);
			final boolean gzip = isGzip(in.readNBytes(2));
			in.reset();
			return inflated(in, gzip);
		}
		catch (final IOException e) {
			in.close();
			if (e instanceof EOFException || e instanceof ZipException)
				throw new CorruptFileException(file, "gzip", e.getMessage(), "sound compressed data");
			throw e;
		}
	}

	private static boolean isGzip(final byte[] head) {
		return head.length >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
	}

	private static InputStream inflated(final InputStream in, final boolean gzip) throws IOException {
		return gzip ? new GZIPInputStream(in, CHUNK) : in;
	}

	private static NiftiHeader readHeader(final Path file, final InputStream in) throws IOException {
		final byte[] first = in.readNBytes(4);
		if (first.length < 4)
			throw new CorruptFileException(file, "length", first.length + " bytes", "a header of 348 or 540 bytes");
		final int size = NiftiHeaderParser.headerBytes(first);
		if (size == 0)
			throw new CorruptFileException(file, "sizeof_hdr", ByteBuffer.wrap(first).getInt(), "348 or 540 in either byte order");
		final byte[] header = new byte[size];
		System.arraycopy(first, 0, header, 0, 4);
		final int read = 4 + in.readNBytes(header, 4, size - 4);
		if (read < size)
			throw new CorruptFileException(file, "length", read + " bytes", "a header of " + size + " bytes");
		return NiftiHeaderParser.parse(file, header);
	}

	private static int headerBytes(final NiftiHeader header) {
		return header.version() == 1 ? NiftiHeaderParser.BYTES_1 : NiftiHeaderParser.BYTES_2;
	}

	/** Checks the promised size against the file and against memory; returns the number of floats. */
	private int checkExtent(final Path file, final NiftiHeader header) throws IOException {
		final long samples = samples(file, header);
		final long promised = header.dataOffset() + samples * header.type().bytes();
		final long size = Files.size(file);
		final boolean gzip = isGzipFile(file);
		if (promised > (gzip ? (size + 100) * LARGEST_RATIO : size))
			throw new CorruptFileException(file, "dim and vox_offset", promised + " bytes promised", "no more than the file can hold, which has "
				+ size + (gzip ? " compressed bytes" : " bytes"));
		final long floats = samples * header.type().parts();
		if (floats > Integer.MAX_VALUE - 8 || 4 * floats > largestBytes)
			throw new UnsupportedFormatException(file, "size", 4 * floats + " bytes as floats",
				"at most " + Math.min(largestBytes, 4L * (Integer.MAX_VALUE - 8)) + " (raise Java's memory limit)");
		return (int) floats;
	}

	/** The product of the sizes, small enough that it can be multiplied with the bytes per sample. */
	private static long samples(final Path file, final NiftiHeader header) throws CorruptFileException {
		long samples = 1;
		for (final int size : header.dims()) {
			if (samples > (1L << 56) / size)
				throw new CorruptFileException(file, "dim", header.dims(), "a product below 2^56");
			samples *= size;
		}
		return samples;
	}

	private static boolean isGzipFile(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return isGzip(in.readNBytes(2));
		}
	}

	private static float[] readData(final InputStream in, final NiftiHeader header, final int floats) throws IOException {
		final float[] data = new float[floats];
		final NiftiType type = header.type();
		final int partBytes = type.bytes() / type.parts();
		final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(header.order());
		int done = 0;
		while (done < floats) {
			final int count = Math.min(CHUNK / partBytes, floats - done);
			if (in.readNBytes(chunk.array(), 0, count * partBytes) < count * partBytes)
				throw new EOFException();
			chunk.position(0);
			for (int i = 0; i < count; i++)
				data[done++] = (float) (header.slope() * type.next(chunk) + header.intercept());
		}
		return data;
	}

	private static Volume volume(final Path file, final NiftiHeader header, final float[] data) {
		final int[] dims = new int[Math.max(3, header.dims().size())];
		for (int i = 0; i < dims.length; i++)
			dims[i] = header.dim(i + 1);
		final float[] voxelSize = new float[3];
		for (int i = 0; i < 3; i++)
			voxelSize[i] = (float) header.voxelSizeMm(i + 1);
		return new Volume(stem(file), dims, voxelSize, header.type().isComplex(), data);
	}

	/** The file's name without .nii or .nii.gz. */
	static String stem(final Path file) {
		return file.getFileName().toString().replaceFirst("(?i)\\.nii(\\.gz)?$", "");
	}
}
