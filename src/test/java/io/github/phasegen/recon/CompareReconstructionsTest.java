package io.github.phasegen.recon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.metrics.ReconstructionMetrics;
import io.github.phasegen.testing.TestHeads;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.complex.ComplexFloatType;
import org.junit.jupiter.api.Test;

class CompareReconstructionsTest {

	private static final RealImage HEAD = ImagePlusAdapter.toReal(TestHeads.image(21, 18, new int[] { 1, 2, 3 }, 32));

	@Test
	void everyFrameIsAVolume() {
		final RealImage darker = scaled(HEAD, 0.9, "darker.tif");
		final var frames = CompareReconstructions.of(HEAD, darker).frames();
		assertEquals(3, frames.size());
		for (final ReconstructionMetrics frame : frames) {
			assertEquals(2, frame.slices().size());
			assertEquals(0.01, frame.nmse(), 1e-6);
			assertTrue(Double.isNaN(frame.complexNmse()));
		}
		assertTrue(frames.get(0).psnr() != frames.get(2).psnr(), "each frame has its own maximum");
	}

	@Test
	void aComplexImageHasTheErrorsOfItsMagnitude() {
		final ComplexImage turned = complex(HEAD, 0.5);
		final CompareReconstructions mixed = CompareReconstructions.of(HEAD, turned);
		assertFalse(mixed.complex());
		assertEquals(0, mixed.frames().get(1).nmse(), 1e-10);
		final CompareReconstructions both = CompareReconstructions.of(complex(HEAD, 0), turned);
		assertTrue(both.complex());
		assertEquals(0, both.frames().get(1).nmse(), 1e-10);
		assertEquals(4 * Math.pow(Math.sin(0.25), 2), both.frames().get(1).complexNmse(), 1e-5);
	}

	@Test
	void theErrorMapIsTheMagnifiedDifference() {
		final RealImage map = CompareReconstructions.of(HEAD, scaled(HEAD, 1.1, "brighter.nii.gz")).errorMap(10);
		assertArrayEquals(HEAD.pixels().dimensionsAsLongArray(), map.pixels().dimensionsAsLongArray());
		for (int k = 0; k < HEAD.planeCount(); k++)
			assertArrayEquals(ComplexImages.realPlane(HEAD.pixels(), k), ComplexImages.realPlane(map.pixels(), k), 1e-3f);
		assertEquals("brighter_error_x10", map.metadata().title());
		assertEquals("10 * ||brighter.nii.gz| - |head.tif||", map.metadata().infoValue("PhaseGen error map").orElseThrow());
		assertEquals(3, map.metadata().z().step());
	}

	@Test
	void whatCannotBeComparedIsNamed() {
		final RealImage small = ImagePlusAdapter.toReal(TestHeads.image(21, 17, new int[] { 1, 2, 3 }, 32));
		assertFails("head.tif: size: found 21 x 17, 2 slices, 3 frames, expected 21 x 18, 2 slices, 3 frames", HEAD, small);
		final RealImage coils = ImagePlusAdapter.toReal(TestHeads.image(21, 18, new int[] { 4, 2, 3 }, 32));
		assertFails("head.tif: channels: found 4, expected 1 (combine", HEAD, coils);
		final RandomAccessibleInterval<ComplexFloatType> pixels = complex(HEAD, 0).pixels();
		final ImageMetadata metadata = new Encoding(Optional.of(FourierNorm.ORTHO), Encoding.Readout.X, 21, 18).addTo(ImageMetadata.titled(
			"raw"));
		assertFails("raw: domain: found k-space, expected an image", new ComplexImage(pixels, metadata), HEAD);
		final CompareReconstructions pair = CompareReconstructions.of(HEAD, HEAD);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> pair.errorMap(0)).getMessage().startsWith("magnification: found 0"));
	}

	@Test
	void aVolumeThatCannotBeJudgedIsNamed() {
		final RealImage zero = scaled(HEAD, 0, "zero.tif");
		final var error = assertThrows(IllegalArgumentException.class, () -> CompareReconstructions.of(zero, HEAD).frames());
		assertTrue(error.getMessage().startsWith("head.tif beside zero.tif, frame 1: truth: found no positive value"), error.getMessage());
	}

	private static void assertFails(final String message, final ImageContents truth, final ImageContents reconstruction) {
		final var error = assertThrows(IllegalArgumentException.class, () -> CompareReconstructions.of(truth, reconstruction));
		assertTrue(error.getMessage().startsWith(message), error.getMessage());
	}

	private static RealImage scaled(final RealImage image, final double factor, final String title) {
		final var pixels = PlanarImgs.floats(image.pixels().dimensionsAsLongArray());
		for (int k = 0; k < image.planeCount(); k++) {
			final float[] plane = ComplexImages.realPlane(image.pixels(), k);
			for (int i = 0; i < plane.length; i++)
				plane[i] *= (float) factor;
			ComplexImages.setRealPlane(pixels, k, plane);
		}
		return new RealImage(pixels, image.metadata().withTitle(title));
	}

	private static ComplexImage complex(final RealImage image, final double angle) {
		final ImageShape shape = ImageShape.of(image.pixels());
		final Img<ComplexFloatType> pixels = ComplexImages.create(shape.dimensions());
		final float[] phase = new float[shape.planeSamples()];
		Arrays.fill(phase, (float) angle);
		for (int k = 0; k < image.planeCount(); k++)
			ComplexImages.setPlane(pixels, k, ComplexPlane.fromPolar(shape.width(), shape.height(), ComplexImages.realPlane(image.pixels(), k),
				phase));
		return new ComplexImage(pixels, ImageMetadata.titled("complex"));
	}
}
