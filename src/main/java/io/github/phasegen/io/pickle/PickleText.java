package io.github.phasegen.io.pickle;

import java.math.BigInteger;

import io.github.phasegen.io.ImageFileException;

/** Numbers and texts that protocols 0 and 1 write as lines, and integers of any length. */
final class PickleText {

	private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);
	private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

	private PickleText() {}

	/** An integer as Long, as BigInteger if it needs more than 64 bits. */
	static Object narrow(final BigInteger value) {
		return value.compareTo(SMALLEST) >= 0 && value.compareTo(LARGEST) <= 0 ? (Object) value.longValue() : value;
	}

	/** Two's complement, lowest byte first; none at all is 0. */
	static Object integer(final byte[] little) {
		final byte[] big = new byte[Math.max(1, little.length)];
		for (int i = 0; i < little.length; i++)
			big[little.length - 1 - i] = little[i];
		return narrow(new BigInteger(big));
	}

	/** A decimal integer, with Python 2's L behind it or not; 00 and 01 are truth values where {@code truth} says so. */
	static Object integer(final String line, final boolean truth, final int longest, final PickleSite site) throws ImageFileException {
		if (truth && (line.equals("00") || line.equals("01")))
			return line.equals("01");
		final String digits = line.endsWith("L") ? line.substring(0, line.length() - 1) : line;
		// the time of conversion grows with the square of the length
		if (digits.length() > longest)
			throw site.unsupported("an integer of " + digits.length() + " digits", "at most " + longest);
		try {
			return narrow(new BigInteger(digits.strip()));
		}
		catch (final NumberFormatException e) {
			throw site.corrupt(line, "an integer");
		}
	}

	static Double decimal(final String line, final int longest, final PickleSite site) throws ImageFileException {
		final String text = line.strip();
		if (text.length() > longest)
			throw site.unsupported("a number of " + text.length() + " characters", "at most " + longest);
		try {
			return switch (text) {
				case "inf" -> Double.POSITIVE_INFINITY;
				case "-inf" -> Double.NEGATIVE_INFINITY;
				case "nan" -> Double.NaN;
				default -> Double.valueOf(text);
			};
		}
		catch (final NumberFormatException e) {
			throw site.corrupt(line, "a number");
		}
	}

	/** A Python literal in quotes. */
	static String quoted(final String line, final PickleSite site) throws ImageFileException {
		final String text = line.strip();
		final char quote = text.isEmpty() ? 0 : text.charAt(0);
		if (text.length() < 2 || quote != '\'' && quote != '"' || text.charAt(text.length() - 1) != quote)
			throw site.corrupt(line, "a text in quotes");
		return unescape(text.substring(1, text.length() - 1), "\\'\"abfnrtvx", site);
	}

	/** A text with \\uXXXX and \\UXXXXXXXX. */
	static String rawUnicode(final String line, final PickleSite site) throws ImageFileException {
		return unescape(line, "uU", site);
	}

	private static String unescape(final String text, final String known, final PickleSite site) throws ImageFileException {
		final StringBuilder out = new StringBuilder(text.length());
		int at = 0;
		while (at < text.length()) {
			final char c = text.charAt(at++);
			final char escape = c == '\\' && at < text.length() ? text.charAt(at) : 0;
			if (escape == 0 || known.indexOf(escape) < 0) {
				out.append(c);
				continue;
			}
			at++;
			final int digits = escape == 'x' ? 2 : escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
			if (digits == 0)
				out.append(simple(escape));
			else
				out.appendCodePoint(hex(text, at, digits, site));
			at += digits;
		}
		return out.toString();
	}

	private static char simple(final char escape) {
		return switch (escape) {
			case 'a' -> 7;
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'v' -> 11;
			default -> escape;
		};
	}

	private static int hex(final String text, final int at, final int digits, final PickleSite site) throws ImageFileException {
		final String found = text.substring(at, Math.min(text.length(), at + digits));
		if (found.length() == digits && found.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
			final long code = Long.parseLong(found, 16);
			if (code <= Character.MAX_CODE_POINT)
				return (int) code;
		}
		throw site.corrupt("\\" + found, digits + " hexadecimal digits of a character");
	}
}
