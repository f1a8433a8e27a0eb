package io.github.phasegen.io.zip;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * A zip archive of which nothing is trusted; reading only.
 * <p>
 * Opening it checks the whole directory: every entry has a unique, relative name that stays in the archive, lies within the file, overlaps no
 * other entry, agrees with its local header and promises no more than its stored bytes can give; it is stored or deflated, not encrypted, and
 * there are at most 100 000 of them. What contradicts that is a {@link CorruptFileException}, what is valid zip but not
 * for us (encryption, other compressions, several volumes) an {@link UnsupportedFormatException}; both name the entry. Zip64 is read.
 */
public final class CheckedZip implements Closeable {

	private static final int LOCAL_SIGNATURE = 0x04034b50;
	private static final int EMPTY_SIGNATURE = 0x06054b50;

	private final ZipBytes bytes;
	private final Map<String, ZipMember> members;

	private CheckedZip(final ZipBytes bytes, final Map<String, ZipMember> members) {
		this.bytes = bytes;
		this.members = members;
	}

	/**
	 * Opens an archive and checks its directory.
	 *
	 * @throws CorruptFileException if the file is no zip archive, is cut off or contradicts itself
	 * @throws UnsupportedFormatException if it is an archive that cannot be read here
	 */
	public static CheckedZip open(final Path file) throws IOException {
		final FileChannel channel = FileChannel.open(file);
		try {
			final ZipBytes bytes = new ZipBytes(file, channel, channel.size());
			checkStart(bytes);
			return new CheckedZip(bytes, ZipDirectory.read(bytes));
		}
		catch (final IOException | RuntimeException | Error e) {
			channel.close();
			throw e;
		}
	}

	/** Tells whether a file that begins so is a zip archive. */
	public static boolean isZip(final byte[] head) {
		if (head.length < 4)
			return false;
		final int signature = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
		return signature == LOCAL_SIGNATURE || signature == EMPTY_SIGNATURE;
	}

	private static void checkStart(final ZipBytes bytes) throws IOException {
		final byte[] head = bytes.read(0, 4, "signature").array();
		if (!isZip(head))
			throw new CorruptFileException(bytes.file(), "signature", Integer.toHexString(ByteBuffer.wrap(head).getInt()),
				"504b0304 of a zip archive");
	}

	/** The archive's file. */
	public Path file() {
		return bytes.file();
	}

	/** Names of the entries, in the order of the directory; folders, if any, end with a slash. */
	public Set<String> entries() {
		return Collections.unmodifiableSet(members.keySet());
	}

	/**
	 * Uncompressed size of an entry in bytes, as the directory promises it. A stored entry has exactly that many, a deflated one may turn out to
	 * have fewer or more, which is an error of its stream.
	 *
	 * @throws CorruptFileException if there is no such entry
	 */
	public long size(final String name) throws IOException {
		return member(name).size();
	}

	/**
	 * A stream of exactly {@link #size} bytes, ending with a {@link CorruptFileException} if the data are longer, shorter or damaged (CRC). To be
	 * closed before the archive.
	 *
	 * @param maxBytes an entry that promises more is an {@link UnsupportedFormatException}, before anything is read
	 * @throws CorruptFileException if there is no such entry
	 */
	public InputStream open(final String name, final long maxBytes) throws IOException {
		final ZipMember member = member(name);
		if (member.size() > maxBytes)
			throw new UnsupportedFormatException(file(), ZipDirectory.entry(name) + ", size", member.size(), "at most " + maxBytes + " bytes");
		final InputStream stored = new StoredBytes(bytes, member);
		return new MemberStream(file(), member, member.deflated() ? new Inflated(stored) : stored);
	}

	/**
	 * Position in the file of the first byte of an entry that is stored without compression; empty for a deflated one.
	 *
	 * @throws CorruptFileException if there is no such entry
	 */
	public OptionalLong dataOffset(final String name) throws IOException {
		final ZipMember member = member(name);
		return member.deflated() ? OptionalLong.empty() : OptionalLong.of(member.dataOffset());
	}

	/**
	 * Fills what remains of a buffer with bytes of a stored entry, without looking at its CRC. Safe to call from several threads.
	 *
	 * @param offset first byte, counted from the beginning of the entry
	 * @throws CorruptFileException if there is no such entry, or it is shorter
	 * @throws UnsupportedFormatException if it is deflated
	 */
	public void read(final String name, final long offset, final ByteBuffer into) throws IOException {
		final ZipMember member = member(name);
		if (member.deflated())
			throw new UnsupportedFormatException(file(), ZipDirectory.entry(name), "compressed data", "stored data");
		if (offset < 0 || offset > member.size() - into.remaining())
			throw new CorruptFileException(file(), ZipDirectory.entry(name), into.remaining() + " bytes wanted at " + offset,
				"a range within its " + member.size() + " bytes");
		bytes.fill(into, member.dataOffset() + offset, ZipDirectory.entry(name));
	}

	@Override
	public void close() throws IOException {
		bytes.channel().close();
	}

	private ZipMember member(final String name) throws CorruptFileException {
		final ZipMember member = members.get(name);
		if (member == null)
			throw new CorruptFileException(file(), ZipDirectory.entry(name), "no such entry", "one of the " + members.size() + " in the archive");
		return member;
	}
}
