package io.github.phasegen.io.numpy;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.SampleType;
import io.github.phasegen.io.UnsupportedFormatException;

/** The type of an array's samples, as NumPy writes it: "&lt;c8" are complex numbers of 8 bytes in little-endian byte order. */
record NpyType(SampleType type, ByteOrder order) {

	private static final Pattern DESCR = Pattern.compile("([<>|=]?)([a-zA-Z?])(\\d{0,9})(\\[[^\\]]*\\])?");

	private static final Map<String, SampleType> KNOWN = Map.ofEntries(Map.entry("?", SampleType.BOOL), Map.entry("b1", SampleType.BOOL),
		Map.entry("i1", SampleType.INT8), Map.entry("i2", SampleType.INT16), Map.entry("i4", SampleType.INT32),
		Map.entry("i8", SampleType.INT64), Map.entry("u1", SampleType.UINT8), Map.entry("u2", SampleType.UINT16),
		Map.entry("u4", SampleType.UINT32), Map.entry("u8", SampleType.UINT64), Map.entry("f2", SampleType.FLOAT16),
		Map.entry("f4", SampleType.FLOAT32), Map.entry("f8", SampleType.FLOAT64), Map.entry("c8", SampleType.COMPLEX64),
		Map.entry("c16", SampleType.COMPLEX128));

	private static final Map<String, String> REFUSED = Map.of("O", "Python objects, which are pickles that may run code", "S", "texts", "a",
		"texts", "U", "texts", "V", "raw bytes", "M", "dates", "m", "time differences", "f", "floats of other sizes", "c",
		"complex numbers of other sizes");

	private static final String NUMBERS = "bool, whole numbers, float16 to float64, complex64 or complex128";

	/**
	 * @param where the array is, for messages
	 * @param descr a literal
	 */
	static NpyType of(final Path file, final String where, final Object descr) throws ImageFileException {
		if (!(descr instanceof String text))
			throw new UnsupportedFormatException(file, where + "dtype", "a structure: " + printable(descr), NUMBERS);
		final Matcher matcher = DESCR.matcher(text);
		if (!matcher.matches())
			throw new CorruptFileException(file, where + "dtype", printable(text), "a type such as '<c8'");
		final SampleType type = KNOWN.get(matcher.group(2) + matcher.group(3));
		if (type != null && matcher.group(4) == null)
			return new NpyType(type, order(matcher.group(1)));
		final String refused = REFUSED.get(matcher.group(2));
		if (refused != null)
			throw new UnsupportedFormatException(file, where + "dtype", printable(text) + " (" + refused + ")", NUMBERS);
		throw new CorruptFileException(file, where + "dtype", printable(text), "one of NumPy's types");
	}

	/** Without a word, or as "=" and "|", NumPy takes the machine's own order. */
	private static ByteOrder order(final String sign) {
		return switch (sign) {
			case "<" -> ByteOrder.LITTLE_ENDIAN;
			case ">" -> ByteOrder.BIG_ENDIAN;
			default -> ByteOrder.nativeOrder();
		};
	}

	static String printable(final Object literal) {
		final String text = String.valueOf(literal).replaceAll("\\p{Cntrl}", "?");
		return text.length() > 100 ? text.substring(0, 100) + "..." : text;
	}
}
