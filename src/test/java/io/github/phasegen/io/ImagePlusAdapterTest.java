package io.github.phasegen.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

import org.junit.jupiter.api.Test;

import io.github.phasegen.kspace.ComplexImages;

class ImagePlusAdapterTest {

	@Test
	void thePixelsAreThoseOfTheStack() {
		final float[] array = { 1, 2, 3, 4, 5, 6 };
		final RandomAccessibleInterval<? extends RealType<?>> pixels =
			ImagePlusAdapter.toReal(new ImagePlus("a", new FloatProcessor(3, 2, array))).pixels();
		pixels.getAt(2, 1, 0, 0, 0).setReal(42);
		assertEquals(42, array[5]);
		array[0] = 7;
		assertEquals(7, pixels.getAt(0, 0, 0, 0, 0).getRealDouble());
	}

	@Test
	void bytesAndShortsAreUnsignedAndShared() {
		final byte[] bytes = { (byte) 200 };
		final RandomAccessibleInterval<? extends RealType<?>> eight =
			ImagePlusAdapter.toReal(new ImagePlus("a", new ByteProcessor(1, 1, bytes))).pixels();
		assertEquals(200, eight.getAt(0, 0, 0, 0, 0).getRealDouble());
		eight.getAt(0, 0, 0, 0, 0).setReal(255);
		assertEquals(-1, bytes[0]);
		final RandomAccessibleInterval<? extends RealType<?>> sixteen =
			ImagePlusAdapter.toReal(new ImagePlus("a", new ShortProcessor(1, 1, new short[] { (short) 60000 }, null))).pixels();
		assertEquals(60000, sixteen.getAt(0, 0, 0, 0, 0).getRealDouble());
	}

	@Test
	void hyperstacksKeepTheirAxes() {
		final ImagePlus imp = hyperstack(2, 3, 4);
		final RandomAccessibleInterval<? extends RealType<?>> pixels = ImagePlusAdapter.toReal(imp).pixels();
		assertArrayEquals(new long[] { 2, 1, 2, 3, 4 }, pixels.dimensionsAsLongArray());
		assertEquals(imp.getStackIndex(2, 3, 4), pixels.getAt(0, 0, 1, 2, 3).getRealDouble());
		assertEquals(imp.getStackIndex(1, 2, 3), pixels.getAt(1, 0, 0, 1, 2).getRealDouble());
	}

	@Test
	void virtualStacksAreCopied() {
		final ImagePlus imp = new ImagePlus("virtual", new VirtualStack(2, 2, 3) {

			@Override
			public ImageProcessor getProcessor(final int n) {
				return new FloatProcessor(2, 2, new float[] { n, n, n, n });
			}

			@Override
			public Object getPixels(final int n) {
				return getProcessor(n).getPixels();
			}

			@Override
			public int getBitDepth() {
				return 32;
			}
		});
		final RealImage image = ImagePlusAdapter.toReal(imp);
		for (int z = 0; z < 3; z++)
			assertEquals(z + 1, ComplexImages.realPlane(image.pixels(), z)[3]);
	}

	@Test
	void calibratedIntensitiesAreApplied() {
		final ImagePlus imp = new ImagePlus("signed", new ShortProcessor(2, 1, new short[] { 0, (short) 32768 }, null));
		imp.getCalibration().setSigned16BitCalibration();
		assertArrayEquals(new float[] { -32768, 0 }, ComplexImages.realPlane(ImagePlusAdapter.toReal(imp).pixels(), 0));
		final ImagePlus linear = new ImagePlus("linear", new ByteProcessor(2, 1, new byte[] { 0, 10 }));
		linear.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] { 5, 0.5 }, "a.u.");
		assertArrayEquals(new float[] { 5, 10 }, ComplexImages.realPlane(ImagePlusAdapter.toReal(linear).pixels(), 0));
	}

	@Test
	void complexImagesBecomeLabelledHyperstacks() {
		final ImagePlus imp = ImagePlusAdapter.toImagePlus(TestImages.complex(1, 24, 1), ComplexOutput.MAGNITUDE_PHASE);
		assertArrayEquals(new int[] { 5, 4, 2, 24, 1 }, imp.getDimensions());
		assertTrue(imp.isHyperStack());
		assertEquals("Magnitude z:3/24", imp.getStack().getSliceLabel(imp.getStackIndex(1, 3, 1)));
		assertEquals("Phase z:3/24", imp.getStack().getSliceLabel(imp.getStackIndex(2, 3, 1)));
		assertEquals("complex", imp.getTitle());
	}

	@Test
	void aSinglePlaneNeedsNoNumbers() {
		final ImagePlus imp = ImagePlusAdapter.toImagePlus(TestImages.complex(1, 1, 1), ComplexOutput.REAL_IMAGINARY);
		assertEquals(List.of("Real", "Imaginary"), labels(imp));
	}

	@Test
	void channelsOfTheInputAreNamedToo() {
		final ImagePlus imp = ImagePlusAdapter.toImagePlus(TestImages.complex(2, 1, 2), ComplexOutput.REAL_IMAGINARY);
		assertEquals(4, imp.getNChannels());
		assertEquals(List.of("Real c:1/2 t:1/2", "Imaginary c:1/2 t:1/2", "Real c:2/2 t:1/2", "Imaginary c:2/2 t:1/2", "Real c:1/2 t:2/2",
			"Imaginary c:1/2 t:2/2", "Real c:2/2 t:2/2", "Imaginary c:2/2 t:2/2"), labels(imp));
	}

	@Test
	void complexImagesComeBackThroughTheirLabels() {
		for (final ComplexOutput output : List.of(ComplexOutput.MAGNITUDE_PHASE, ComplexOutput.REAL_IMAGINARY)) {
			final ComplexImage image = TestImages.complex(2, 2, 2);
			final ImagePlus imp = ImagePlusAdapter.toImagePlus(image, output);
			assertEquals(Optional.of(output), ImagePlusAdapter.complexForm(imp));
			TestImages.assertSamePixels(image, assertInstanceOf(ComplexImage.class, ImagePlusAdapter.toContents(imp)), 1e-4);
		}
	}

	@Test
	void labelsAreNeverGuessedFrom() {
		for (final List<String> labels : List.of(List.of("Magnitude", "Imaginary"), List.of("Phase", "Magnitude"), List.of("Magnitude", ""),
			List.of("magnitude", "phase"), List.of("Magnitudes", "Phases"), List.of("Real", "Real"), List.of("", ""))) {
			final ImagePlus imp = ImagePlusAdapter.toImagePlus(TestImages.complex(1, 1, 1), ComplexOutput.MAGNITUDE_PHASE);
			imp.getStack().setSliceLabel(labels.get(0), 1);
			imp.getStack().setSliceLabel(labels.get(1), 2);
			assertInstanceOf(RealImage.class, ImagePlusAdapter.toContents(imp), labels.toString());
		}
	}

	@Test
	void partsInSlicesInsteadOfChannelsAreNotComplex() {
		final ImagePlus imp = ImagePlusAdapter.toImagePlus(TestImages.complex(1, 1, 1), ComplexOutput.MAGNITUDE_PHASE);
		imp.setDimensions(1, 2, 1);
		assertInstanceOf(RealImage.class, ImagePlusAdapter.toContents(imp));
	}

	@Test
	void theUserMayDeclareChannelsToBeComplex() {
		final ImagePlus imp = hyperstack(2, 3, 1);
		final ComplexImage image = ImagePlusAdapter.toComplex(imp, ComplexOutput.REAL_IMAGINARY);
		assertArrayEquals(new long[] { 2, 1, 1, 3, 1 }, image.pixels().dimensionsAsLongArray());
		assertArrayEquals(new float[] { 3, 4, 3, 4 }, ComplexImages.plane(image.pixels(), 1).data());
		assertThrows(IllegalArgumentException.class, () -> ImagePlusAdapter.toComplex(imp, ComplexOutput.PHASE));
		assertThrows(IllegalArgumentException.class,
			() -> ImagePlusAdapter.toComplex(hyperstack(3, 1, 1), ComplexOutput.REAL_IMAGINARY));
	}

	@Test
	void calibrationLabelsAndInfoGoBothWays() {
		final ImagePlus imp = hyperstack(1, 2, 2);
		final Calibration calibration = imp.getCalibration();
		calibration.pixelWidth = 0.9;
		calibration.pixelHeight = 1.1;
		calibration.pixelDepth = 5;
		calibration.xOrigin = 7;
		calibration.frameInterval = 2;
		calibration.setUnit("mm");
		imp.setProperty("Info", "Patient: phantom\n");
		for (int slice = 1; slice <= 4; slice++)
			imp.getStack().setSliceLabel("IM" + slice + "\n0008,0060  Modality: MR", slice);
		final RealImage image = ImagePlusAdapter.toReal(imp);
		final ComplexImage complex = new ComplexImage(TestImages.complex(1, 2, 2).pixels(), image.metadata());
		final ImagePlus result = ImagePlusAdapter.toImagePlus(complex, ComplexOutput.MAGNITUDE_PHASE);
		assertEquals("Magnitude z:2/2 t:1/2 IM2\n0008,0060  Modality: MR", result.getStack().getSliceLabel(3));
		assertEquals("Patient: phantom\n", result.getInfoProperty());
		assertTrue(calibration.equals(result.getCalibration()), result.getCalibration().toString());
		assertEquals(2, result.getCalibration().frameInterval);
		assertEquals(image.metadata(), ImagePlusAdapter.toContents(result).metadata());
	}

	@Test
	void everyChannelHasItsOwnDisplayRange() {
		final ImagePlus imp = ImagePlusAdapter.toImagePlus(TestImages.complex(1, 2, 1), ComplexOutput.MAGNITUDE_PHASE);
		imp.setPosition(1, 1, 1);
		assertEquals(40, imp.getDisplayRangeMax(), 1e-3);
		imp.setPosition(2, 1, 1);
		assertTrue(imp.getDisplayRangeMax() <= Math.PI + 1e-6);
	}

	@Test
	void rejectsWhatIsNoGreyImage() {
		assertThrows(IllegalArgumentException.class, () -> ImagePlusAdapter.toReal(null));
		assertThrows(IllegalArgumentException.class, () -> ImagePlusAdapter.toReal(new ImagePlus()));
		final Exception e = assertThrows(IllegalArgumentException.class,
			() -> ImagePlusAdapter.toReal(new ImagePlus("colour", new ColorProcessor(2, 2))));
		assertTrue(e.getMessage().contains("colour"), e.getMessage());
	}

	/** A 2 x 1 pixel image whose values are the stack indices. */
	private static ImagePlus hyperstack(final int channels, final int slices, final int frames) {
		final ImageStack stack = new ImageStack(2, 1);
		for (int i = 1; i <= channels * slices * frames; i++)
			stack.addSlice(null, new float[] { i, i });
		final ImagePlus imp = new ImagePlus("hyperstack", stack);
		imp.setDimensions(channels, slices, frames);
		imp.setOpenAsHyperStack(true);
		return imp;
	}

	private static List<String> labels(final ImagePlus imp) {
		final List<String> labels = new ArrayList<>();
		for (int slice = 1; slice <= imp.getStackSize(); slice++)
			labels.add(imp.getStack().getSliceLabel(slice));
		return labels;
	}
}
