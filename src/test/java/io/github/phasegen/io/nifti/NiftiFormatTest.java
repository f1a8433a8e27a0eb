package io.github.phasegen.io.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageFormatContract;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.kspace.ComplexImages;

class NiftiFormatTest extends ImageFormatContract {

	@Override
	protected ImageFormat format() {
		return new NiftiFormat();
	}

	@Override
	protected byte[] realFile() {
		final double[] values = new double[60];
		Arrays.setAll(values, i -> i + 1);
		return NiftiBytes.first(NiftiType.INT16, 5, 4, 3).data(values).bytes();
	}

	@Override
	protected byte[] complexFile() {
		final double[] values = new double[120];
		Arrays.setAll(values, i -> (i / 2 + 1) * (i % 2 == 0 ? Math.cos(i / 2) : Math.sin(i / 2)));
		return NiftiBytes.of(2, ByteOrder.BIG_ENDIAN, NiftiType.COMPLEX64, 5, 4, 3).data(values).gzip();
	}

	@Test
	void recognisesPlainAndCompressedFiles() {
		assertTrue(format().recognises(realFile()));
		assertTrue(format().recognises(complexFile()));
		assertFalse(format().recognises(NiftiBytes.gzip(new byte[400])));
	}

	/** Axes 1 to 7 of 1 x 1 x 2 x 3 x 1 x 2 x 1 become X, Y, C = 2, Z = 2, T = 3. */
	@Test
	void furtherAxesBecomeChannelsAndFrames() throws IOException {
		final double[] values = new double[12];
		Arrays.setAll(values, i -> i);
		final byte[] bytes = NiftiBytes.first(NiftiType.UINT8, 1, 1, 2, 3, 1, 2, 1).data(values).bytes();
		final RealImage image = (RealImage) format().read(file(bytes));
		assertArrayEquals(new long[] { 1, 1, 2, 2, 3 }, image.pixels().dimensionsAsLongArray());
		for (int c = 0; c < 2; c++)
			for (int z = 0; z < 2; z++)
				for (int t = 0; t < 3; t++)
					assertEquals(z + 2 * (t + 3 * c), ComplexImages.realPlane(image.pixels(), c + 2 * (z + 2 * t))[0]);
	}

	@Test
	void voxelSizeAndOrientationAreKept() throws IOException {
		final byte[] bytes = NiftiBytes.first(NiftiType.UINT8, 2, 2, 2, 2).pixdim(1, 0.5).pixdim(3, 3).pixdim(4, 1500).units(2 | 16)
			.sform(1, 0.5, 0, 0, -90).description("TE 2.3").bytes();
		final ImageMetadata metadata = format().read(file(bytes)).metadata();
		assertEquals(AxisScale.of(0.5, "mm"), metadata.x());
		assertEquals(AxisScale.of(3, "mm"), metadata.z());
		assertEquals(AxisScale.of(1.5, "sec"), metadata.t());
		assertTrue(metadata.info().contains("Description: TE 2.3\n"), metadata.info());
		assertTrue(metadata.info().contains("-90.0"), metadata.info());
	}
}
