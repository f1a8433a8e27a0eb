package io.github.phasegen.io.numpy;

import static io.github.phasegen.io.HostileFile.corrupt;
import static io.github.phasegen.io.HostileFile.unsupported;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.phasegen.io.HostileFile;

class NpyHostileTest {

	@TempDir
	static Path folder;

	static List<HostileFile> files() {
		final List<HostileFile> files = new ArrayList<>();
		addStarts(files);
		addHeaders(files);
		addTypes(files);
		addShapes(files);
		return files;
	}

	private static void addStarts(final List<HostileFile> files) {
		final int headerEnd = NpyBytes.image().bytes().length - 96;
		for (int length = 0; length < headerEnd; length++) {
			final int end = length;
			final String field = length < 8 ? "signature" : "header length";
			files.add(corrupt(field, "cut after " + length + " bytes", () -> NpyBytes.image().cutTo(end)));
		}
		files.add(corrupt("signature", "of a zip archive", () -> NpyBytes.image().signature('P', 'K', 3, 4, 0, 0).bytes()));
		files.add(corrupt("signature", "one bit off", () -> NpyBytes.image().signature(0x13, 'N', 'U', 'M', 'P', 'Y').bytes()));
		files.add(corrupt("signature", "bytes swapped", () -> NpyBytes.image().signature('N', 0x93, 'M', 'U', 'Y', 'P').bytes()));
		files.add(unsupported("version", "0.0", () -> NpyBytes.image().version(0, 0).bytes()));
		files.add(unsupported("version", "1.1", () -> NpyBytes.image().version(1, 1).bytes()));
		files.add(unsupported("version", "4.0", () -> NpyBytes.image().version(4, 0).bytes()));
		files.add(unsupported("version", "255.255", () -> NpyBytes.image().version(255, 255).bytes()));
		files.add(corrupt("header length", "0xffff", () -> NpyBytes.image().headerLength(0xffff).bytes()));
		files.add(corrupt("header length", "2^31", () -> NpyBytes.image().version(2, 0).headerLength(1L << 31).bytes()));
		files.add(corrupt("header length", "2^32 - 1", () -> NpyBytes.image().version(3, 0).headerLength(0xffffffffL).bytes()));
		files.add(corrupt("header length", "of the other byte order", () -> NpyBytes.image().headerLength(0x5500).bytes()));
		files.add(unsupported("header length", "beyond every real header",
			() -> NpyBytes.image().version(2, 0).header(" ".repeat(1 << 20)).bytes()));
		files.add(corrupt("header", "length 0", () -> NpyBytes.image().headerLength(0).bytes()));
		files.add(corrupt("header", "length one less than the dictionary", () -> NpyBytes.image().headerLength(50).bytes()));
	}

	private static void addHeaders(final List<HostileFile> files) {
		final String sound = "'descr': '<c8', 'fortran_order': False, 'shape': (3, 4)";
		addHeader(files, "header", "empty", "");
		addHeader(files, "header", "no dictionary", "(3, 4)");
		addHeader(files, "header", "an empty dictionary", "{}");
		addHeader(files, "header", "without its end", "{" + sound);
		addHeader(files, "header", "without its beginning", sound + "}");
		addHeader(files, "header", "more behind it", "{" + sound + "} + 1");
		addHeader(files, "header", "a zero byte behind it", "{" + sound + "}\0");
		addHeader(files, "header", "a key too few", "{'descr': '<c8', 'shape': (3, 4)}");
		addHeader(files, "header", "a key too many", "{" + sound + ", 'more': 1}");
		addHeader(files, "header", "a key twice", "{" + sound + ", 'shape': (4, 3)}");
		addHeader(files, "header", "a number as key", "{1: 2}");
		addHeader(files, "header", "no comma", "{'descr': '<c8' 'fortran_order': False, 'shape': (3, 4)}");
		addHeader(files, "header", "no colon", "{'descr' '<c8', 'fortran_order': False, 'shape': (3, 4)}");
		addHeader(files, "header", "a text without its end", "{'descr': '<c8, 'fortran_order': False}");
		addHeader(files, "header", "a text across lines", "{'descr': '<\nc8', 'fortran_order': False, 'shape': (3, 4)}");
		addHeader(files, "header", "an escape at the end", "{'descr': '\\");
		addHeader(files, "header", "an unknown escape", "{'descr': '\\x3cc8', 'fortran_order': False, 'shape': (3, 4)}");
		addHeader(files, "header", "a call", "{'descr': __import__('os').system('id'), 'fortran_order': False, 'shape': (3, 4)}");
		addHeader(files, "header", "a sum", "{'descr': '<c8', 'fortran_order': False, 'shape': (1 + 2, 4)}");
		addHeader(files, "header", "a power", "{'descr': '<c8', 'fortran_order': False, 'shape': (9**9**9, 4)}");
		addHeader(files, "header", "a name", "{'descr': '<c8', 'fortran_order': false, 'shape': (3, 4)}");
		addHeader(files, "header", "a number of a thousand digits",
			"{'descr': '<c8', 'fortran_order': False, 'shape': (" + "9".repeat(1000) + ", 4)}");
		addHeader(files, "header", "2^63", "{'descr': '<c8', 'fortran_order': False, 'shape': (9223372036854775808, 4)}");
		addHeader(files, "header", "brackets nested without end", "{'descr': " + "(".repeat(5000));
		addHeader(files, "header", "dictionaries nested without end", "{'a': ".repeat(5000));
		addHeader(files, "fortran_order", "a number", "{'descr': '<c8', 'fortran_order': 0, 'shape': (3, 4)}");
		addHeader(files, "fortran_order", "None", "{'descr': '<c8', 'fortran_order': None, 'shape': (3, 4)}");
		files.add(corrupt("header", "no UTF-8 in version 3", () -> {
			final byte[] bytes = NpyBytes.image().version(3, 0).bytes();
			bytes[20] = (byte) 0xff;
			return bytes;
		}));
	}

	private static void addHeader(final List<HostileFile> files, final String field, final String what, final String header) {
		files.add(corrupt(field, what, () -> NpyBytes.image().header(header).bytes()));
	}

	private static void addTypes(final List<HostileFile> files) {
		for (final String descr : new String[] { "'|O'", "'O'", "'|S8'", "'<U2'", "'|V8'", "'<M8[ns]'", "'<m8'", "'<f16'", "'<c32'",
			"[('r', '<f4'), ('i', '<f4')]", "('<f4', (2,))", "{}", "8", "None" })
			files.add(unsupported("dtype", descr, () -> NpyBytes.of(descr, false, "(3, 4)").data(new byte[96]).bytes()));
		for (final String descr : new String[] { "''", "'<c7x'", "'<q9'", "'<i3'", "'<b2'", "'!c8'", "'<<c8'", "'<c 8'",
			"'<c-8'", "'<c99999999999'", "'complex64'", "'<c8[2]x'" })
			files.add(corrupt("dtype", descr, () -> NpyBytes.of(descr, false, "(3, 4)").data(new byte[96]).bytes()));
	}

	private static void addShapes(final List<HostileFile> files) {
		addShape(files, "shape", "a number", "12");
		addShape(files, "shape", "a text", "'3, 4'");
		addShape(files, "shape", "nested", "((3, 4), 1)");
		addShape(files, "shape", "negative", "(-3, 4)");
		addShape(files, "shape", "two negative", "(-3, -4)");
		addShape(files, "shape", "most negative", "(-9223372036854775808, 4)");
		addShape(files, "dimensions", "huge", "(9223372036854775807, 4)");
		addShape(files, "dimensions", "a product beyond 64 bits", "(4294967296, 4294967296)");
		addShape(files, "dimensions", "a product that wraps to 12", "(6148914691236517209, 4)");
		addShape(files, "dimensions", "bytes that wrap to 0", "(2305843009213693952, 1)");
		addShape(files, "data", "more than the file holds", "(3, 5)");
		addShape(files, "data", "far more than the file holds", "(1000000, 1000000)");
		addShape(files, "data", "one byte too few", "(3, 4)", 95);
		addShape(files, "data", "none", "(3, 4)", 0);
		files.add(unsupported("shape", "empty", () -> NpyBytes.of("'<c8'", false, "(0, 4)").bytes()));
		files.add(unsupported("shape", "empty and huge", () -> NpyBytes.of("'<c8'", false, "(9223372036854775807, 0)").bytes()));
		files.add(unsupported("dimensions", "none", () -> NpyBytes.of("'<c8'", false, "()").data(new byte[8]).bytes()));
		files.add(unsupported("dimensions", "one", () -> NpyBytes.of("'<c8'", false, "(12,)").data(new byte[96]).bytes()));
		files.add(unsupported("dimensions", "six", () -> NpyBytes.of("'|u1'", false, "(2, 1, 1, 1, 1, 1)").data(new byte[2]).bytes()));
		files.add(unsupported("shape", "a thousand dimensions", () -> NpyBytes.of("'|u1'", false, "(" + "1, ".repeat(999) + "1)").data(new byte[1])
			.bytes()));
		files.add(unsupported("data", "more behind the array", () -> NpyBytes.of("'<c8'", false, "(3, 4)").data(new byte[97]).bytes()));
	}

	private static void addShape(final List<HostileFile> files, final String field, final String what, final String shape) {
		addShape(files, field, what, shape, 96);
	}

	private static void addShape(final List<HostileFile> files, final String field, final String what, final String shape, final int bytes) {
		files.add(corrupt(field, what, () -> NpyBytes.of("'<c8'", false, shape).data(new byte[bytes]).bytes()));
	}

	@ParameterizedTest(name = "{index}: {0}")
	@MethodSource("files")
	void givesOneError(final HostileFile file) throws IOException {
		file.assertRefused(new NpyFormat(), folder.resolve("hostile.npy"));
	}

	/** Asking what is in it gives an answer or the same error. */
	@Test
	void listingGivesAnEntryOrATypedError() throws IOException {
		for (final HostileFile file : files())
			assertDoesNotThrow(() -> file.list(new NpyFormat(), folder.resolve("hostile.npy")), file.toString());
	}

	@Test
	void thereAreMany() {
		assertTrue(files().size() >= 150, files().size() + " files");
	}
}
