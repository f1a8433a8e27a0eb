package io.github.phasegen.io.nifti;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NiftiReaderTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@EnumSource(NiftiType.class)
	void readsEveryTypeInEitherByteOrderAndVersion(final NiftiType type) throws IOException {
		final double[] values = extremes(type);
		for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN))
			for (int version = 1; version <= 2; version++) {
				final NiftiBytes file = NiftiBytes.of(version, order, type, values.length / type.parts(), 1, 1).data(values);
				final NiftiImage image = read(file.bytes());
				assertEquals(version, image.header().version());
				assertEquals(order, image.header().order());
				assertEquals(type.isComplex(), image.volume().complex());
				assertArrayEquals(floats(values), image.volume().data());
			}
	}

	@Test
	void readsCompressedFilesWhateverTheirName() throws IOException {
		final NiftiBytes file = NiftiBytes.first(NiftiType.INT16, 2, 2, 1).data(1, -2, 3, -4);
		assertArrayEquals(new float[] { 1, -2, 3, -4 }, read(file.gzip()).volume().data());
	}

	@Test
	void readsMoreThanOneChunk() throws IOException {
		final double[] values = new double[40_000];
		Arrays.setAll(values, i -> i * 0.25);
		final NiftiBytes file = NiftiBytes.first(NiftiType.FLOAT64, 200, 200).data(values);
		assertArrayEquals(floats(values), read(file.gzip()).volume().data());
	}

	@Test
	void appliesTheScale() throws IOException {
		final NiftiBytes file = NiftiBytes.first(NiftiType.INT16, 3, 1, 1).scaling(0.5, -10).data(0, 1, -20);
		assertArrayEquals(new float[] { -10, -9.5f, -20 }, read(file.bytes()).volume().data());
		assertTrue(read(file.bytes()).header().isScaled());
	}

	@Test
	void aSlopeOfZeroMeansNoScaleWhateverTheIntercept() throws IOException {
		final NiftiBytes file = NiftiBytes.first(NiftiType.INT16, 3, 1, 1).scaling(0, Double.NaN).data(0, 1, -20);
		assertArrayEquals(new float[] { 0, 1, -20 }, read(file.bytes()).volume().data());
		assertFalse(read(file.bytes()).header().isScaled());
	}

	@Test
	void scalesBothPartsOfComplexSamples() throws IOException {
		final NiftiBytes file = NiftiBytes.first(NiftiType.COMPLEX64, 1, 1, 1).scaling(2, 1).data(3, -4);
		assertArrayEquals(new float[] { 7, -7 }, read(file.bytes()).volume().data());
	}

	@Test
	void xIsFastestAndPlanesFollow() throws IOException {
		final NiftiBytes file = NiftiBytes.first(NiftiType.UINT8, 2, 3, 2, 2);
		final double[] values = new double[24];
		Arrays.setAll(values, i -> i);
		final Volume volume = read(file.data(values).bytes()).volume();
		assertArrayEquals(new int[] { 2, 3, 2, 2 }, volume.dims());
		assertEquals(4, volume.planeCount());
		assertArrayEquals(new float[] { 18, 19, 20, 21, 22, 23 }, volume.plane(3));
		assertEquals(21, volume.complexPlane(3).re(1, 1));
	}

	@Test
	void oneAxisIsEnough() throws IOException {
		final Volume volume = read(NiftiBytes.first(NiftiType.UINT8, 3).data(7, 8, 9).bytes()).volume();
		assertArrayEquals(new int[] { 3, 1, 1 }, volume.dims());
		assertArrayEquals(new float[] { 7, 8, 9 }, volume.plane(0));
	}

	@Test
	void sevenAxesAreRead() throws IOException {
		final Volume volume = read(NiftiBytes.first(NiftiType.UINT8, 1, 2, 1, 2, 1, 1, 2).data(0, 1, 2, 3, 4, 5, 6, 7).bytes()).volume();
		assertArrayEquals(new int[] { 1, 2, 1, 2, 1, 1, 2 }, volume.dims());
		assertArrayEquals(new float[] { 6, 7 }, volume.plane(3));
	}

	@Test
	void unusedSizesMayBeZero() throws IOException {
		final NiftiBytes file = NiftiBytes.first(NiftiType.UINT8, 2, 2).dim(3, 0).dim(4, 0).dim(7, -1);
		assertArrayEquals(new int[] { 2, 2, 1 }, read(file.bytes()).volume().dims());
	}

	@ParameterizedTest
	@CsvSource({ "0,2", "1,2000", "2,2", "3,0.002" })
	void voxelSizesAreInMillimetres(final int unit, final double expected) throws IOException {
		final NiftiBytes file = NiftiBytes.first(NiftiType.UINT8, 2, 2, 2).pixdim(1, -2).pixdim(2, 2).pixdim(3, 0).units(unit);
		final NiftiImage image = read(file.bytes());
		assertArrayEquals(new float[] { (float) expected, (float) expected, 1 }, image.volume().voxelSizeMm());
	}

	@Test
	void headerExtensionsAreSkipped() throws IOException {
		final byte[] plain = NiftiBytes.first(NiftiType.UINT8, 2, 1, 1).voxOffset(368).data(7, 8).bytes();
		final byte[] extended = Arrays.copyOf(plain, plain.length + 16);
		System.arraycopy(plain, 352, extended, 368, 2);
		Arrays.fill(extended, 352, 368, (byte) 99);
		assertArrayEquals(new float[] { 7, 8 }, read(extended).volume().data());
		assertArrayEquals(new float[] { 7, 8 }, read(NiftiBytes.gzip(extended)).volume().data());
	}

	@Test
	void theSformIsPreferred() throws IOException {
		for (int version = 1; version <= 2; version++) {
			final NiftiBytes file = NiftiBytes.of(version, ByteOrder.BIG_ENDIAN, NiftiType.UINT8, 2, 2, 2)
				.qform(1, 0, 0, 1, 5, 6, 7).sform(2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
			final NiftiHeader header = read(file.bytes()).header();
			assertEquals(2, header.sform().code());
			assertArrayEquals(new double[][] { { 1, 2, 3, 4 }, { 5, 6, 7, 8 }, { 9, 10, 11, 12 }, { 0, 0, 0, 1 } }, header.geometry().affine());
		}
	}

	/** Expected values from nibabel for quaternion (0.5, 0.5, 0.5), voxels 1 x 2 x 3 mm, qfac -1. */
	@Test
	void theQformIsARotationByItsQuaternion() throws IOException {
		final NiftiBytes file = NiftiBytes.first(NiftiType.UINT8, 2, 2, 2).qform(1, 0.5, 0.5, 0.5, 10, 20, 30).pixdim(0, -1).pixdim(2, 2)
			.pixdim(3, 3);
		final double[][] affine = read(file.bytes()).header().geometry().affine();
		final double[][] expected = { { 0, 0, -3, 10 }, { 1, 0, 0, 20 }, { 0, 2, 0, 30 }, { 0, 0, 0, 1 } };
		for (int row = 0; row < 4; row++)
			assertArrayEquals(expected[row], affine[row], 1e-6);
	}

	@Test
	void withoutOrientationTheOriginIsAtTheCentre() throws IOException {
		final double[][] affine = read(NiftiBytes.first(NiftiType.UINT8, 3, 2, 1).pixdim(1, 2).bytes()).header().geometry().affine();
		assertArrayEquals(new double[] { 2, 0, 0, -2 }, affine[0]);
		assertArrayEquals(new double[] { 0, 1, 0, -0.5 }, affine[1]);
	}

	@Test
	void theVolumeIsNamedAfterTheFile() throws IOException {
		final Path file = Files.write(folder.resolve("Head_T1.nii.gz"), NiftiBytes.first(NiftiType.UINT8, 1).gzip());
		assertEquals("Head_T1", new NiftiReader().read(file).volume().name());
	}

	@Test
	void theHeaderCanBeReadAlone() throws IOException {
		final byte[] bytes = NiftiBytes.first(NiftiType.COMPLEX128, 5, 4).description("spoiled").truncated(360);
		final NiftiHeader header = new NiftiReader().readHeader(Files.write(folder.resolve("head.nii"), bytes));
		assertEquals(NiftiType.COMPLEX128, header.type());
		assertEquals(List.of(5, 4), header.dims());
		assertEquals("spoiled", header.details().description());
	}

	/** Files of nibabel, read by it to the same numbers. */
	@Test
	void agreesWithAnIndependentWriter() throws IOException {
		final NiftiImage image = new NiftiReader().read(Path.of("src/test/resources/nifti/nibabel_int16_scaled.nii.gz"));
		assertArrayEquals(new int[] { 4, 3, 2 }, image.volume().dims());
		final float[] expected = new float[24];
		for (int i = 0; i < 24; i++)
			expected[i] = (float) Math.sin(i);
		assertClose(expected, image.volume().data(), 1e-4);
		assertArrayEquals(new double[] { -2, 0, 0, 5 }, image.header().geometry().affine()[0], 1e-6);
	}

	private NiftiImage read(final byte[] bytes) throws IOException {
		return new NiftiReader().read(Files.write(folder.resolve("image.nii"), bytes));
	}

	private static double[] extremes(final NiftiType type) {
		return switch (type) {
			case UINT8 -> new double[] { 0, 1, 255 };
			case INT8 -> new double[] { -128, 0, 127 };
			case INT16 -> new double[] { -32768, 0, 32767 };
			case UINT16 -> new double[] { 0, 1, 65535 };
			case INT32 -> new double[] { Integer.MIN_VALUE, -1, 1 << 24 };
			case UINT32 -> new double[] { 0, 1, 4294967040.0 };
			case INT64 -> new double[] { Long.MIN_VALUE, -1, 1L << 40 };
			case UINT64 -> new double[] { 0, 1, 1L << 62 };
			case FLOAT32 -> new double[] { -1.5, 0, 1e30f, Double.NaN };
			case FLOAT64 -> new double[] { -1.5, 0, 1e-30, Double.POSITIVE_INFINITY };
			case COMPLEX64, COMPLEX128 -> new double[] { 1, -2, 3.5, 1e10f };
		};
	}

	private static float[] floats(final double[] values) {
		final float[] floats = new float[values.length];
		for (int i = 0; i < values.length; i++)
			floats[i] = (float) values[i];
		return floats;
	}
}
