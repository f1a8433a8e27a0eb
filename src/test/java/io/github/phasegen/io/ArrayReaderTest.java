package io.github.phasegen.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays whose sample at (x, y, c, z, t) is x + 10 y + 100 c + 1000 z + 10000 t, in any order of dimensions. */
class ArrayReaderTest {

	private static final int OFFSET = 3;
	private static final ImageShape SHAPE = new ImageShape(4, 3, 2, 5, 2);

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "tzcyx, false", "xyczt, true", "tzcyx, true", "xyczt, false", "yxzct, true", "ctxzy, false", "zxcyt, true" })
	void everyOrderOfDimensionsGivesTheSamePlanes(final String axes, final boolean firstFastest) throws IOException {
		try (PlaneReader reader = reader(axes, firstFastest, SampleType.FLOAT32, 1, 0)) {
			assertEquals(SHAPE, reader.shape());
			for (int k = 0; k < SHAPE.planeCount(); k++)
				assertArrayEquals(plane(k), reader.read(k));
		}
	}

	/** 300 slices vary faster than rows and columns, so a plane is spread over the whole file. */
	@Test
	void samplesFarApartAreGathered() throws IOException {
		final long[] dimensions = { 300, 3, 4 };
		final ByteBuffer bytes = ByteBuffer.allocate(4 * 300 * 12).order(ByteOrder.LITTLE_ENDIAN);
		for (int i = 0; i < 3600; i++)
			bytes.putFloat(i);
		final Path file = Files.write(folder.resolve("array"), bytes.array());
		final SampleRegion region = SampleRegion.unscaled(0, SampleType.FLOAT32, ByteOrder.LITTLE_ENDIAN);
		for (final String axes : new String[] { "zyx", "zxy" }) {
			final ArrayLayout layout =
				ArrayLayout.of(file, dimensions, ArrayLayout.firstFastest(dimensions), AxisOrder.parse(axes));
			try (PlaneReader reader = new ArrayReader(file, region, layout, ImageMetadata.titled("array"))) {
				final float[] plane = reader.read(7);
				final int x = axes.equals("zyx") ? 900 : 300;
				assertEquals(7, plane[0]);
				assertEquals(7 + x, plane[1]);
				assertEquals(7 + 3300, plane[11]);
			}
		}
	}

	/** A row, and two rows with what is between them, are longer than what is read in one go. */
	@ParameterizedTest
	@CsvSource({ "300000, 3, 1, yx", "300000, 3, 1, xy", "40, 9000, 70, yx", "40, 9000, 70, xy", "2, 3, 200000, xy" })
	void longRowsAreReadInPieces(final int columns, final int rows, final int stride, final String axes) throws IOException {
		final long rowStride = (long) columns * stride;
		final Path file = folder.resolve("array");
		final ByteBuffer bytes = ByteBuffer.allocate((int) (4 * rows * rowStride)).order(ByteOrder.LITTLE_ENDIAN);
		for (int row = 0; row < rows; row++)
			for (int column = 0; column < columns; column++)
				bytes.putFloat((int) (4 * (row * rowStride + column * stride)), row * columns + column);
		Files.write(file, bytes.array());
		final long[] dimensions = { rows, columns };
		final ArrayLayout layout =
			ArrayLayout.of(file, dimensions, new long[] { rowStride, stride }, AxisOrder.parse(axes));
		final SampleRegion region = SampleRegion.unscaled(0, SampleType.FLOAT32, ByteOrder.LITTLE_ENDIAN);
		try (PlaneReader reader = new ArrayReader(file, region, layout, ImageMetadata.titled("array"))) {
			final float[] plane = reader.read(0);
			for (int i = 0; i < plane.length; i++)
				assertEquals(axes.equals("yx") ? i : i % rows * columns + i / rows, plane[i]);
		}
	}

	/** Signs of zero and the bits of NaN are part of a sample. */
	@ParameterizedTest
	@CsvSource({ "xy", "yx" })
	void floatsAreCopiedBitByBit(final String axes) throws IOException {
		final int[] bits = { 0x80000000, 0x7f800000, 0xff800000, 0x7fc00001, 0xffc12345, 0x7f800001, 0x00000001, 0x80000001 };
		final ByteBuffer bytes = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
		bytes.asIntBuffer().put(bits);
		final Path file = Files.write(folder.resolve("array"), bytes.array());
		final long[] dimensions = { 1, 4 };
		final ArrayLayout layout = ArrayLayout.of(file, dimensions, ArrayLayout.lastFastest(dimensions), AxisOrder.parse(axes));
		final SampleRegion region = SampleRegion.unscaled(0, SampleType.COMPLEX64, ByteOrder.LITTLE_ENDIAN);
		try (PlaneReader reader = new ArrayReader(file, region, layout, ImageMetadata.titled("array"))) {
			final float[] plane = reader.read(0);
			for (int i = 0; i < bits.length; i++)
				assertEquals(bits[i], Float.floatToRawIntBits(plane[i]));
		}
	}

	@Test
	void complexSamplesStayInterleavedAndAreScaled() throws IOException {
		try (PlaneReader reader = reader("tzcyx", false, SampleType.COMPLEX128, 2, 1)) {
			assertTrue(reader.complex());
			final float[] plane = reader.read(3);
			final float[] values = plane(3);
			for (int i = 0; i < values.length; i++) {
				assertEquals(2 * values[i] + 1, plane[2 * i]);
				assertEquals(2 * -values[i] + 1, plane[2 * i + 1]);
			}
		}
	}

	@Test
	void anArrayBeyondTheEndOfTheFileIsCorrupt() throws IOException {
		final Path file = Files.write(folder.resolve("short"), new byte[4 * 12 - 1]);
		final long[] dimensions = { 3, 4 };
		final ArrayLayout layout = ArrayLayout.of(file, dimensions, ArrayLayout.lastFastest(dimensions), AxisOrder.parse("yx"));
		final SampleRegion region = SampleRegion.unscaled(0, SampleType.FLOAT32, ByteOrder.LITTLE_ENDIAN);
		final CorruptFileException e = assertThrows(CorruptFileException.class,
			() -> new ArrayReader(file, region, layout, ImageMetadata.titled("")));
		assertTrue(e.getMessage().contains("47 bytes"), e.getMessage());
	}

	@ParameterizedTest
	@CsvSource({ "tzcyx, false, true", "tzcxy, false, true", "xyczt, true, true", "xyzct, true, false", "tczyx, false, false",
		"yxctz, false, false", "zcyxt, false, false" })
	void planesFollowEachOtherOrAreMixed(final String axes, final boolean firstFastest, final boolean follow) throws IOException {
		final long[] dimensions = { 2, 2, 3, 2, 2 };
		final long[] strides = firstFastest ? ArrayLayout.firstFastest(dimensions) : ArrayLayout.lastFastest(dimensions);
		final ArrayLayout layout = ArrayLayout.of(folder, dimensions, strides, AxisOrder.parse(axes));
		assertEquals(follow, layout.planesFollowEachOther());
		final ByteSource stream = new StreamedBytes(folder, "entry", 48 * 4, () -> new ByteArrayInputStream(new byte[48 * 4]), 0);
		final SampleRegion region = SampleRegion.unscaled(0, SampleType.FLOAT32, ByteOrder.LITTLE_ENDIAN);
		if (follow)
			assertEquals(0, new ArrayReader(folder, stream, region, layout, ImageMetadata.titled("")).read(7)[0]);
		else
			assertThrows(ImageTooLargeException.class, () -> new ArrayReader(folder, stream, region, layout, ImageMetadata.titled("")));
	}

	@ParameterizedTest
	@ValueSource(longs = { -1, 1, Long.MAX_VALUE, Long.MIN_VALUE })
	void anArrayThatBeginsOutsideIsCorrupt(final long offset) throws IOException {
		final Path file = Files.write(folder.resolve("shifted"), new byte[4 * 12]);
		final long[] dimensions = { 3, 4 };
		final ArrayLayout layout = ArrayLayout.of(file, dimensions, ArrayLayout.lastFastest(dimensions), AxisOrder.parse("yx"));
		final SampleRegion region = SampleRegion.unscaled(offset, SampleType.FLOAT32, ByteOrder.LITTLE_ENDIAN);
		assertThrows(CorruptFileException.class, () -> new ArrayReader(file, region, layout, ImageMetadata.titled("")));
	}

	@Test
	void aPlaneBeyondMemoryIsRefusedBeforeItIsRead() throws IOException {
		final long[] dimensions = { 32767, 32767 };
		assumeTrue(4L * 32767 * 32767 > Runtime.getRuntime().maxMemory() / 2, "too much memory for this test");
		final ByteSource source = new ByteSource() {

			@Override
			public long size() {
				return Long.MAX_VALUE;
			}

			@Override
			public void read(final long position, final ByteBuffer into) {
				throw new AssertionError();
			}

			@Override
			public void close() {}
		};
		final ArrayLayout layout = ArrayLayout.of(folder, dimensions, ArrayLayout.lastFastest(dimensions), AxisOrder.parse("yx"));
		final SampleRegion region = SampleRegion.unscaled(0, SampleType.FLOAT32, ByteOrder.LITTLE_ENDIAN);
		assertThrows(ImageTooLargeException.class, () -> new ArrayReader(folder, source, region, layout, ImageMetadata.titled("")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0 3 4", "-1 3 4", "9223372036854775807 3 4", "4611686018427387904 4611686018427387904 4" })
	void impossibleDimensionsAreCorrupt(final String dimensions) {
		assertThrows(CorruptFileException.class, () -> layout(dimensions, "zyx"));
	}

	@ParameterizedTest
	@CsvSource({ "3 4, zyx", "3 3 4, 1yx", "4294967296 1 1, xyz", "1 40000 40000, zyx", "65536 1 1 65536, zyxc" })
	void dimensionsThatFitNoImageAreUnsupported(final String dimensions, final String axes) {
		assertThrows(UnsupportedFormatException.class, () -> layout(dimensions, axes));
	}

	@Test
	void wholeImagesBeyondMemoryAreRefusedButTheirPlanesAreNot() throws IOException {
		final long planes = Runtime.getRuntime().maxMemory() / 2 / (4L << 20) + 1;
		try (PlaneReader reader = new PlaneReader() {

			@Override
			public ImageShape shape() {
				return new ImageShape(1024, 1024, 1, (int) planes, 1);
			}

			@Override
			public boolean complex() {
				return false;
			}

			@Override
			public ImageMetadata metadata() {
				return ImageMetadata.titled("huge.npy");
			}

			@Override
			public float[] read(final int k) {
				return new float[1024 * 1024];
			}

			@Override
			public void close() {}
		}) {
			final ImageTooLargeException e = assertThrows(ImageTooLargeException.class, reader::readAll);
			assertTrue(e.getMessage().startsWith("huge.npy: too large"), e.getMessage());
			assertEquals(1024 * 1024, reader.readComplex(0).magnitude().length);
		}
	}

	private ArrayLayout layout(final String dimensions, final String axes) throws ImageFileException {
		final String[] words = dimensions.split(" ");
		final long[] sizes = new long[words.length];
		for (int i = 0; i < sizes.length; i++)
			sizes[i] = Long.parseLong(words[i]);
		return ArrayLayout.of(folder, sizes, new long[sizes.length], AxisOrder.parse(axes));
	}

	private PlaneReader reader(final String axes, final boolean firstFastest, final SampleType type, final double slope,
		final double intercept) throws IOException
	{
		final AxisOrder order = AxisOrder.parse(axes);
		final long[] dimensions = new long[5];
		for (int axis = 0; axis < 5; axis++)
			dimensions[order.dimension(axis)] = SHAPE.dimensions()[axis];
		final long[] strides = firstFastest ? ArrayLayout.firstFastest(dimensions) : ArrayLayout.lastFastest(dimensions);
		final ByteBuffer bytes = ByteBuffer.allocate(OFFSET + (int) SHAPE.samples() * type.bytes());
		final long[] factors = { 1, 10, 100, 1000, 10000 };
		for (int i = 0; i < SHAPE.samples(); i++) {
			long value = 0;
			for (int axis = 0; axis < 5; axis++)
				value += factors[axis] * (i / strides[order.dimension(axis)] % SHAPE.dimensions()[axis]);
			if (type == SampleType.FLOAT32) bytes.putFloat(OFFSET + 4 * i, value);
			else bytes.putDouble(OFFSET + 16 * i, value).putDouble(OFFSET + 16 * i + 8, -value);
		}
		final Path file = Files.write(folder.resolve("array"), bytes.array());
		final SampleRegion region = new SampleRegion(OFFSET, type, ByteOrder.BIG_ENDIAN, slope, intercept);
		return new ArrayReader(file, region, ArrayLayout.of(file, dimensions, strides, order), ImageMetadata.titled("array"));
	}

	private static float[] plane(final int k) {
		final float[] plane = new float[12];
		for (int i = 0; i < 12; i++)
			plane[i] = i % 4 + 10 * (i / 4) + 100 * (k % 2) + 1000 * (k / 2 % 5) + 10000 * (k / 10);
		return plane;
	}
}
