package io.github.phasegen.io.bart;

import static io.github.phasegen.io.HostileFile.corrupt;
import static io.github.phasegen.io.HostileFile.unsupported;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.HostileFile;
import io.github.phasegen.io.ReadOptions;

/** Headers beside sound data of 3 x 4 numbers, and data beside a sound header. */
class BartHostileTest {

	private static final String SOUND = "# Dimensions\n3 4 1 1\n";

	@TempDir
	static Path folder;

	@BeforeAll
	static void writeData() throws IOException {
		Files.write(folder.resolve("header.cfl"), new byte[96]);
		Files.writeString(folder.resolve("data.hdr"), SOUND);
	}

	static List<HostileFile> headers() {
		final List<HostileFile> files = new ArrayList<>();
		for (int length = 0; length <= SOUND.indexOf('3'); length++) {
			final String start = SOUND.substring(0, length);
			files.add(header(length < 12 ? "header" : "dimensions", "cut after " + length + " characters", start));
		}
		files.add(header("header", "of another letter case", "# dimensions\n3 4\n"));
		files.add(header("header", "without its sign", "Dimensions\n3 4\n"));
		files.add(header("header", "of other sections only", "# Command\nfft\n# Creator\nBART\n"));
		files.add(header("header", "in UTF-16", new String(SOUND.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1)));
		files.add(header("header", "zeros", "\0".repeat(100)));
		files.add(header("dimensions", "an empty line", "# Dimensions\n\n3 4\n"));
		files.add(header("dimension 1", "another section at once", "# Dimensions\n# Command\nfft\n"));
		files.add(header("dimension 1", "zero", "# Dimensions\n0 4\n"));
		files.add(header("dimension 2", "zero", "# Dimensions\n12 0 1 1\n"));
		files.add(header("dimension 16", "zero", "# Dimensions\n3 4 1 1 1 1 1 1 1 1 1 1 1 1 1 0\n"));
		files.add(header("dimension 1", "negative", "# Dimensions\n-3 -4\n"));
		files.add(header("dimension 2", "most negative", "# Dimensions\n3 -9223372036854775808\n"));
		files.add(header("dimension 2", "beyond 64 bits", "# Dimensions\n3 9223372036854775808\n"));
		files.add(header("dimension 1", "a million digits", "# Dimensions\n" + "9".repeat(1_000_000) + " 4\n"));
		files.add(header("dimension 2", "not whole", "# Dimensions\n3 4.0\n"));
		files.add(header("dimension 2", "not a number", "# Dimensions\n3 four\n"));
		files.add(header("dimension 1", "hexadecimal", "# Dimensions\n0x3 4\n"));
		files.add(header("dimension 1", "with commas", "# Dimensions\n3,4\n"));
		files.add(header("dimension 2", "control characters", "# Dimensions\n3 \0004\n"));
		files.add(header("dimensions", "huge", "# Dimensions\n9223372036854775807 4\n"));
		files.add(header("dimensions", "a product beyond 64 bits", "# Dimensions\n4294967296 4294967296\n"));
		files.add(header("dimensions", "a product that wraps to 12", "# Dimensions\n6148914691236517209 4\n"));
		files.add(header("dimensions", "bytes that wrap to 96", "# Dimensions\n2305843009213693964\n"));
		files.add(header("size of the header", "endless", " ".repeat(2 << 20)));
		files.add(unsupported("dimensions", "17", () -> bytes("# Dimensions\n3 4" + " 1".repeat(15) + "\n")));
		files.add(unsupported("header", "of NIfTI", () -> ByteBuffer.allocate(348).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 348).array()));
		files.add(unsupported("header", "of Analyze, big endian", () -> ByteBuffer.allocate(348).putInt(0, 348).array()));
		return files;
	}

	/** Headers that are sound by themselves, but not of these data. */
	static List<HostileFile> misfits() {
		final List<HostileFile> files = new ArrayList<>();
		files.add(header("size", "more than the data", "# Dimensions\n3 5\n"));
		files.add(header("size", "less than the data", "# Dimensions\n3 3\n"));
		files.add(header("size", "half, as of float16", "# Dimensions\n3 2\n"));
		files.add(header("size", "twice, as of complex128", "# Dimensions\n3 4 2\n"));
		files.add(header("size", "far more than the data", "# Dimensions\n1000000 1000000\n"));
		return files;
	}

	private static HostileFile header(final String field, final String what, final String text) {
		return corrupt(field, what, () -> bytes(text));
	}

	private static byte[] bytes(final String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	@ParameterizedTest(name = "{index}: {0}")
	@MethodSource("headers")
	void aHostileHeaderGivesOneError(final HostileFile file) throws IOException {
		file.assertRefused(new BartFormat(), folder.resolve("header.hdr"));
	}

	@ParameterizedTest(name = "{index}: {0}")
	@MethodSource("misfits")
	void aHeaderOfOtherDataGivesOneError(final HostileFile file) throws IOException {
		Files.write(folder.resolve("header.hdr"), file.bytes().make());
		file.assertRefused(new BartFormat(), folder.resolve("header.cfl"), ReadOptions.DEFAULT);
	}

	@ParameterizedTest(name = "{0} bytes")
	@ValueSource(ints = { 0, 1, 8, 48, 95, 97, 104, 192, 1_000_000 })
	void dataOfAnotherSizeGiveOneError(final int size) throws IOException {
		corrupt("size", size + " bytes", () -> new byte[size]).assertRefused(new BartFormat(), folder.resolve("data.cfl"));
	}

	@Test
	void thereAreMany() {
		assertTrue(headers().size() + misfits().size() >= 40, headers().size() + misfits().size() + " files");
	}
}
