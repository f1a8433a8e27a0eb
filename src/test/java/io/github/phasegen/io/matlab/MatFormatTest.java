package io.github.phasegen.io.matlab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageFormatContract;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.ImageTooLargeException;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.testing.SparseFile;

class MatFormatTest extends ImageFormatContract {

	private static final int[] DIMENSIONS = { 4, 5, 3 };

	@Override
	protected ImageFormat format() {
		return new MatFormat();
	}

	/** Whole numbers that MATLAB calls double, but stores as bytes, in a compressed big-endian file. */
	@Override
	protected byte[] realFile() {
		final byte[] data = new byte[60];
		for (int i = 0; i < 60; i++)
			data[index(i)] = (byte) (i + 1);
		final MatBytes file = MatBytes.big();
		return file.addCompressed(file.array("image", 6, 0, DIMENSIONS, MatBytes.Element.of(2, data))).bytes();
	}

	@Override
	protected byte[] complexFile() {
		final float[] real = new float[60];
		final float[] imaginary = new float[60];
		for (int i = 0; i < 60; i++) {
			final float[] plane = ComplexImages.plane(TestImages.complex(1, 3, 1).pixels(), i / 20).data();
			real[index(i)] = plane[2 * (i % 20)];
			imaginary[index(i)] = plane[2 * (i % 20) + 1];
		}
		final MatBytes file = MatBytes.little();
		return file.add(file.array("image", MatBytes.SINGLE, MatBytes.COMPLEX, DIMENSIONS, file.singles(real), file.singles(imaginary))).bytes();
	}

	/** Where sample {@code i} of the planes lies, when columns of 4 rows come one after the other. */
	private static int index(final int i) {
		return i / 20 * 20 + i % 5 * 4 + i % 20 / 5;
	}

	@Override
	protected boolean keepsMetadata() {
		return false;
	}

	@ParameterizedTest
	@CsvSource({ "1, 8, fe, -2", "2, 9, fe, 254", "3, 10, feff, -2", "4, 11, feff, 65534", "5, 12, feffffff, -2", "6, 13, feffffff, 4294967294",
		"7, 7, 000000c0, -2", "9, 6, 00000000000000c0, -2", "12, 14, feffffffffffffff, -2", "13, 15, feffffffffffffff, 18446744073709551614",
		"2, 6, fe, 254", "3, 6, feff, -2" })
	void readsEveryTypeOfNumber(final int storage, final int matlabClass, final String hex, final float expected) throws IOException {
		final byte[] value = HexFormat.of().parseHex(hex);
		final MatBytes.Element element = MatBytes.Element.of(storage, value);
		for (final boolean packed : value.length <= 4 ? new boolean[] { false, true } : new boolean[] { false }) {
			final MatBytes file = MatBytes.little();
			file.add(file.array("a", matlabClass, 0, new int[] { 1, 1 }, packed ? element.packed() : element));
			assertEquals(expected, read(file, "").read(0)[0]);
		}
	}

	/** Row and column of "yx"; slices and coils follow. */
	@ParameterizedTest
	@CsvSource({ "4 5, '', 5, 4, 1, 1, 1", "4 5 3, '', 5, 4, 1, 3, 1", "4 5 3 2, '', 5, 4, 2, 3, 1", "4 5 1 2, '', 5, 4, 2, 1, 1",
		"4 5 3 2 6, '', 5, 4, 2, 3, 6", "4 5 3 2 6 1, '', 5, 4, 2, 3, 6", "4 5 3, yxc, 5, 4, 3, 1, 1", "4 5, xy, 4, 5, 1, 1, 1" })
	void dimensionsMeanTheUsualAxesOrThoseAskedFor(final String dimensions, final String axes, final int x, final int y, final int c,
		final int z, final int t) throws IOException
	{
		final ImageShape shape = new ImageShape(x, y, c, z, t);
		final int[] sizes = Arrays.stream(dimensions.split(" ")).mapToInt(Integer::parseInt).toArray();
		final MatBytes file = MatBytes.little();
		file.add(file.array("a", 9, 0, sizes, MatBytes.Element.of(2, new byte[(int) shape.samples()])));
		try (PlaneReader reader = read(file, axes)) {
			assertEquals(shape, reader.shape());
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void bothPartsAreReadFromBothByteOrders(final boolean compressed) throws IOException {
		for (final MatBytes file : List.of(MatBytes.little(), MatBytes.big())) {
			final MatBytes.Element array = file.array("a", 6, MatBytes.COMPLEX, new int[] { 2, 3 }, file.doubles(1, 2, 3, 4, 5, 6),
				MatBytes.Element.of(1, new byte[] { -1, -2, -3, -4, -5, -6 }));
			try (PlaneReader reader = read(compressed ? file.addCompressed(array) : file.add(array), "")) {
				assertTrue(reader.complex());
				assertArrayEquals(new float[] { 1, -1, 3, -3, 5, -5, 2, -2, 4, -4, 6, -6 }, reader.read(0));
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "b, 2", "kspace, 3", "'', 3" })
	void aVariableIsChosenByItsName(final String entry, final float expected) throws IOException {
		final MatBytes file = MatBytes.little();
		for (final String name : new String[] { "a", "b", "kspace", "image" })
			file.addCompressed(file.array(name, 7, 0, new int[] { 1, 2 }, file.singles(0, name.equals("b") ? 2 : name.equals("kspace") ? 3 : 9)));
		try (PlaneReader reader = format().open(file(file.bytes()), new ReadOptions(entry, ""))) {
			assertEquals(expected, reader.read(0)[1]);
			assertEquals("Format: MATLAB 5, single\nEntry: " + (entry.isEmpty() ? "kspace" : entry) + "\nAxes: yx\n", reader.metadata().info());
		}
	}

	@Test
	void theOnlyImageAmongNumbersAndTextsIsObvious() throws IOException {
		final MatBytes file = MatBytes.little();
		addOthers(file);
		file.add(file.array("slice", 7, 0, new int[] { 2, 2 }, file.singles(0, 0, 0, 5)));
		assertEquals(5, read(file, "").read(0)[3]);
	}

	@Test
	void ofSeveralImagesOneMustBeNamed() throws IOException {
		final MatBytes file = MatBytes.little();
		for (final String name : new String[] { "first", "second" })
			file.add(file.array(name, 7, 0, new int[] { 2, 2 }, file.singles(0, 0, 0, 5)));
		final UnsupportedFormatException e = assertThrows(UnsupportedFormatException.class, () -> read(file, ""));
		assertTrue(e.getMessage().contains("expected one of first, second"), e.getMessage());
	}

	@Test
	void listsWhatIsThereAndWhatCannotBeRead() throws IOException {
		final MatBytes file = MatBytes.little();
		addOthers(file);
		file.addCompressed(file.array("z", 6, MatBytes.COMPLEX, new int[] { 1, 2, 1 }, file.doubles(1, 2), file.doubles(1, 2)));
		final List<FileEntry> entries = format().entries(file(file.bytes()));
		assertEquals(List.of("te", "title", "info", "parts", "few", "none", "object", "z"), entries.stream().map(FileEntry::name).toList());
		assertEquals(new FileEntry("z", List.of(1L, 2L, 1L), "complex double", ""), entries.get(7));
		assertEquals("of class struct, which is no image", entries.get(2).note());
		assertEquals("an empty array, which is no image", entries.get(5).note());
		assertEquals("opaque", entries.get(6).type());
		final UnsupportedFormatException e =
			assertThrows(UnsupportedFormatException.class, () -> format().open(file(file.bytes()), new ReadOptions("info", "")));
		assertTrue(e.getMessage().contains("variable info: found of class struct, expected numbers"), e.getMessage());
	}

	/** A number, a text, a structure, a cell, a sparse matrix, an empty one, an object, and what MATLAB keeps for itself. */
	private static void addOthers(final MatBytes file) {
		file.add(file.array("te", 6, 0, new int[] { 1, 1 }, file.doubles(0.03)));
		file.add(file.array("title", 4, 0, new int[] { 1, 2 }, MatBytes.Element.of(4, new byte[4]).packed()));
		file.add(file.array("info", 2, 0, new int[] { 1, 1 }, file.ints(5, 8).packed(), file.text("te\0\0\0\0\0\0"),
			file.array("", 6, 0, new int[] { 2, 2 }, file.doubles(1, 2, 3, 4))));
		file.addCompressed(file.array("parts", 1, 0, new int[] { 1, 1 }, file.array("", 6, 0, new int[] { 2, 2 }, file.doubles(1, 2, 3, 4))));
		file.add(file.array("few", 5, 0, new int[] { 9, 9 }, file.ints(5, 0), file.ints(5, 0, 1), file.doubles(1)));
		file.add(file.array("none", 6, 0, new int[] { 0, 0 }, file.doubles()));
		file.add(file.matrix(file.ints(6, 17, 0), file.text("object"), file.text("MCOS"), file.text("table")));
		file.add(file.array("", 9, 0, new int[] { 1, 8 }, MatBytes.Element.of(2, new byte[8])));
	}

	@ParameterizedTest
	@CsvSource({ "1, 1, 1, 4 5", "1, 3, 1, 4 5 3", "2, 1, 1, 4 5 1 2", "2, 3, 1, 4 5 3 2", "1, 1, 6, 4 5 1 1 6" })
	void writesTheFewestDimensionsThatBringAllAxesBack(final int c, final int z, final int t, final String dimensions) throws IOException {
		final Path file = folder.resolve("written.mat");
		format().write(file, TestImages.complex(c, z, t), ComplexOutput.REAL_IMAGINARY, false);
		final FileEntry entry = format().entries(file).get(0);
		assertEquals("data", entry.name());
		assertEquals("complex single", entry.type());
		assertEquals(Arrays.stream(dimensions.split(" ")).map(Long::valueOf).toList(), entry.dimensions());
	}

	@Test
	void theVariableIsNamedAfterItsDomain() throws IOException {
		final ImageMetadata kspace = new Encoding(Optional.empty(), Encoding.Readout.X, 5, 4).addTo(ImageMetadata.titled(""));
		assertEquals("kspace", writtenName(kspace));
		assertEquals("image", writtenName(Encoding.asImage(ImageMetadata.titled(""))));
	}

	private String writtenName(final ImageMetadata metadata) throws IOException {
		final Path file = folder.resolve("named.mat");
		format().write(file, new ComplexImage(TestImages.complex(1, 1, 1).pixels(), metadata), ComplexOutput.REAL_IMAGINARY, true);
		return format().entries(file).get(0).name();
	}

	@Test
	void complexSamplesKeepEveryBit() throws IOException {
		final int[] bits = { 0x80000000, 0, 0x7f800000, 0xff800000, 0x7fc00001, 0xffc12345, 0x7f812345, 1, 0x80000001, 0x7f7fffff };
		final float[] plane = new float[10];
		for (int i = 0; i < bits.length; i++)
			plane[i] = Float.intBitsToFloat(bits[i]);
		final Path file = folder.resolve("bits.mat");
		final ImageLayout layout = new ImageLayout(new ImageShape(5, 1, 1, 1, 1), true, ImageMetadata.titled("bits"));
		try (PlaneWriter writer = format().create(file, layout, WriteOptions.DEFAULT)) {
			writer.write(plane);
			writer.commit();
		}
		assertEquals(0, Files.size(file) % 8);
		try (PlaneReader reader = format().open(file, ReadOptions.DEFAULT)) {
			final float[] back = reader.read(0);
			for (int i = 0; i < bits.length; i++)
				assertEquals(bits[i], Float.floatToRawIntBits(back[i]));
		}
	}

	/** 268 million complex singles take 2 GB, and the header a little more. */
	@Test
	void moreThanTheFormatHoldsIsRefusedBeforeItIsWritten() throws IOException {
		final Path file = folder.resolve("huge.mat");
		final ImageLayout largest = new ImageLayout(new ImageShape(1024, 1024, 1, 255, 1), true, ImageMetadata.titled(""));
		format().create(file, largest, WriteOptions.DEFAULT).close();
		final ImageLayout layout = new ImageLayout(new ImageShape(1024, 1024, 1, 256, 1), true, ImageMetadata.titled(""));
		final UnsupportedFormatException e =
			assertThrows(UnsupportedFormatException.class, () -> format().create(file, layout, WriteOptions.DEFAULT));
		assertTrue(e.getMessage().contains("MATLAB 7.3"), e.getMessage());
		assertEquals(0, folder.toFile().list().length);
	}

	/** 3.5 GB, by the largest size that an array can have: 894 slices of 1024 x 1024. */
	@Test
	void aFileLargerThanMemoryIsReadPlaneByPlane() throws IOException {
		final long part = 4L * 894 << 20;
		final Path file = folder.resolve("large.mat");
		final MatBytes start = MatBytes.little();
		start.add(start.array("image", MatBytes.SINGLE, 0, new int[] { 1024, 1024, 894 }, MatBytes.Element.of(7, new byte[0]).sized(part)));
		final byte[] bytes = start.bytes();
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(MatHeader.BYTES + 4, (int) (bytes.length - MatHeader.BYTES - 8 + part));
		SparseFile.make(file, bytes.length + part);
		SparseFile.write(file, 0, bytes);
		SparseFile.write(file, bytes.length + part - 4, new byte[] { 0, 0, 0, (byte) 0xc0 });
		try (PlaneReader reader = format().open(file, ReadOptions.DEFAULT)) {
			assertEquals(new ImageShape(1024, 1024, 1, 894, 1), reader.shape());
			assertEquals(-2, reader.read(893)[(1 << 20) - 1]);
			assertEquals(0, reader.read(0)[0]);
			assumeTrue(Runtime.getRuntime().maxMemory() < 7L << 30, "too much memory for this test");
			assertThrows(ImageTooLargeException.class, reader::readAll);
		}
	}

	@Test
	void recognisesVersionFive() {
		assertTrue(format().recognises(complexFile()));
		assertTrue(format().recognises(realFile()));
		final byte[] later = complexFile();
		later[125] = 2;
		assertFalse(format().recognises(later));
	}

	private PlaneReader read(final MatBytes bytes, final String axes) throws IOException {
		return format().open(file(bytes.bytes()), new ReadOptions("", axes));
	}
}
