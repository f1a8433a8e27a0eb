package io.github.phasegen.kspace;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.complex.ComplexFloatType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;

class ComplexImagesTest {

	private static final int WIDTH = 5;
	private static final int HEIGHT = 4;

	private final Img<ComplexFloatType> image = ComplexImages.fromPlanes(List.of(plane(0), plane(1), plane(2), plane(3), plane(4), plane(5)),
		WIDTH, HEIGHT, 3, 2);

	@Test
	void planesAreCountedWithTheThirdAxisFastest() {
		assertEquals(6, ComplexImages.planeCount(image));
		final ComplexFloatType sample = image.getAt(1, 2, 0, 1);
		assertEquals(plane(3).re(1, 2), sample.getRealFloat());
		assertEquals(plane(3).im(1, 2), sample.getImaginaryFloat());
		assertArrayEquals(plane(5).data(), ComplexImages.plane(image, 5).data());
	}

	@Test
	void partsComeBack() {
		final Img<ComplexFloatType> cartesian =
			ComplexImages.fromRealImaginary(ComplexImages.real(image), ComplexImages.imaginary(image));
		final Img<ComplexFloatType> polar = ComplexImages.fromMagnitudePhase(ComplexImages.magnitude(image), ComplexImages.phase(image));
		for (int k = 0; k < 6; k++) {
			assertArrayEquals(plane(k).data(), ComplexImages.plane(cartesian, k).data());
			assertClose(plane(k).data(), ComplexImages.plane(polar, k).data(), 1e-6);
		}
	}

	@Test
	void viewsWithAnOffsetAreRead() {
		final RandomAccessibleInterval<ComplexFloatType> view =
			Views.interval(image, new long[] { 1, 1, 1, 1 }, new long[] { 3, 2, 2, 1 });
		assertEquals(2, ComplexImages.planeCount(view));
		assertEquals(plane(5).re(2, 1), ComplexImages.plane(view, 1).re(1, 0));
	}

	@Test
	void anyRealTypeCanBeAPart() {
		final Img<UnsignedShortType> magnitude = ArrayImgs.unsignedShorts(new short[] { 3, (short) 65535 }, 2, 1);
		final Img<FloatType> phase = ArrayImgs.floats(new float[] { 0, (float) Math.PI / 2 }, 2, 1);
		final ComplexPlane plane = ComplexImages.plane(ComplexImages.fromMagnitudePhase(magnitude, phase), 0);
		assertClose(new float[] { 3, 0, 0, 65535 }, plane.data(), 1e-6);
		assertArrayEquals(new float[] { 3, 65535 }, ComplexImages.realPlane(magnitude, 0));
	}

	@Test
	void theTransformRunsOverEveryPlane() {
		for (final FourierNorm norm : FourierNorm.values()) {
			final Img<ComplexFloatType> spectrum = CenteredFourier.forward(image, norm);
			final Img<ComplexFloatType> back = CenteredFourier.inverse(spectrum, norm);
			for (int k = 0; k < 6; k++) {
				final ComplexPlane expected = plane(k);
				new PlaneFourier(WIDTH, HEIGHT).forward(expected.data(), norm);
				assertArrayEquals(expected.data(), ComplexImages.plane(spectrum, k).data());
				assertClose(plane(k).data(), ComplexImages.plane(back, k).data(), 1e-6);
			}
		}
	}

	@Test
	void rejectsWhatDoesNotFit() {
		final Img<ComplexFloatType> line = ComplexImages.create(7);
		assertThrows(IllegalArgumentException.class, () -> CenteredFourier.forward(line, FourierNorm.ORTHO));
		assertThrows(IndexOutOfBoundsException.class, () -> ComplexImages.plane(image, 6));
		assertThrows(IllegalArgumentException.class, () -> ComplexImages.setPlane(image, 0, new ComplexPlane(4, 5)));
		assertThrows(IllegalArgumentException.class, () -> ComplexImages.fromPlanes(List.of(plane(0)), WIDTH, HEIGHT, 2));
		assertThrows(IllegalArgumentException.class,
			() -> ComplexImages.fromMagnitudePhase(ArrayImgs.floats(2, 3), ArrayImgs.floats(3, 2)));
	}

	private static ComplexPlane plane(final int k) {
		return TestPlanes.random(WIDTH, HEIGHT, k);
	}
}
