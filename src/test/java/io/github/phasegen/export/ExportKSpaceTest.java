package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import net.imglib2.img.array.ArrayImgs;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.Encoding.Readout;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.CropPad;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.coil.CoilCombination;
import io.github.phasegen.simulate.coil.CoilKind;

/** What k-space of an export must be, whatever the options. */
class ExportKSpaceTest {

	private static final ExportOptions ZERO = ExportOptions.defaults().withPhase(PhaseSource.ZERO);

	private final ExportKSpace export = new ExportKSpace();

	@AfterEach
	void close() {
		export.close();
	}

	private ExportedImages run(final ImageContents image, final ExportOptions options) throws IOException {
		return export.run(PlaneSource.of(image), options, ExportProgress.NONE);
	}

	@ParameterizedTest
	@CsvSource({ "ZERO, ORTHO, 12, 9", "NAIVE, ORTHO, 7, 16", "SMOOTH, BACKWARD, 13, 11", "NAIVE, BACKWARD, 16, 16", "SMOOTH, ORTHO, 1, 5" })
	void theMagnitudeOfTheInverseTransformIsTheInputs(final PhaseSource source, final FourierNorm norm, final int width, final int height)
		throws IOException
	{
		final RealImage image = TestInputs.magnitude(TestInputs.slices(width, height, 3));
		final ComplexImage kspace = run(image, ZERO.withPhase(source).withNorm(norm)).kspace();
		assertEquals(TestInputs.slices(width, height, 3), ImageShape.of(kspace.pixels()));
		for (int k = 0; k < 3; k++)
			assertTrue(TestInputs.relativeError(TestInputs.image(kspace, k, norm).magnitude(), ComplexImages.realPlane(image.pixels(),
				k)) < 1e-6);
	}

	@ParameterizedTest
	@EnumSource(FourierNorm.class)
	void aComplexImageComesBackFromItsKSpace(final FourierNorm norm) throws IOException {
		final ComplexImage image = TestInputs.complex(TestInputs.slices(15, 20, 2));
		final ComplexImage kspace = run(image, ExportOptions.defaults().withNorm(norm)).kspace();
		for (int k = 0; k < 2; k++)
			assertTrue(TestInputs.relativeError(TestInputs.image(kspace, k, norm).data(), ComplexImages.plane(image.pixels(), k).data()) < 1e-6);
	}

	@ParameterizedTest
	@CsvSource({ "1, 0", "2, 0", "1.5, 4" })
	void orthoKeepsTheEnergy(final double oversampling, final int coils) throws IOException {
		final ComplexImage image = TestInputs.complex(TestInputs.slices(15, 20, 1));
		final ExportOptions options = ExportOptions.defaults().withReadout(ReadoutOptions.of(oversampling, "y"))
			.withCoils(coils == 0 ? CoilChoice.NONE : CoilChoice.simulated(CoilKind.LOOPS, coils));
		final ComplexImage kspace = run(image, options).kspace();
		double energy = 0;
		for (int k = 0; k < kspace.planeCount(); k++)
			energy += TestInputs.energy(ComplexImages.plane(kspace.pixels(), k).data());
		assertEquals(1, energy / TestInputs.energy(ComplexImages.plane(image.pixels(), 0).data()), 1e-5);
	}

	@ParameterizedTest
	@CsvSource({ "BIRDCAGE, 1", "BIRDCAGE, 8", "LOOPS, 3" })
	void theRootSumOfSquaresOfTheCoilImagesIsTheMagnitude(final CoilKind kind, final int coils) throws IOException {
		final RealImage image = TestInputs.magnitude(TestInputs.slices(18, 15, 3));
		final ExportOptions options = ZERO.withPhase(PhaseSource.SMOOTH).withCoils(CoilChoice.simulated(kind, coils));
		final ComplexImage kspace = run(image, options).kspace();
		assertEquals(new ImageShape(18, 15, coils, 3, 1), ImageShape.of(kspace.pixels()));
		for (int z = 0; z < 3; z++) {
			final List<ComplexPlane> images = new ArrayList<>();
			for (int c = 0; c < coils; c++)
				images.add(TestInputs.image(kspace, z * coils + c, FourierNorm.ORTHO));
			assertTrue(TestInputs.relativeError(CoilCombination.rootSumOfSquares(images), ComplexImages.realPlane(image.pixels(), z)) < 1e-5);
		}
	}

	@ParameterizedTest
	@CsvSource({ "x, 2, 24, 9", "y, 2, 12, 18", "auto, 1.5, 18, 9", "x, 1, 12, 9" })
	void oversamplingWidensTheFieldOfViewAlongTheReadout(final String axis, final double factor, final int width, final int height)
		throws IOException
	{
		final RealImage image = TestInputs.magnitude(TestInputs.slices(12, 9, 1));
		final ComplexImage kspace = run(image, ZERO.withReadout(ReadoutOptions.of(factor, axis))).kspace();
		assertEquals(TestInputs.slices(width, height, 1), ImageShape.of(kspace.pixels()));
		final ComplexPlane whole = TestInputs.image(kspace, 0, FourierNorm.ORTHO);
		assertTrue(TestInputs.relativeError(CropPad.center(whole, 12, 9).magnitude(), ComplexImages.realPlane(image.pixels(), 0)) < 1e-6);
		assertEquals(1, TestInputs.energy(whole.data()) / TestInputs.energy(CropPad.center(whole, 12, 9).data()), 1e-6);
		final Encoding encoding = Encoding.of(kspace.metadata(), ImageShape.of(kspace.pixels())).orElseThrow();
		assertEquals(FourierNorm.ORTHO, encoding.norm().orElseThrow());
		assertEquals(axis.equals("y") ? Readout.Y : Readout.X, encoding.readout());
		assertEquals(12, encoding.imageWidth());
		assertEquals(9, encoding.imageHeight());
	}

	@ParameterizedTest
	@CsvSource({ "ORTHO, 1, 0", "BACKWARD, 1, 0", "ORTHO, 2, 4" })
	void theSignalToNoiseRatioIsTheOneAskedFor(final FourierNorm norm, final double oversampling, final int coils) throws IOException {
		final RealImage image = TestInputs.magnitude(TestInputs.slices(64, 48, 2));
		final ExportOptions options = ZERO.withNorm(norm).withReadout(ReadoutOptions.of(oversampling, "x"))
			.withCoils(coils == 0 ? CoilChoice.NONE : CoilChoice.simulated(CoilKind.BIRDCAGE, coils));
		final ComplexImage clean = run(image, options).kspace();
		final ComplexImage noisy = run(image, options.withSnr(20)).kspace();
		for (int k = 0; k < clean.planeCount(); k++) {
			final float[] noise = TestInputs.image(noisy, k, norm).data();
			final float[] signal = TestInputs.image(clean, k, norm).data();
			for (int i = 0; i < noise.length; i++)
				noise[i] -= signal[i];
			// magnitudes are 100 to 130 inside the ellipse and 0 outside
			assertEquals(115 / 20.0, Math.sqrt(TestInputs.energy(noise) / noise.length), 0.15);
		}
	}

	@Test
	void noiseDiffersBetweenCoilsAndSlicesAndFollowsTheSeed() throws IOException {
		final ComplexImage image = TestInputs.complex(new ImageShape(8, 8, 1, 2, 2));
		final ExportOptions options = ExportOptions.defaults().withSnr(3).withCoils(CoilChoice.simulated(CoilKind.BIRDCAGE, 2));
		final ComplexImage clean = run(image, options.withSnr(0)).kspace();
		final ComplexImage noisy = run(image, options).kspace();
		final List<Float> firstSamples = new ArrayList<>();
		for (int k = 0; k < noisy.planeCount(); k++)
			firstSamples.add(ComplexImages.plane(noisy.pixels(), k).re(1, 1) - ComplexImages.plane(clean.pixels(), k).re(1, 1));
		assertEquals(8, firstSamples.stream().distinct().count());
		assertSame(noisy, run(image, options).kspace());
		assertNotEquals(ComplexImages.plane(noisy.pixels(), 0).re(1, 1),
			ComplexImages.plane(run(image, options.withSeed(2)).kspace().pixels(), 0).re(1, 1));
	}

	private static void assertSame(final ComplexImage expected, final ComplexImage actual) {
		for (int k = 0; k < expected.planeCount(); k++)
			assertArrayEquals(ComplexImages.plane(expected.pixels(), k).data(), ComplexImages.plane(actual.pixels(), k).data());
	}

	@Test
	void framesStayFrames() throws IOException {
		final ImageShape shape = new ImageShape(10, 8, 1, 2, 3);
		final ComplexImage image = TestInputs.complex(shape);
		final ComplexImage kspace = run(image, ExportOptions.defaults().withCoils(CoilChoice.simulated(CoilKind.LOOPS, 2))).kspace();
		assertEquals(shape.withChannels(2), ImageShape.of(kspace.pixels()));
		for (int k = 0; k < 6; k++) {
			final List<ComplexPlane> coils = List.of(TestInputs.image(kspace, 2 * k, FourierNorm.ORTHO), TestInputs.image(kspace, 2 * k + 1,
				FourierNorm.ORTHO));
			assertTrue(TestInputs.relativeError(CoilCombination.rootSumOfSquares(coils), ComplexImages.plane(image.pixels(), k)
				.magnitude()) < 1e-5);
		}
	}

	@Test
	void channelsStayChannelsWithoutCoils() throws IOException {
		final ImageShape shape = new ImageShape(6, 8, 3, 2, 1);
		final ComplexImage image = TestInputs.complex(shape);
		final ComplexImage kspace = run(image, ExportOptions.defaults()).kspace();
		assertEquals(shape, ImageShape.of(kspace.pixels()));
		assertTrue(TestInputs.relativeError(TestInputs.image(kspace, 4, FourierNorm.ORTHO).data(), ComplexImages.plane(image.pixels(), 4)
			.data()) < 1e-6);
	}

	@Test
	void channelsAndCoilsContradictEachOther() {
		final ImageContents image = TestInputs.complex(new ImageShape(6, 8, 3, 2, 1));
		final String message = failure(image, ExportOptions.defaults().withCoils(CoilChoice.simulated(CoilKind.LOOPS, 2)));
		assertTrue(message.contains("complex.tif") && message.contains("channels: found 3, expected 1"), message);
	}

	@Test
	void anExplicitSourceReplacesThePhaseOfAComplexImage() throws IOException {
		final ComplexImage image = TestInputs.complex(TestInputs.slices(9, 8, 1));
		final ExportedImages result = run(image, ZERO);
		final ComplexPlane back = TestInputs.image(result.kspace(), 0, FourierNorm.ORTHO);
		assertArrayEquals(ComplexImages.plane(image.pixels(), 0).magnitude(), back.real(), 1e-4f);
		assertEquals(List.of("phase", "k-space"), result.record().get("synthetic"));
	}

	@Test
	void nothingButKSpaceIsSyntheticWhereAComplexImageKeepsItsPhase() throws IOException {
		final ExportedImages result = run(TestInputs.complex(TestInputs.slices(9, 8, 1)), ExportOptions.defaults());
		assertEquals(List.of("k-space"), result.record().get("synthetic"));
		assertEquals("{source=keep}", result.record().get("phase").toString());
		assertFalse(result.record().containsKey("noise"));
		assertFalse(result.record().containsKey("coils"));
	}

	@Test
	void aMagnitudeHasNoPhaseToKeep() {
		final String message = failure(TestInputs.magnitude(TestInputs.slices(4, 4, 1)), ZERO.withPhase(PhaseSource.KEEP));
		assertTrue(message.contains("head.tif: samples: found magnitudes"), message);
	}

	@Test
	void kSpaceIsNotTransformedAgain() throws IOException {
		final String message = failure(run(TestInputs.magnitude(TestInputs.slices(4, 4, 1)), ZERO).kspace(), ZERO);
		assertTrue(message.contains("domain: found k-space, expected an image"), message);
	}

	@ParameterizedTest
	@CsvSource({ "NaN, found NaN", "-1, found -1.0", "Infinity, found Infinity" })
	void unusableMagnitudesAreNamedBySlice(final float value, final String expected) {
		final float[] values = new float[4 * 4 * 3];
		values[3] = 1;
		values[4 * 4 * 2 + 5] = value;
		final String message = failure(new RealImage(ArrayImgs.floats(values, 4, 4, 1, 3, 1), ImageMetadata.titled("a")), ZERO);
		assertTrue(message.contains("slice 3") && message.contains(expected), message);
	}

	@Test
	void anEmptyImageIsRefused() {
		final String message = failure(new RealImage(ArrayImgs.floats(4, 4, 1, 1, 1), ImageMetadata.titled("a")), ZERO);
		assertTrue(message.contains("only zeros"), message);
	}

	private String failure(final ImageContents image, final ExportOptions options) {
		return assertThrows(IllegalArgumentException.class, () -> run(image, options)).getMessage();
	}

	@Test
	void whatIsKnownAboutTheImageStaysKnown() throws IOException {
		final RealImage image = TestInputs.magnitude(TestInputs.slices(6, 5, 2));
		final RealImage labelled = new RealImage(image.pixels(), image.metadata().withLabels(List.of("first", "second")));
		final ImageMetadata metadata = run(labelled, ZERO.withCoils(CoilChoice.simulated(CoilKind.LOOPS, 2))).kspace().metadata();
		assertEquals("head_kspace", metadata.title());
		assertEquals(image.metadata().x(), metadata.x());
		assertEquals(image.metadata().z(), metadata.z());
		assertEquals(List.of("first", "first", "second", "second"), metadata.labels());
		assertEquals("none", metadata.infoValue("Scanner").orElseThrow());
		assertEquals("source zero", metadata.infoValue("PhaseGen phase").orElseThrow());
	}

	@Test
	void theViewIsLogarithmicFromZeroToOne() throws IOException {
		final ExportedImages result = run(TestInputs.magnitude(TestInputs.slices(8, 8, 2)), ZERO);
		float maximum = 0;
		for (int k = 0; k < 2; k++) {
			final float[] view = ComplexImages.realPlane(result.logMagnitude().pixels(), k);
			final float[] magnitude = ComplexImages.plane(result.kspace().pixels(), k).magnitude();
			for (int i = 0; i < view.length; i++) {
				assertTrue(view[i] >= 0 && view[i] <= 1 + 1e-6);
				for (int j = 0; j < view.length; j++)
					assertTrue(magnitude[i] > magnitude[j] || view[i] <= view[j]);
				maximum = Math.max(maximum, view[i]);
			}
		}
		assertEquals(1, maximum, 1e-6);
	}

	@Test
	void progressReachesItsEndAndCancelIsHeard() throws IOException {
		final List<ExportStatus> heard = new ArrayList<>();
		final PlaneSource source = PlaneSource.of(TestInputs.magnitude(TestInputs.slices(6, 6, 5)));
		export.run(source, ZERO, heard::add);
		assertEquals(List.of(1, 2, 3, 4, 5), heard.stream().map(ExportStatus::slice).toList());
		assertEquals(1, heard.get(4).fraction());
		final ExportProgress cancelling = new ExportProgress() {

			private int slices;

			@Override
			public void report(final ExportStatus status) {
				slices = status.slice();
			}

			@Override
			public boolean cancelled() {
				return slices >= 2;
			}
		};
		assertThrows(CancellationException.class, () -> export.run(source, ZERO, cancelling));
	}
}
