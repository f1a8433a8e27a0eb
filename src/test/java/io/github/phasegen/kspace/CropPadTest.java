package io.github.phasegen.kspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CropPadTest {

	@ParameterizedTest
	@CsvSource({ "8,6,4,4", "8,6,5,3", "7,5,4,2", "7,5,3,5", "4,4,9,8", "5,3,8,8", "5,5,1,1", "8,3,4,7", "1,1,4,5" })
	void theCentrePixelStaysTheCentre(final int width, final int height, final int newWidth, final int newHeight) {
		final ComplexPlane plane = TestPlanes.random(width, height, 1);
		final ComplexPlane result = CropPad.center(plane, newWidth, newHeight);
		for (int y = 0; y < newHeight; y++)
			for (int x = 0; x < newWidth; x++) {
				final int oldX = x - newWidth / 2 + width / 2;
				final int oldY = y - newHeight / 2 + height / 2;
				final boolean inside = oldX >= 0 && oldX < width && oldY >= 0 && oldY < height;
				assertEquals(inside ? plane.re(oldX, oldY) : 0, result.re(x, y));
				assertEquals(inside ? plane.im(oldX, oldY) : 0, result.im(x, y));
			}
	}

	@ParameterizedTest
	@CsvSource({ "8,6,9,7", "7,5,8,8", "1,1,6,3" })
	void croppingUndoesZeroPadding(final int width, final int height, final int newWidth, final int newHeight) {
		final ComplexPlane plane = TestPlanes.random(width, height, 2);
		final ComplexPlane padded = CropPad.center(plane, newWidth, newHeight);
		assertArrayEquals(plane.data(), CropPad.center(padded, width, height).data());
	}

	@Test
	void reflectionDoesNotRepeatTheEdge() {
		final float[] row = { 1, 2, 3 };
		final float[] padded = CropPad.reflectPad(row, 3, 1, new Padding(2, 2, 0, 0));
		assertArrayEquals(new float[] { 3, 2, 1, 2, 3, 2, 1 }, padded);
	}

	@Test
	void reflectionRepeatsWhenThePaddingIsLargerThanThePlane() {
		final float[] row = { 1, 2, 3 };
		final float[] padded = CropPad.reflectPad(row, 3, 1, new Padding(5, 6, 0, 0));
		assertArrayEquals(new float[] { 2, 1, 2, 3, 2, 1, 2, 3, 2, 1, 2, 3, 2, 1 }, padded);
	}

	@Test
	void aSinglePixelIsRepeated() {
		assertArrayEquals(new float[] { 4, 4, 4, 4, 4, 4 }, CropPad.reflectPad(new float[] { 4 }, 1, 1, new Padding(1, 1, 0, 1)));
	}

	@ParameterizedTest
	@CsvSource({ "5,4,1,2,3,0", "1,3,4,4,7,9", "2,2,11,0,0,5" })
	void cropUndoesReflection(final int width, final int height, final int left, final int right, final int top, final int bottom) {
		final Padding padding = new Padding(left, right, top, bottom);
		final float[] real = TestPlanes.gaussian(width * height, 3);
		assertArrayEquals(real, CropPad.crop(CropPad.reflectPad(real, width, height, padding), width, height, padding));
		final ComplexPlane plane = TestPlanes.random(width, height, 4);
		assertArrayEquals(plane.data(), CropPad.crop(CropPad.reflectPad(plane, padding), padding).data());
	}

	@Test
	void complexReflectionIsThatOfItsParts() {
		final float[] re = TestPlanes.gaussian(12, 5);
		final float[] im = TestPlanes.gaussian(12, 6);
		final Padding padding = new Padding(3, 1, 2, 5);
		final ComplexPlane padded = CropPad.reflectPad(ComplexPlane.fromParts(4, 3, re, im), padding);
		final ComplexPlane expected = ComplexPlane.fromParts(8, 10, CropPad.reflectPad(re, 4, 3, padding),
			CropPad.reflectPad(im, 4, 3, padding));
		assertArrayEquals(expected.data(), padded.data());
	}

	@ParameterizedTest
	@CsvSource({ "181,217,16", "256,256,16", "1,1,8", "17,16,16" })
	void paddingReachesTheNextMultiple(final int width, final int height, final int multiple) {
		final Padding padding = Padding.toMultipleOf(multiple, width, height);
		final int newWidth = padding.paddedWidth(width);
		final int newHeight = padding.paddedHeight(height);
		assertEquals(0, newWidth % multiple);
		assertEquals(0, newHeight % multiple);
		assertTrue(newWidth - width < multiple && newHeight - height < multiple);
		assertEquals(newWidth / 2, padding.left() + width / 2);
		assertEquals(newHeight / 2, padding.top() + height / 2);
	}

	@Test
	void rejectsNegativePaddingAndWrongArrays() {
		assertThrows(IllegalArgumentException.class, () -> new Padding(0, -1, 0, 0));
		assertThrows(IllegalArgumentException.class, () -> Padding.toSize(8, 8, 6, 8));
		assertThrows(IllegalArgumentException.class, () -> CropPad.reflectPad(new float[5], 2, 2, Padding.NONE));
		assertThrows(IllegalArgumentException.class, () -> CropPad.center(new ComplexPlane(2, 2), 0, 2));
	}
}
