package io.github.phasegen.io.numpy;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import io.github.phasegen.io.ByteSource;
import io.github.phasegen.io.FileBytes;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.StreamedBytes;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.zip.CheckedZip;

/** An open archive of arrays. */
final class NpzArchive implements Closeable {

	static final String ENDING = ".npy";
	static final String KSPACE = "kspace";
	static final String IMAGE = "image";

	private static final int MOST_NAMES = 20;

	private final CheckedZip zip;

	private NpzArchive(final CheckedZip zip) {
		this.zip = zip;
	}

	static NpzArchive open(final Path file) throws IOException {
		return new NpzArchive(CheckedZip.open(file));
	}

	/** Names of the arrays, without their ending. */
	List<String> names() {
		return zip.entries().stream().filter(entry -> entry.endsWith(ENDING))
			.map(entry -> entry.substring(0, entry.length() - ENDING.length())).toList();
	}

	/** What the archive holds; arrays that contradict their format have a note that says so. */
	List<FileEntry> entries() throws IOException {
		final List<FileEntry> entries = new ArrayList<>();
		for (final String name : names())
			entries.add(entry(name));
		for (final String other : zip.entries())
			if (!other.endsWith(ENDING) && !other.endsWith("/"))
				entries.add(new FileEntry(other, List.of(), "", "not an array"));
		return entries;
	}

	private FileEntry entry(final String name) throws IOException {
		try {
			return read(name).entry();
		}
		catch (final ImageFileException e) {
			return new FileEntry(name, List.of(), "", e.field() + ": found " + e.found() + ", expected " + e.expected());
		}
	}

	/**
	 * The array of this name, or the obvious one.
	 *
	 * @param entry with or without the ending, "" for the obvious one
	 * @throws UnsupportedFormatException if there is no such array, or none is obvious
	 */
	NpyArray choose(final String entry) throws IOException {
		final List<String> names = names();
		if (names.isEmpty())
			throw new UnsupportedFormatException(zip.file(), "entries", zip.entries().size() + " that are no arrays", "an array (.npy)");
		if (entry.isEmpty())
			return obvious(names);
		// names may have blanks at their ends, which options have not
		for (final String name : names)
			if (name.strip().equals(entry) || (name + ENDING).equals(entry))
				return read(name);
		throw new UnsupportedFormatException(zip.file(), "entry", entry, oneOf(names));
	}

	private NpyArray obvious(final List<String> names) throws IOException {
		if (names.size() == 1)
			return read(names.get(0));
		for (final String name : List.of(KSPACE, IMAGE))
			if (names.contains(name))
				return read(name);
		final List<NpyArray> images = new ArrayList<>();
		for (final String name : names) {
			final NpyArray array = read(name);
			if (array.isImage())
				images.add(array);
		}
		if (images.size() != 1)
			throw new UnsupportedFormatException(zip.file(), "entry", "none named, and " + images.size() + " that may be meant", oneOf(names));
		return images.get(0);
	}

	private static String oneOf(final List<String> names) {
		return "one of " + names.stream().limit(MOST_NAMES).collect(Collectors.joining(", ")) + (names.size() > MOST_NAMES ? ", ..." : "");
	}

	private NpyArray read(final String name) throws IOException {
		final String entry = name + ENDING;
		try (ByteSource source = source(name, () -> zip.open(entry, Long.MAX_VALUE))) {
			return NpyArray.read(zip.file(), name, source);
		}
	}

	/** The bytes of an array, which can be read when the archive has been closed. */
	ByteSource lasting(final String name) throws IOException {
		return source(name, () -> reopen(zip.file(), name + ENDING));
	}

	private ByteSource source(final String name, final StreamedBytes.Opener opener) throws IOException {
		final String entry = name + ENDING;
		final OptionalLong offset = zip.dataOffset(entry);
		return offset.isPresent() ? new FileBytes(zip.file(), offset.getAsLong(), zip.size(entry))
			: new StreamedBytes(zip.file(), "entry " + name, zip.size(entry), opener);
	}

	private static InputStream reopen(final Path file, final String entry) throws IOException {
		final CheckedZip zip = CheckedZip.open(file);
		try {
			return new FilterInputStream(zip.open(entry, Long.MAX_VALUE)) {

				@Override
				public void close() throws IOException {
					super.close();
					zip.close();
				}
			};
		}
		catch (final IOException e) {
			zip.close();
			throw e;
		}
	}

	@Override
	public void close() throws IOException {
		zip.close();
	}
}
