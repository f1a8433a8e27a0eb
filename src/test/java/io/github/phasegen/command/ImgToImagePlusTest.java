package io.github.phasegen.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;

import ij.ImagePlus;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.convert.ConvertService;

class ImgToImagePlusTest {

	private static Stream<long[][]> sizes() {
		return Stream.of(new long[][] { { 3, 4 }, { 3, 4, 1, 1, 1 } }, new long[][] { { 3, 4, 5 }, { 3, 4, 1, 5, 1 } },
			new long[][] { { 3, 4, 5, 2 }, { 3, 4, 1, 5, 2 } }, new long[][] { { 3, 4, 2, 5, 6 }, { 3, 4, 2, 5, 6 } });
	}

	@ParameterizedTest
	@MethodSource("sizes")
	void axesAreXyThenZThenT(final long[][] sizes) {
		final ImagePlus image = convert(ArrayImgs.floats(sizes[0]));
		assertArrayEquals(Arrays.stream(sizes[1]).mapToInt(Math::toIntExact).toArray(), image.getDimensions());
	}

	@Test
	void valuesAreThoseOfTheImageEvenOfAViewThatBeginsElsewhere() {
		final Img<UnsignedShortType> image = ArrayImgs.unsignedShorts(new short[] { 1, 2, 3, 4, 5, 6, 7, (short) 65535 }, 2, 2, 2);
		final RandomAccessibleInterval<UnsignedShortType> second = Views.interval(image, new long[] { 0, 0, 1 }, new long[] { 1, 1,
			1 });
		assertArrayEquals(new float[] { 5, 6, 7, 65535 }, (float[]) convert(second).getStack().getPixels(1));
	}

	@Test
	void onlyGreyImagesOfTwoToFiveAxesAreConverted() {
		final ImgToImagePlus converter = new ImgToImagePlus();
		assertTrue(converter.canConvert(ArrayImgs.bytes(3, 3), ImagePlus.class));
		assertFalse(converter.canConvert(ArrayImgs.argbs(3, 3), ImagePlus.class));
		assertFalse(converter.canConvert(ArrayImgs.complexFloats(3, 3), ImagePlus.class));
		assertFalse(converter.canConvert(ArrayImgs.bytes(3), ImagePlus.class));
		assertFalse(converter.canConvert(ArrayImgs.bytes(1, 1, 1, 1, 1, 1), ImagePlus.class));
		assertFalse(converter.canConvert("image.tif", ImagePlus.class));
	}

	@Test
	void sciJavaFindsTheConverter() {
		try (Context context = new Context(ConvertService.class)) {
			assertEquals(2, context.service(ConvertService.class).convert(ArrayImgs.floats(4, 4, 2), ImagePlus.class)
				.getStackSize());
		}
	}

	private static ImagePlus convert(final RandomAccessibleInterval<?> image) {
		return new ImgToImagePlus().convert(image, ImagePlus.class);
	}
}
