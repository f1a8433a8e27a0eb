package io.github.phasegen.io.numpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.ComplexOutput;
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
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.testing.SparseFile;

class NpyFormatTest extends ImageFormatContract {

	@Override
	protected ImageFormat format() {
		return new NpyFormat();
	}

	@Override
	protected byte[] realFile() {
		final byte[] data = new byte[60];
		for (int i = 0; i < data.length; i++)
			data[i] = (byte) (i + 1);
		return NpyBytes.of("'|u1'", false, "(3, 4, 5)").data(data).bytes();
	}

	@Override
	protected byte[] complexFile() {
		final ByteBuffer data = ByteBuffer.allocate(8 * 60).order(ByteOrder.BIG_ENDIAN);
		for (int k = 0; k < 3; k++)
			for (final float value : ComplexImages.plane(TestImages.complex(1, 3, 1).pixels(), k).data())
				data.putFloat(value);
		return NpyBytes.of("'>c8'", false, "(3, 4, 5)").data(data.array()).bytes();
	}

	@Override
	protected boolean keepsMetadata() {
		return false;
	}

	@ParameterizedTest
	@CsvSource({ "|b1, 1, 1", "?, 1, 1", "|i1, 1, -2", "|u1, 1, 254", "<i2, 2, -2", ">i2, 2, -2", "<u2, 2, 65534",
		"<i4, 4, -2", ">u4, 4, 4294967294", "<i8, 8, -2", ">i8, 8, -2", "<u8, 8, 18446744073709551614" })
	void readsWholeNumbers(final String descr, final int bytes, final float expected) throws IOException {
		final ByteBuffer data = ByteBuffer.allocate(8 + bytes).order(descr.contains(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
		data.putLong(0, -2);
		final byte[] value = new byte[bytes];
		data.get(data.order() == ByteOrder.BIG_ENDIAN ? 8 - bytes : 0, value);
		assertEquals(expected, only(NpyBytes.of("'" + descr + "'", false, "(1, 1)").data(value))[0]);
	}

	@ParameterizedTest
	@CsvSource({ "<f2, 0038", "<f2, 003800b4", ">f4, 3f000000", "<f4, 0000003f", "<f8, 000000000000e03f", "<c8, 0000003f000080be",
		">c8, 3f000000be800000", "<c16, 000000000000e03f000000000000d0bf" })
	void readsFloatsAndComplexNumbers(final String descr, final String hex) throws IOException {
		final byte[] data = HexFormat.of().parseHex(hex);
		final int samples = descr.equals("<f2") ? data.length / 2 : 1;
		final float[] values = only(NpyBytes.of("'" + descr + "'", false, "(1, " + samples + ")").data(data));
		assertEquals(0.5f, values[0]);
		if (values.length > 1)
			assertEquals(-0.25f, values[1]);
	}

	@ParameterizedTest
	@ValueSource(strings = { "f4", "=f4", "|f4" })
	void withoutAByteOrderTheMachinesIsMeant(final String descr) throws IOException {
		assertEquals(0.5f, only(NpyBytes.of("'" + descr + "'", false, "(1, 1)").floats(ByteOrder.nativeOrder(), 0.5f))[0]);
	}

	@Test
	void inFortranOrderTheFirstDimensionVariesFastest() throws IOException {
		final byte[] bytes = NpyBytes.of("'<f4'", true, "(2, 3)").floats(ByteOrder.LITTLE_ENDIAN, 0, 3, 1, 4, 2, 5).bytes();
		assertArrayEquals(new float[] { 0, 1, 2, 3, 4, 5 }, ComplexImages.realPlane(((RealImage) format().read(file(bytes))).pixels(), 0));
	}

	@ParameterizedTest
	@ValueSource(strings = {
		"{\"shape\":(2,3),'fortran_order':False,'descr':'<f4'}",
		"  { 'descr' : '<f4' ,\t'fortran_order' : False , 'shape' : ( 2 , 3 ) }   \n  ",
		"{'descr': '<f4', 'fortran_order': False, 'shape': (2L, 3L), }",
		"{'descr': ('<f4'), 'fortran_order': (False), 'shape': [2, 3,]}" })
	void headersAreReadHoweverTheyAreSpaced(final String header) throws IOException {
		assertEquals(6, only(NpyBytes.image().header(header).floats(ByteOrder.LITTLE_ENDIAN, new float[6])).length);
	}

	@ParameterizedTest
	@CsvSource({ "2, 0", "3, 0" })
	void readsLaterVersions(final int major, final int minor) throws IOException {
		assertEquals(24, only(NpyBytes.image().version(major, minor)).length);
	}

	@ParameterizedTest
	@CsvSource({ "(4; 5), '', 5, 4, 1, 1, 1", "(3; 4; 5), '', 5, 4, 1, 3, 1", "(2; 3; 4; 5), '', 5, 4, 3, 2, 1",
		"(6; 2; 3; 4; 5), '', 5, 4, 3, 2, 6", "(1; 1; 2; 3; 4; 5), '', 5, 4, 3, 2, 1", "(3; 4; 5), cyx, 5, 4, 3, 1, 1",
		"(3; 4; 5), xyz, 3, 4, 1, 5, 1", "(1; 4; 5), 1xy, 4, 5, 1, 1, 1" })
	void dimensionsMeanTheUsualAxesOrThoseAskedFor(final String shape, final String axes, final int x, final int y, final int c,
		final int z, final int t) throws IOException
	{
		final ImageShape expected = new ImageShape(x, y, c, z, t);
		final Path file = file(NpyBytes.of("'|u1'", false, shape.replace(';', ',')).data(new byte[(int) expected.samples()]).bytes());
		try (PlaneReader reader = format().open(file, new ReadOptions("", axes))) {
			assertEquals(expected, reader.shape());
		}
	}

	@Test
	void axesThatDoNotFitAreRefused() throws IOException {
		final Path file = file(NpyBytes.image().bytes());
		assertThrows(UnsupportedFormatException.class, () -> format().open(file, new ReadOptions("", "zyx")));
	}

	@ParameterizedTest
	@CsvSource({ "1, 1, 1, (4; 5)", "1, 3, 1, (3; 4; 5)", "2, 1, 1, (1; 2; 4; 5)", "2, 3, 1, (3; 2; 4; 5)", "1, 1, 6, (6; 1; 1; 4; 5)" })
	void writesTheFewestDimensionsThatBringAllAxesBack(final int c, final int z, final int t, final String shape) throws IOException {
		final Path file = folder.resolve("written.npy");
		format().write(file, TestImages.complex(c, z, t), ComplexOutput.MAGNITUDE_PHASE, false);
		final String header = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).substring(10, 128);
		assertTrue(header.startsWith("{'descr': '<c8', 'fortran_order': False, 'shape': " + shape.replace(';', ',') + ", }"), header);
		assertEquals('\n', header.charAt(117));
		assertEquals(128 + 8L * 20 * c * z * t, Files.size(file));
	}

	@Test
	void complexSamplesKeepEveryBit() throws IOException {
		final int[] bits = { 0x80000000, 0, 0x7f800000, 0xff800000, 0x7fc00001, 0xffc12345, 0x7f812345, 1, 0x80000001, 0x7f7fffff, 0x3f800000,
			0xbf800001 };
		final float[] plane = new float[12];
		for (int i = 0; i < bits.length; i++)
			plane[i] = Float.intBitsToFloat(bits[i]);
		final Path file = folder.resolve("bits.npy");
		final ImageLayout layout = new ImageLayout(new ImageShape(3, 2, 1, 1, 1), true, ImageMetadata.titled("bits"));
		try (PlaneWriter writer = format().create(file, layout, WriteOptions.DEFAULT)) {
			writer.write(plane);
			writer.commit();
		}
		try (PlaneReader reader = format().open(file, ReadOptions.DEFAULT)) {
			final float[] back = reader.read(0);
			for (int i = 0; i < bits.length; i++)
				assertEquals(bits[i], Float.floatToRawIntBits(back[i]));
		}
	}

	/** 6 GB: 750 slices of 1024 x 1024 complex numbers. */
	@Test
	void aFileLargerThanMemoryIsReadPlaneByPlane() throws IOException {
		final byte[] header = NpyBytes.of("'<c8'", false, "(750, 1024, 1024)").bytes();
		final long plane = 8L << 20;
		final Path file = folder.resolve("large.npy");
		SparseFile.make(file, header.length + 750 * plane);
		SparseFile.write(file, 0, header);
		SparseFile.write(file, header.length, new byte[] { 0, 0, (byte) 0x80, 0x3f });
		SparseFile.write(file, header.length + 750 * plane - 4, new byte[] { 0, 0, 0, (byte) 0xc0 });
		try (PlaneReader reader = format().open(file, ReadOptions.DEFAULT)) {
			assertEquals(new ImageShape(1024, 1024, 1, 750, 1), reader.shape());
			assertEquals(1, reader.read(0)[0]);
			assertEquals(-2, reader.read(749)[(2 << 20) - 1]);
			assumeTrue(Runtime.getRuntime().maxMemory() < 12L << 30, "too much memory for this test");
			assertThrows(ImageTooLargeException.class, reader::readAll);
		}
	}

	@Test
	void saysWhatIsInAFileThatIsNoImage() throws IOException {
		final FileEntry objects = entry(NpyBytes.of("'|O'", false, "(2, 2)").data(new byte[100]));
		assertEquals(List.of(2L, 2L), objects.dimensions());
		assertEquals("|O", objects.type());
		assertTrue(objects.note().contains("Python objects"), objects.note());
		final FileEntry image = entry(NpyBytes.image());
		assertEquals(new FileEntry("", List.of(3L, 4L), "complex64", ""), image);
	}

	@Test
	void theInfoTellsTypeAndAxes() throws IOException {
		final ImageMetadata metadata = format().read(file(realFile())).metadata();
		assertEquals("Format: NumPy, uint8\nAxes: zyx\n", metadata.info());
	}

	@Test
	void recognisesTheSignature() {
		assertTrue(format().recognises(realFile()));
		assertFalse(format().recognises(NpyBytes.image().signature(0x93, 'N', 'U', 'M', 'P', 'y').bytes()));
	}

	private FileEntry entry(final NpyBytes bytes) throws IOException {
		return format().entries(file(bytes.bytes())).get(0);
	}

	private float[] only(final NpyBytes bytes) throws IOException {
		try (PlaneReader reader = format().open(file(bytes.bytes()), ReadOptions.DEFAULT)) {
			assertEquals(1, reader.shape().planeCount());
			return reader.read(0);
		}
	}
}
