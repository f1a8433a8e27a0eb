package io.github.phasegen.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.complex.ComplexFloatType;

import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;

/** Small images in which every sample has its own value. */
public final class TestImages {

	public static final int WIDTH = 5;
	public static final int HEIGHT = 4;

	private TestImages() {}

	/** Real samples 1, 2, 3, ... with X fastest, then Y, C, Z, T. */
	public static RealImage real(final int channels, final int slices, final int frames) {
		final float[] data = new float[WIDTH * HEIGHT * channels * slices * frames];
		for (int i = 0; i < data.length; i++)
			data[i] = i + 1;
		return new RealImage(ArrayImgs.floats(data, WIDTH, HEIGHT, channels, slices, frames), ImageMetadata.titled("real"));
	}

	/** Complex samples whose magnitude counts 1, 2, 3, ... and whose phase turns by 1 rad per sample. */
	public static ComplexImage complex(final int channels, final int slices, final int frames) {
		final List<ComplexPlane> planes = new ArrayList<>();
		final int length = WIDTH * HEIGHT;
		for (int k = 0; k < channels * slices * frames; k++) {
			final float[] magnitude = new float[length];
			final float[] phase = new float[length];
			for (int i = 0; i < length; i++) {
				magnitude[i] = k * length + i + 1;
				phase[i] = k * length + i;
			}
			planes.add(ComplexPlane.fromPolar(WIDTH, HEIGHT, magnitude, phase));
		}
		return new ComplexImage(ComplexImages.fromPlanes(planes, WIDTH, HEIGHT, channels, slices, frames), ImageMetadata.titled("complex"));
	}

	public static void assertSamePixels(final RealImage expected, final RealImage actual, final double tolerance) {
		final RandomAccessibleInterval<? extends RealType<?>> pixels = expected.pixels();
		assertArrayEquals(pixels.dimensionsAsLongArray(), actual.pixels().dimensionsAsLongArray());
		for (int k = 0; k < expected.planeCount(); k++)
			assertArrayEquals(ComplexImages.realPlane(pixels, k), ComplexImages.realPlane(actual.pixels(), k), (float) tolerance);
	}

	public static void assertSamePixels(final ComplexImage expected, final ComplexImage actual, final double tolerance) {
		final RandomAccessibleInterval<ComplexFloatType> pixels = expected.pixels();
		assertArrayEquals(pixels.dimensionsAsLongArray(), actual.pixels().dimensionsAsLongArray());
		for (int k = 0; k < expected.planeCount(); k++)
			assertArrayEquals(ComplexImages.plane(pixels, k).data(), ComplexImages.plane(actual.pixels(), k).data(), (float) tolerance);
	}

	public static void assertSameScale(final AxisScale expected, final AxisScale actual) {
		assertEquals(expected.step(), actual.step(), 1e-6 * Math.abs(expected.step()));
		assertEquals(expected.origin(), actual.origin(), 1e-6);
		assertEquals(expected.unit(), actual.unit());
	}
}
