package io.github.phasegen.io.matlab;

import static io.github.phasegen.io.HostileFile.corrupt;
import static io.github.phasegen.io.HostileFile.unsupported;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.phasegen.io.HostileFile;
import io.github.phasegen.io.matlab.MatBytes.Element;

class MatHostileTest {

	private static final int[] DIMENSIONS = { 3, 4 };

	@TempDir
	static Path folder;

	static List<HostileFile> files() {
		final List<HostileFile> files = new ArrayList<>();
		addHeaders(files);
		addVersions(files);
		addElements(files);
		addArrays(files);
		addParts(files);
		addCompressed(files);
		addChoices(files);
		return files;
	}

	private static void addHeaders(final List<HostileFile> files) {
		final int numbers = MatBytes.image().bytes().length - 2 * 56;
		for (int length = 0; length < numbers; length++) {
			final int end = length;
			final String what = "cut after " + length + " bytes";
			final HostileFile.Bytes bytes = () -> Arrays.copyOf(MatBytes.image().bytes(), end);
			if (length == MatHeader.BYTES)
				files.add(unsupported("variables", what, bytes));
			else
				files.add(corrupt(length < MatHeader.BYTES ? "header" : length < MatHeader.BYTES + 8 ? "array at byte 128"
					: "array at byte 128, size", what, bytes));
		}
		addChanged(files, "array at byte 128, size", "cut by a byte", bytes -> {}, -1);
		addChanged(files, "array at byte 296", "a byte too many", bytes -> {}, 1);
		addChanged(files, "header", "zeros instead of text", bytes -> bytes.putInt(0, 0), 0);
		addChanged(files, "byte order", "none", bytes -> bytes.putShort(126, (short) 0), 0);
		addChanged(files, "byte order", "twice the same letter", bytes -> bytes.put(127, (byte) 'I'), 0);
		addChanged(files, "version", "of the other byte order", bytes -> bytes.put(126, (byte) 'M').put(127, (byte) 'I'), 0);
		addChanged(files, "version", "0", bytes -> bytes.putShort(124, (short) 0), 0);
		addChanged(files, "version", "1", bytes -> bytes.putShort(124, (short) 1), 0);
		addChanged(files, "version", "0xffff", bytes -> bytes.putShort(124, (short) -1), 0);
		addChanged(files, "array at byte 128, size", "everything but the version swapped", bytes -> {
			bytes.put(126, (byte) 'M').put(127, (byte) 'I').putShort(124, (short) 1);
		}, 0);
	}

	private static void addChanged(final List<HostileFile> files, final String field, final String what, final Consumer<ByteBuffer> change,
		final int more)
	{
		files.add(corrupt(field, what, () -> {
			final byte[] bytes = MatBytes.image().bytes();
			change.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
			return Arrays.copyOf(bytes, bytes.length + more);
		}));
	}

	private static void addVersions(final List<HostileFile> files) {
		for (final ByteOrder order : new ByteOrder[] { ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN })
			files.add(unsupported("version", "MATLAB 4, " + order, () -> ByteBuffer.allocate(20 + 2 + 8).order(order)
				.putInt(order == ByteOrder.BIG_ENDIAN ? 1000 : 0).putInt(1).putInt(1).putInt(0).putInt(2).put((byte) 'a').array()));
		files.add(unsupported("version", "MATLAB 7.3", () -> {
			final byte[] bytes = MatBytes.image().bytes();
			bytes[125] = 2;
			return bytes;
		}));
		files.add(corrupt("header", "text alone", () -> "MATLAB 5.0 MAT-file".getBytes()));
	}

	private static void addElements(final List<HostileFile> files) {
		for (final int type : new int[] { 0, 1, 9, 13, 16, 18, 0xffff })
			files.add(corrupt("array at byte 128, type", "element of type " + type,
				() -> MatBytes.little().add(Element.of(type, new byte[64])).bytes()));
		for (final int type : new int[] { -1, 0x00050001, 0x7fff000e })
			files.add(corrupt("array at byte 128, size", "packed into a tag: " + Integer.toHexString(type),
				() -> MatBytes.little().add(Element.of(type, new byte[64])).bytes()));
		files.add(corrupt("array at byte 128, type", "an array packed into a tag",
			() -> MatBytes.little().add(Element.of(9, new byte[4]).packed()).bytes()));
		for (final long size : new long[] { 225, 1L << 31, 0xffffffffL, 0x80000007L })
			files.add(corrupt("array at byte 128, size", "size " + size, () -> {
				final byte[] bytes = MatBytes.image().bytes();
				ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(132, (int) size);
				return bytes;
			}));
		files.add(corrupt("array at byte 128, flags", "an array of nothing", () -> MatBytes.little().add(Element.of(14, new byte[0])).bytes()));
		files.add(unsupported("variables", "more than a file can need", () -> {
			final MatBytes file = MatBytes.little();
			final byte[] array = file.array("", 6, 0, new int[] { 1, 1 }, file.doubles(1)).bytes(ByteOrder.LITTLE_ENDIAN);
			for (int i = 0; i <= 10_000; i++)
				file.addRaw(array);
			return file.bytes();
		}));
	}

	private static void addArrays(final List<HostileFile> files) {
		final MatBytes m = MatBytes.little();
		final Element flags = m.ints(6, MatBytes.SINGLE, 0);
		final Element dimensions = m.ints(5, DIMENSIONS);
		final Element numbers = m.singles(new float[12]);
		addMatrix(files, "flags", "of another type", m.ints(5, 7, 0), dimensions, m.text("a"), numbers);
		addMatrix(files, "flags", "of 4 bytes", m.ints(6, 7), dimensions, m.text("a"), numbers);
		addMatrix(files, "flags", "packed", m.ints(6, 7).packed(), dimensions, m.text("a"), numbers);
		addMatrix(files, "flags, size", "beyond the array", flags.sized(1 << 20), dimensions, m.text("a"), numbers);
		for (final int matlabClass : new int[] { 0, 18, 99, 255 })
			addMatrix(files, "class", "number " + matlabClass, m.ints(6, matlabClass, 0), dimensions, m.text("a"), numbers);
		addMatrix(files, "dimensions", "none", flags);
		addMatrix(files, "dimensions", "of another type", flags, m.ints(7, DIMENSIONS), m.text("a"), numbers);
		addMatrix(files, "dimensions", "a single one", flags, m.ints(5, 12), m.text("a"), numbers);
		addMatrix(files, "dimensions", "one and a half", flags, Element.of(5, new byte[6]), m.text("a"), numbers);
		addMatrix(files, "dimensions, size", "beyond the array", flags, dimensions.sized(0x7ffffff8L), m.text("a"), numbers);
		addMatrix(files, "dimension 1", "negative", flags, m.ints(5, -3, 4), m.text("a"), numbers);
		addMatrix(files, "dimension 2", "most negative", flags, m.ints(5, 3, Integer.MIN_VALUE), m.text("a"), numbers);
		addMatrix(files, "name", "none", flags, dimensions);
		addMatrix(files, "name", "of numbers", flags, dimensions, m.singles(1, 2), numbers);
		addMatrix(files, "name", "endless", flags, dimensions, m.text("a".repeat(5000)), numbers);
		addMatrix(files, "name, size", "beyond the array", flags, dimensions, m.text("a").sized(0xfffffff0L), numbers);
		files.add(unsupported("array at byte 128, dimensions", "a hundred", () -> MatBytes.little()
			.add(m.matrix(flags, m.ints(5, new int[100]), m.text("a"), numbers)).bytes()));
		for (final int[] huge : new int[][] { { Integer.MAX_VALUE, Integer.MAX_VALUE }, { 1 << 30, 1 << 30, 1 << 30 },
			{ 1 << 16, 1 << 16, 1 << 16, 1 << 16 }, { 1 << 20, 1 << 20 } })
			files.add(corrupt(huge[0] == 1 << 20 ? "array at byte 128, real part, size" : "dimensions", "dimensions " + Arrays.toString(huge),
				() -> MatBytes.little().add(m.matrix(flags, m.ints(5, huge), m.text("a"), numbers)).bytes()));
		for (final int[] sizes : new int[][] { { 2, 2, 2, 2, 2, 2 }, { 1, 1, 1, 1, 1, 2 } })
			files.add(unsupported("dimensions", sizes.length + " of them, " + Arrays.toString(sizes), () -> MatBytes.little().add(m.array("a", 9, 0,
				sizes, Element.of(2, new byte[Arrays.stream(sizes).reduce(1, (a, b) -> a * b)]))).bytes()));
	}

	/** {@code field} of an array of these elements. */
	private static void addMatrix(final List<HostileFile> files, final String field, final String what, final Element... elements) {
		files.add(corrupt("array at byte 128, " + field, field + " " + what,
			() -> MatBytes.little().add(MatBytes.little().matrix(elements)).bytes()));
	}

	private static void addParts(final List<HostileFile> files) {
		final MatBytes m = MatBytes.little();
		final Element sound = m.singles(new float[12]);
		addPart(files, "real part", "missing", 0);
		addPart(files, "real part, size", "too short", 0, m.singles(new float[11]));
		addPart(files, "real part, size", "too long", 0, m.singles(new float[13]));
		addPart(files, "real part, size", "empty", 0, m.singles());
		addPart(files, "real part, size", "packed", 0, Element.of(2, new byte[4]).packed());
		addPart(files, "real part, size", "beyond the array", 0, sound.sized(1L << 31));
		addPart(files, "real part, type", "unknown", 0, Element.of(8, new byte[48]));
		addPart(files, "real part, type", "of texts", 0, Element.of(16, new byte[48]));
		addPart(files, "real part, type", "an array", 0, Element.of(14, new byte[48]));
		addPart(files, "real part, type", "compressed once more", 0, Element.of(15, new byte[48]));
		addPart(files, "imaginary part", "missing", MatBytes.COMPLEX, sound);
		addPart(files, "imaginary part, size", "too short", MatBytes.COMPLEX, sound, m.singles(new float[10]));
		addPart(files, "imaginary part, size", "too long", MatBytes.COMPLEX, sound, m.singles(new float[14]));
		addPart(files, "imaginary part, size", "beyond the array", MatBytes.COMPLEX, sound, sound.sized(0xffffffffL));
		addPart(files, "imaginary part, type", "unknown", MatBytes.COMPLEX, sound, Element.of(17, new byte[48]));
		addPart(files, "end", "an imaginary part that the flags deny", 0, sound, sound);
		addPart(files, "end", "a third part", MatBytes.COMPLEX, sound, sound, sound);
	}

	private static void addPart(final List<HostileFile> files, final String field, final String what, final int flags, final Element... parts) {
		final MatBytes m = MatBytes.little();
		final Element array = m.array("a", MatBytes.SINGLE, flags, DIMENSIONS, parts);
		files.add(corrupt("array at byte 128, " + field, field + " " + what, () -> MatBytes.little().add(array).bytes()));
		files.add(corrupt("array at byte 128, " + field, field + " " + what + ", compressed", () -> MatBytes.little().addCompressed(array).bytes()));
	}

	private static void addCompressed(final List<HostileFile> files) {
		final MatBytes m = MatBytes.little();
		final byte[] array = m.array("a", MatBytes.SINGLE, 0, DIMENSIONS, m.singles(new float[12])).bytes(ByteOrder.LITTLE_ENDIAN);
		final byte[] sound = m.compressed(array, null);
		addRaw(files, "compressed data", "empty", Element.of(15, new byte[0]).bytes(ByteOrder.LITTLE_ENDIAN));
		addRaw(files, "compressed data", "zeros", Element.of(15, new byte[64]).bytes(ByteOrder.LITTLE_ENDIAN));
		addRaw(files, "compressed data", "cut", m.compressed(array, (long) sound.length - 20), sound.length - 12);
		addRaw(files, "compressed data", "of 3 bytes", m.compressed(new byte[3], null));
		addRaw(files, "compressed data", "longer than the array in them", m.compressed(Arrays.copyOf(array, array.length + 8), null));
		addRaw(files, "compressed data", "shorter than the array in them", m.compressed(Arrays.copyOf(array, array.length - 8), null));
		final byte[] checksum = sound.clone();
		checksum[sound.length - 1]++;
		addRaw(files, "compressed data", "with a wrong checksum", checksum);
		final byte[] damaged = sound.clone();
		damaged[20] ^= 0x7f;
		addRaw(files, "compressed data", "damaged", damaged);
		addRaw(files, "type", "compressed twice", m.compressed(sound, null));
		addRaw(files, "type", "numbers without an array", m.compressed(m.singles(new float[12]).bytes(ByteOrder.LITTLE_ENDIAN), null));
		final byte[] promise = array.clone();
		ByteBuffer.wrap(promise).order(ByteOrder.LITTLE_ENDIAN).putInt(4, -8);
		addRaw(files, "size", "a promise of 4 GB", m.compressed(promise, null));
		addRaw(files, "compressed data", "a bomb behind a small array", m.compressed(Arrays.copyOf(array, 16 << 20), null));
		addRaw(files, "real part", "a bomb in the place of the name",
			m.compressed(m.array("a".repeat(4096), MatBytes.SINGLE, 0, new int[] { 1 << 15, 1 << 15 }).bytes(ByteOrder.LITTLE_ENDIAN), null));
	}

	private static void addRaw(final List<HostileFile> files, final String field, final String what, final byte[] element) {
		addRaw(files, field, what, element, element.length);
	}

	private static void addRaw(final List<HostileFile> files, final String field, final String what, final byte[] element, final int length) {
		files.add(corrupt("array at byte 128, " + field, what,
			() -> MatBytes.little().addRaw(Arrays.copyOf(element, length)).bytes()));
	}

	private static void addChoices(final List<HostileFile> files) {
		final MatBytes m = MatBytes.little();
		for (int matlabClass = 1; matlabClass <= 5; matlabClass++) {
			final Element array = m.array("a", matlabClass, 0, DIMENSIONS, m.singles(new float[12]));
			files.add(unsupported("variable a", "of class " + matlabClass, () -> MatBytes.little().add(array).bytes()));
		}
		Element nested = m.array("", 1, 0, new int[] { 1, 1 });
		for (int depth = 0; depth < 2000; depth++)
			nested = m.array("a", 1, 0, new int[] { 1, 1 }, nested);
		final Element deepest = nested;
		files.add(unsupported("variable a", "cells nested 2000 times", () -> MatBytes.little().addCompressed(deepest).bytes()));
		files.add(unsupported("variable a", "an empty array", () -> MatBytes.little().add(m.array("a", 6, 0, new int[] { 0, 4 }, m.doubles()))
			.bytes()));
		files.add(unsupported("variable a", "empty and huge", () -> MatBytes.little().add(m.array("a", 6, 0,
			new int[] { Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 0 }, m.doubles())).bytes()));
		files.add(unsupported("variables", "an array without a name", () -> MatBytes.little().add(m.array("", 7, 0, DIMENSIONS,
			m.singles(new float[12]))).bytes()));
		files.add(unsupported("entry", "two images", () -> MatBytes.little().add(m.array("a", 7, 0, DIMENSIONS, m.singles(new float[12])))
			.add(m.array("b", 7, 0, DIMENSIONS, m.singles(new float[12]))).bytes()));
	}

	@ParameterizedTest(name = "{index}: {0}")
	@MethodSource("files")
	void givesOneError(final HostileFile file) throws IOException {
		file.assertRefused(new MatFormat(), folder.resolve("hostile.mat"));
	}

	@Test
	void listingGivesAnEntryOrATypedError() throws IOException {
		for (final HostileFile file : files())
			assertDoesNotThrow(() -> file.list(new MatFormat(), folder.resolve("hostile.mat")), file.toString());
	}

	@Test
	void thereAreMany() {
		assertTrue(files().size() >= 250, files().size() + " files");
	}
}
