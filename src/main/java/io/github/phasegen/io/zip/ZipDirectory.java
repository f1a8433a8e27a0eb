package io.github.phasegen.io.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/** Reads the central directory of an archive and compares it with the local headers, entry by entry. Layout: PKWARE APPNOTE 6.3.10. */
final class ZipDirectory {

	static final int HEADER_SIZE = 46;

	private static final int SIGNATURE = 0x02014b50;
	private static final int LOCAL_SIZE = 30;
	private static final int LOCAL_SIGNATURE = 0x04034b50;
	private static final int STORED = 0;
	private static final int DEFLATED = 8;
	/** Flag bits: encrypted, compressed patch data, strong encryption, masked headers. */
	private static final int REFUSED_FLAGS = 1 | 1 << 5 | 1 << 6 | 1 << 13;
	/** Flag bit: sizes and CRC follow the data, the local header may hold zeros. */
	private static final int SIZES_FOLLOW = 1 << 3;
	/** Deflate makes at most 1032 bytes of one; some slack for the first. */
	private static final long LARGEST_RATIO = 1032;
	private static final long RATIO_SLACK = 1032;

	private final ZipBytes zip;
	private final ZipEnd end;

	private ZipDirectory(final ZipBytes zip, final ZipEnd end) {
		this.zip = zip;
		this.end = end;
	}

	/** The entries by name, in the order of the directory. */
	static Map<String, ZipMember> read(final ZipBytes zip) throws IOException {
		final ZipEnd end = ZipEnd.read(zip);
		final Map<String, ZipMember> members = new ZipDirectory(zip, end).members();
		checkOverlap(zip.file(), members);
		return members;
	}

	private Map<String, ZipMember> members() throws IOException {
		final Map<String, ZipMember> members = new LinkedHashMap<>();
		final ByteBuffer directory = zip.read(end.directoryOffset(), end.directorySize(), "central directory");
		for (int i = 0; i < end.entries(); i++) {
			final ZipMember member = member(next(directory, i));
			if (members.put(member.name(), member) != null)
				throw new CorruptFileException(zip.file(), entry(member.name()), "the name twice", "unique names");
		}
		if (directory.hasRemaining())
			throw new CorruptFileException(zip.file(), "central directory", directory.remaining() + " more bytes",
				end.entries() + " entries and no more");
		return members;
	}

	/** Cuts the next header, with its name and extra field, from the directory. */
	private ByteBuffer next(final ByteBuffer directory, final int i) throws CorruptFileException {
		final int at = directory.position();
		final int room = directory.remaining();
		if (room < HEADER_SIZE || directory.getInt(at) != SIGNATURE)
			throw new CorruptFileException(zip.file(), "central directory, entry " + i, room < HEADER_SIZE ? "the end" : "another signature",
				"a header of an entry");
		final int size = HEADER_SIZE + ZipBytes.unsignedShort(directory, at + 28) + ZipBytes.unsignedShort(directory, at + 30) +
			ZipBytes.unsignedShort(directory, at + 32);
		if (size > room)
			throw new CorruptFileException(zip.file(), "central directory, entry " + i, size + " bytes", "at most the remaining " + room);
		directory.position(at + size);
		return directory.slice(at, size).order(ByteOrder.LITTLE_ENDIAN);
	}

	private ZipMember member(final ByteBuffer header) throws IOException {
		final int nameSize = ZipBytes.unsignedShort(header, 28);
		final String name = ZipNames.decode(zip.file(), header.slice(HEADER_SIZE, nameSize));
		checkKind(name, header);
		final Zip64Sizes sizes = Zip64Sizes.of(header, HEADER_SIZE + nameSize, ZipBytes.unsignedShort(header, 30));
		if (sizes == null)
			throw new CorruptFileException(zip.file(), entry(name) + ", zip64 extra field", "none that holds its sizes", "one");
		checkSizes(name, sizes, ZipBytes.unsignedShort(header, 10) == DEFLATED);
		return located(name, header, sizes);
	}

	private void checkKind(final String name, final ByteBuffer header) throws UnsupportedFormatException {
		final int flags = ZipBytes.unsignedShort(header, 8);
		if ((flags & REFUSED_FLAGS) != 0)
			throw new UnsupportedFormatException(zip.file(), entry(name) + ", flags", "0x" + Integer.toHexString(flags),
				"an entry that is not encrypted");
		final int method = ZipBytes.unsignedShort(header, 10);
		if (method != STORED && method != DEFLATED)
			throw new UnsupportedFormatException(zip.file(), entry(name) + ", compression", "method " + method, "0 (stored) or 8 (deflated)");
		if (ZipBytes.unsignedShort(header, 34) != 0)
			throw new UnsupportedFormatException(zip.file(), entry(name) + ", volume", ZipBytes.unsignedShort(header, 34),
				"an archive of one volume");
	}

	private void checkSizes(final String name, final Zip64Sizes sizes, final boolean deflated) throws CorruptFileException {
		final long room = end.directoryOffset();
		if (sizes.offset() < 0 || sizes.offset() > room - LOCAL_SIZE)
			throw new CorruptFileException(zip.file(), entry(name) + ", offset", sizes.offset(), "one before the central directory at " + room);
		if (sizes.stored() < 0 || sizes.stored() > room)
			throw new CorruptFileException(zip.file(), entry(name) + ", stored size", sizes.stored(), "at most " + room);
		final long largest = deflated ? sizes.stored() * LARGEST_RATIO + RATIO_SLACK : sizes.stored();
		if (sizes.size() < 0 || sizes.size() > largest || !deflated && sizes.size() != sizes.stored())
			throw new CorruptFileException(zip.file(), entry(name) + ", size", sizes.size(),
				(deflated ? "at most " : "") + largest + ", which is what " + sizes.stored() + " stored bytes can give");
		if (name.endsWith("/") && sizes.size() != 0)
			throw new CorruptFileException(zip.file(), entry(name) + ", size", sizes.size(), "0 for a folder");
	}

	private ZipMember located(final String name, final ByteBuffer header, final Zip64Sizes sizes) throws IOException {
		final int nameSize = ZipBytes.unsignedShort(header, 28);
		// the directory behind it is longer, so these bytes are there
		final ByteBuffer local = zip.read(sizes.offset(), LOCAL_SIZE + nameSize, entry(name));
		if (local.getInt(0) != LOCAL_SIGNATURE)
			throw new CorruptFileException(zip.file(), entry(name) + ", local header", "another signature", "4034b50");
		if (ZipBytes.unsignedShort(local, 26) != nameSize || !local.slice(LOCAL_SIZE, nameSize).equals(header.slice(HEADER_SIZE, nameSize)))
			throw new CorruptFileException(zip.file(), entry(name) + ", local header", "another name", "the name in the central directory");
		checkLocal(name, header, local, sizes);
		final long dataOffset = sizes.offset() + LOCAL_SIZE + nameSize + ZipBytes.unsignedShort(local, 28);
		final ZipMember member = new ZipMember(name, ZipBytes.unsignedShort(header, 10) == DEFLATED, ZipBytes.unsignedInt(header, 16),
			sizes.stored(), sizes.size(), sizes.offset(), dataOffset);
		if (member.dataEnd() > end.directoryOffset())
			throw new CorruptFileException(zip.file(), entry(name) + ", stored size", sizes.stored() + " from " + dataOffset,
				"an end before the central directory at " + end.directoryOffset());
		return member;
	}

	private void checkLocal(final String name, final ByteBuffer header, final ByteBuffer local, final Zip64Sizes sizes)
		throws CorruptFileException
	{
		final String field = entry(name) + ", local header";
		checkSame(field + ", compression", ZipBytes.unsignedShort(local, 8), ZipBytes.unsignedShort(header, 10));
		final int flags = ZipBytes.unsignedShort(local, 6);
		checkSame(field + ", encryption", flags & REFUSED_FLAGS, 0);
		if ((flags & SIZES_FOLLOW) != 0)
			return;
		checkSame(field + ", CRC", ZipBytes.unsignedInt(local, 14), ZipBytes.unsignedInt(header, 16));
		if (ZipBytes.unsignedInt(local, 18) != Zip64Sizes.FULL)
			checkSame(field + ", stored size", ZipBytes.unsignedInt(local, 18), sizes.stored());
		if (ZipBytes.unsignedInt(local, 22) != Zip64Sizes.FULL)
			checkSame(field + ", size", ZipBytes.unsignedInt(local, 22), sizes.size());
	}

	private void checkSame(final String field, final long found, final long expected) throws CorruptFileException {
		if (found != expected)
			throw new CorruptFileException(zip.file(), field, found, expected + " as in the central directory");
	}

	/** Entries that share bytes are how a small archive unfolds into a huge one. */
	private static void checkOverlap(final Path file, final Map<String, ZipMember> members) throws CorruptFileException {
		final List<ZipMember> ordered = new ArrayList<>(members.values());
		ordered.sort(Comparator.comparingLong(ZipMember::headerOffset));
		for (int i = 1; i < ordered.size(); i++) {
			final ZipMember before = ordered.get(i - 1);
			final ZipMember member = ordered.get(i);
			if (member.headerOffset() < before.dataEnd())
				throw new CorruptFileException(file, entry(member.name()) + ", offset", member.headerOffset(),
					"one behind the entry before it, which ends at " + before.dataEnd());
		}
	}

	static String entry(final String name) {
		return "entry " + ZipNames.printable(name);
	}
}
