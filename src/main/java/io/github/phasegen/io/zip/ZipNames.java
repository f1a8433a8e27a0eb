package io.github.phasegen.io.zip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;

/** Names of entries. Nothing is unpacked under them, but an archive that tries to leave its folder was made to do harm. */
final class ZipNames {

	private ZipNames() {}

	static String decode(final Path file, final ByteBuffer bytes) throws ImageFileException {
		final String name = text(file, bytes);
		check(file, name);
		return name;
	}

	private static String text(final Path file, final ByteBuffer bytes) throws ImageFileException {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
		}
		catch (final CharacterCodingException e) {
			throw new CorruptFileException(file, "entry name", "bytes that are no UTF-8", "a name in ASCII or UTF-8");
		}
	}

	private static void check(final Path file, final String name) throws ImageFileException {
		if (name.isEmpty())
			throw new CorruptFileException(file, "entry name", "an empty one", "a name");
		if (name.chars().anyMatch(Character::isISOControl))
			throw refused(file, name, "a name without control characters");
		if (name.startsWith("/") || name.indexOf('\\') >= 0 || hasDrive(name))
			throw refused(file, name, "a relative path with forward slashes");
		for (final String part : name.split("/", -1))
			if (part.equals("..") || part.equals("."))
				throw refused(file, name, "a path that stays in the archive");
	}

	private static boolean hasDrive(final String name) {
		return name.length() >= 2 && name.charAt(1) == ':';
	}

	private static CorruptFileException refused(final Path file, final String name, final String expected) {
		return new CorruptFileException(file, "entry name", "\"" + printable(name) + "\"", expected);
	}

	/** A name for messages: of bounded length, on one line. */
	static String printable(final String name) {
		final String start = name.length() > 200 ? name.substring(0, 200) + "..." : name;
		return start.replaceAll("\\p{Cntrl}", "?");
	}
}
