package io.github.phasegen.io.nifti;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import io.github.phasegen.io.ArrayLayout;
import io.github.phasegen.io.CorruptFileException;

/**
 * The checked beginning of a NIfTI file: header and our own extension, if there is one.
 * <p>
 * Nothing in the file is trusted: bytes are inflated only as far as header and file size agree, and what does not fit together is a
 * {@link CorruptFileException}. The format is described at https://nifti.nimh.nih.gov.
 *
 * @param gzip true if the file is compressed
 */
record NiftiFile(Path path, boolean gzip, NiftiHeader header, Optional<NiftiExtension> extension) {

	static final int CHUNK = 1 << 16;

	/** Deflate makes at most 1032 bytes of one; some slack for the first, and for small files. */
	private static final long LARGEST_RATIO = 1040;

	/** Reads and checks all that is known before the samples. */
	static NiftiFile read(final Path path) throws IOException {
		try (InputStream in = inflated(path)) {
			final NiftiHeader header = readHeader(path, in);
			final NiftiFile bare = new NiftiFile(path, isGzip(path), header, Optional.empty());
			bare.checkExtent();
			return new NiftiFile(path, bare.gzip, header, bare.readExtension(in));
		}
		catch (final EOFException | ZipException e) {
			throw damaged(path, e);
		}
	}

	/** Reads and checks the header alone. */
	static NiftiHeader readHeader(final Path path) throws IOException {
		try (InputStream in = inflated(path)) {
			return readHeader(path, in);
		}
		catch (final EOFException | ZipException e) {
			throw damaged(path, e);
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

	/** A stream of the inflated samples. */
	InputStream samples() throws IOException {
		final InputStream in = inflated(path);
		try {
			in.skipNBytes(header.dataOffset());
			return in;
		}
		catch (final IOException e) {
			in.close();
			throw e;
		}
	}

	/** The bytes of the inflated samples. */
	long sampleBytes() throws CorruptFileException {
		return samples(path, header) * header.type().bytes();
	}

	/** What went wrong in a stream of ours, in the words of all readers. */
	static IOException damaged(final Path path, final IOException e) {
		if (e instanceof EOFException)
			return new CorruptFileException(path, "length", "an early end", "all the samples that the header promises");
		return e instanceof ZipException ? new CorruptFileException(path, "gzip", e.getMessage(), "sound compressed data") : e;
	}

	/** @throws CorruptFileException if the stream holds more than the samples */
	void checkEnd(final InputStream in) throws IOException {
		if (in.read() >= 0)
			throw new CorruptFileException(path, "end of the data", "more bytes", "the end of the file");
	}

	private static InputStream inflated(final Path path) throws IOException {
		final InputStream in = new BufferedInputStream(Files.newInputStream(path), CHUNK);
		try {
			in.mark(2);
			final boolean gzip = isGzip(in.readNBytes(2));
			in.reset();
			return inflated(in, gzip);
		}
		catch (final IOException e) {
			in.close();
			throw damaged(path, e);
		}
	}

	private static InputStream inflated(final InputStream in, final boolean gzip) throws IOException {
		return gzip ? new GZIPInputStream(in, CHUNK) : in;
	}

	private static boolean isGzip(final byte[] head) {
		return head.length >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
	}

	private static boolean isGzip(final Path path) throws IOException {
		try (InputStream in = Files.newInputStream(path)) {
			return isGzip(in.readNBytes(2));
		}
	}

	private static NiftiHeader readHeader(final Path path, final InputStream in) throws IOException {
		final byte[] first = in.readNBytes(4);
		if (first.length < 4)
			throw new CorruptFileException(path, "length", first.length + " bytes", "a header of 348 or 540 bytes");
		final int size = NiftiHeaderParser.headerBytes(first);
		if (size == 0)
			throw new CorruptFileException(path, "sizeof_hdr", ByteBuffer.wrap(first).getInt(), "348 or 540 in either byte order");
		final byte[] header = new byte[size];
		System.arraycopy(first, 0, header, 0, 4);
		final int read = 4 + in.readNBytes(header, 4, size - 4);
		if (read < size)
			throw new CorruptFileException(path, "length", read + " bytes", "a header of " + size + " bytes");
		return NiftiHeaderParser.parse(path, header);
	}

	/** Checks the promised size against the file. */
	private void checkExtent() throws IOException {
		final long promised = header.dataOffset() + sampleBytes();
		final long size = Files.size(path);
		if (promised > (gzip ? (size + 100) * LARGEST_RATIO : size))
			throw new CorruptFileException(path, "dim and vox_offset", promised + " bytes promised",
				"no more than the file can hold, which has " + size + (gzip ? " compressed bytes" : " bytes"));
		if (!gzip && promised < size)
			throw new CorruptFileException(path, "end of the data", size - promised + " more bytes", "the end of the file");
	}

	private static long samples(final Path path, final NiftiHeader header) throws CorruptFileException {
		try {
			return ArrayLayout.samples(path, header.dims().stream().mapToLong(Integer::longValue).toArray());
		}
		catch (final CorruptFileException e) {
			throw new CorruptFileException(path, "dim", e.found(), e.expected());
		}
	}

	/** Walks over the extensions to ours; those of others, and what does not look like an extension, are left alone. */
	private Optional<NiftiExtension> readExtension(final InputStream in) throws IOException {
		long left = header.dataOffset() - NiftiHeader.bytes(header.version()) - 4;
		in.skipNBytes(4);
		while (left >= NiftiExtension.PREFIX_BYTES) {
			final ByteBuffer prefix = ByteBuffer.wrap(in.readNBytes(NiftiExtension.PREFIX_BYTES)).order(header.order());
			if (prefix.remaining() < NiftiExtension.PREFIX_BYTES)
				throw new EOFException();
			final long bytes = prefix.getInt();
			if (bytes < NiftiExtension.PREFIX_BYTES || bytes > left)
				return Optional.empty();
			final Optional<NiftiExtension> own = prefix.getInt() == NiftiExtension.COMMENT && bytes <= NiftiExtension.LARGEST_BYTES
				? NiftiExtension.parse(in.readNBytes((int) bytes - NiftiExtension.PREFIX_BYTES)) : skipped(in, bytes);
			if (own.isPresent())
				return own;
			left -= bytes;
		}
		return Optional.empty();
	}

	private static Optional<NiftiExtension> skipped(final InputStream in, final long bytes) throws IOException {
		in.skipNBytes(bytes - NiftiExtension.PREFIX_BYTES);
		return Optional.empty();
	}
}
