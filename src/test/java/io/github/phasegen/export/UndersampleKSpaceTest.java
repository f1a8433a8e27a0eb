package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.export.OpenOptions.Combination;
import io.github.phasegen.export.OpenOptions.Stored;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.Encoding.Readout;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.SamplingMasks;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.kspace.sampling.SamplingKind;
import io.github.phasegen.kspace.sampling.SamplingMask;
import io.github.phasegen.kspace.sampling.SamplingOptions;
import io.github.phasegen.simulate.coil.CoilKind;

class UndersampleKSpaceTest {

	private static final ImageShape HEAD = TestInputs.slices(30, 24, 3);

	@TempDir
	private Path folder;

	private static UndersampleOptions options(final SamplingKind kind) {
		return UndersampleOptions.defaults().withSampling(SamplingOptions.defaults().withMask(kind, 3, 0.1));
	}

	private static PlaneSource kSpace(final Readout readout) throws IOException {
		try (ExportKSpace export = new ExportKSpace()) {
			return PlaneSource.of(export.run(PlaneSource.of(TestInputs.complex(HEAD)), ExportOptions.defaults().withCoils(CoilChoice.simulated(
				CoilKind.BIRDCAGE, 2)).withReadout(ReadoutOptions.of(1, readout.name())), ExportProgress.NONE).kspace());
		}
	}

	private ExportResult write(final PlaneSource input, final UndersampleOptions options, final String name) throws IOException {
		return UndersampleKSpace.write(input, options, ExportDestination.of(folder.resolve(name), false), Optional.empty(), ExportProgress.NONE);
	}

	private static UndersampledImages run(final PlaneSource input, final UndersampleOptions options) throws IOException {
		return UndersampleKSpace.run(input, options, ExportProgress.NONE);
	}

	private static SamplingMasks masks(final ComplexImage kspace) {
		return SamplingMasks.told(kspace.metadata(), ImageShape.of(kspace.pixels())).orElseThrow();
	}

	@Test
	void measuredSamplesStayAndTheOthersAreZeroInAllCoils() throws IOException {
		final PlaneSource input = kSpace(Readout.Y);
		final ComplexImage undersampled = run(input, options(SamplingKind.POISSON)).kspace();
		final SamplingMask mask = masks(undersampled).mask(0);
		for (int k = 0; k < 6; k++) {
			final ComplexPlane expected = input.planes().readComplex(k);
			mask.apply(expected);
			assertArrayEquals(expected.data(), ComplexImages.plane(undersampled.pixels(), k).data());
		}
		assertEquals(3, mask.acceleration(), 0.05);
	}

	@Test
	void imagesAreTransformedFirst() throws IOException {
		final RealImage magnitude = TestInputs.magnitude(HEAD);
		final ComplexImage undersampled = run(PlaneSource.of(magnitude), options(SamplingKind.RANDOM)).kspace();
		final ComplexPlane expected = ComplexPlane.fromParts(30, 24, ComplexImages.realPlane(magnitude.pixels(), 1), new float[30 * 24]);
		new PlaneFourier(30, 24).forward(expected.data(), FourierNorm.ORTHO);
		masks(undersampled).mask(0).apply(expected);
		assertTrue(TestInputs.relativeError(ComplexImages.plane(undersampled.pixels(), 1).data(), expected.data()) < 1e-6);
	}

	/** As complex samples may be either. */
	@Test
	void complexInputsThatDoNotSayWhatTheyAreAreAskedFor() throws IOException {
		final ComplexImage image = TestInputs.complex(HEAD);
		final Exception error = assertThrows(IllegalArgumentException.class, () -> run(PlaneSource.of(image), options(SamplingKind.RANDOM)));
		assertTrue(error.getMessage().contains("domain"), error.getMessage());
		final ComplexImage asKSpace = run(PlaneSource.of(image), options(SamplingKind.RANDOM).withStored(Stored.parse("k-space", "ortho"))).kspace();
		final ComplexImage asImage = run(PlaneSource.of(image), options(SamplingKind.RANDOM).withStored(Stored.parse("image", "ortho"))).kspace();
		assertEquals(masks(asKSpace), masks(asImage));
		assertFalse(TestInputs.relativeError(ComplexImages.plane(asKSpace.pixels(), 0).data(), ComplexImages.plane(asImage.pixels(), 0)
			.data()) < 0.1);
	}

	@Test
	void linesAreChosenAcrossTheReadout() throws IOException {
		for (final Readout readout : Readout.values()) {
			final PlaneAxis across = readout == Readout.X ? PlaneAxis.Y : PlaneAxis.X;
			final UndersampledImages result = run(kSpace(readout), options(SamplingKind.RANDOM));
			assertTrue(masks(result.kspace()).mask(0).lines(across).isPresent());
			assertEquals(List.of(), result.warnings());
		}
	}

	@Test
	void linesAlongTheReadoutAreWarnedOf() throws IOException {
		final SamplingOptions along = SamplingOptions.defaults().withAxis("x");
		final UndersampledImages result = run(kSpace(Readout.X), UndersampleOptions.defaults().withSampling(along));
		assertTrue(masks(result.kspace()).mask(0).lines(PlaneAxis.X).isPresent());
		assertTrue(result.warnings().get(0).contains("along the readout"), result.warnings().toString());
	}

	@Test
	void columnsOfAnImageMakeTheRowsItsReadout() throws IOException {
		final ComplexImage columns = run(PlaneSource.of(TestInputs.magnitude(HEAD)), options(SamplingKind.RANDOM)).kspace();
		assertTrue(masks(columns).mask(0).lines(PlaneAxis.X).isPresent());
		assertEquals(Readout.Y, Encoding.of(columns.metadata(), HEAD).orElseThrow().readout());
	}

	@Test
	void slicesGetMasksOfTheirOwnIfAsked() throws IOException {
		final ComplexImage kspace = run(kSpace(Readout.Y), options(SamplingKind.GAUSSIAN_POINTS).withEachSlice(true)).kspace();
		final SamplingMasks masks = masks(kspace);
		assertEquals(3, masks.masks().stream().distinct().count());
		assertEquals(masks, SamplingMasks.found(PlaneSource.of(kspace).planes()));
		assertEquals(masks.mask(0), masks(run(kSpace(Readout.Y), options(SamplingKind.GAUSSIAN_POINTS)).kspace()).mask(0));
	}

	@Test
	void theSeedDecides() throws IOException {
		final SamplingMasks first = masks(run(kSpace(Readout.Y), options(SamplingKind.RANDOM).withSeed(5)).kspace());
		assertEquals(first, masks(run(kSpace(Readout.Y), options(SamplingKind.RANDOM).withSeed(5)).kspace()));
		assertNotEquals(first, masks(run(kSpace(Readout.Y), options(SamplingKind.RANDOM).withSeed(6)).kspace()));
	}

	@Test
	void kSpaceThatWasUndersampledBeforeKeepsWhatBothMasksMeasure() throws IOException {
		final ComplexImage once = run(kSpace(Readout.Y), options(SamplingKind.RANDOM).withSeed(1)).kspace();
		final UndersampledImages twice = run(PlaneSource.of(once), options(SamplingKind.GAUSSIAN_POINTS));
		final SamplingMasks alone = masks(run(kSpace(Readout.Y), options(SamplingKind.GAUSSIAN_POINTS)).kspace());
		assertEquals(masks(once).mask(0).and(alone.mask(0)), masks(twice.kspace()).mask(0));
		assertTrue(twice.warnings().get(0).contains("undersampled before"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.h5", "a.mrd", "a.npy", "a.npz", "a.nii.gz", "a.cfl", "a.mat", "a.pt", "a.tif" })
	void everyFormatGivesTheMasksBack(final String name) throws IOException {
		for (final SamplingKind kind : List.of(SamplingKind.EQUISPACED, SamplingKind.POISSON))
			for (final boolean each : new boolean[] { false, true }) {
				final UndersampleOptions options = options(kind).withEachSlice(each);
				final ExportResult result = write(kSpace(Readout.X), options, kind + "_" + each + "_" + name);
				final SamplingMasks expected = masks(run(kSpace(Readout.X), options).kspace());
				try (PlaneSource source = PlaneSource.open(result.file(), ReadOptions.DEFAULT)) {
					assertEquals(Optional.of(expected), SamplingMasks.told(source.planes().metadata(), source.planes().shape()));
					assertEquals(expected, SamplingMasks.found(source.planes()));
				}
			}
	}

	/** Every sample of k-space that is made of an image comes from it, whatever had been measured for the image. */
	@Test
	void theImageOfUndersampledKSpaceTellsNoMask() throws IOException {
		final Path file = write(kSpace(Readout.Y), options(SamplingKind.RANDOM), "a.tif").file();
		try (PlaneSource image = OpenRawData.open(file, OpenOptions.defaults().withView(RawView.IMAGE, Combination.of(CoilCombine.RSS), false));
			PlaneSource kspace = OpenRawData.open(file, OpenOptions.defaults().withView(RawView.K_SPACE, Combination.of(CoilCombine.ADAPTIVE),
				false));
			PlaneSource stored = OpenRawData.open(file, OpenOptions.defaults()))
		{
			assertTrue(SamplingMasks.told(image.planes().metadata(), HEAD).isEmpty());
			assertTrue(SamplingMasks.told(kspace.planes().metadata(), HEAD).isEmpty());
			assertTrue(SamplingMasks.told(stored.planes().metadata(), HEAD).isPresent());
		}
	}

	@Test
	void fastMriFilesHoldTheFullySampledReconstructionAndTheMask() throws IOException {
		final ExportResult result = write(kSpace(Readout.Y), options(SamplingKind.RANDOM), "a.h5");
		final RealImage truth;
		try (PlaneSource source = PlaneSource.open(result.file(), new ReadOptions("reconstruction_rss", ""))) {
			truth = (RealImage) source.planes().readAll();
		}
		final float[] magnitude = ComplexImages.plane(TestInputs.complex(HEAD).pixels(), 2).magnitude();
		assertTrue(TestInputs.relativeError(ComplexImages.realPlane(truth.pixels(), 2), magnitude) < 1e-5);
		assertTrue(StandardFormats.all().forReading(result.file()).entries(result.file()).stream().anyMatch(entry -> entry.name().equals("mask")
			&& entry.dimensions().equals(List.of(30L))));
	}

	@Test
	void theSidecarTellsTheMask() throws IOException {
		final String json = Files.readString(write(kSpace(Readout.Y), options(SamplingKind.RANDOM).withSeed(4), "a.npy").sidecar());
		for (final String part : List.of("\"mask\": \"random\"", "\"acceleration\": 3.0", "\"centreFraction\": 0.1", "\"seed\": 4",
			"\"axis\": \"x\"", "Sampling mask: "))
			assertTrue(json.contains(part), part + " in " + json);
	}

	/** Its text may be longer than what the attributes of HDF5 hold. */
	@Test
	void theSidecarOfTheInputIsInTheSidecarAlone() throws IOException {
		final ExportResult first = write(kSpace(Readout.Y), options(SamplingKind.RANDOM), "a.tif");
		try (PlaneSource source = PlaneSource.open(first.file(), ReadOptions.DEFAULT)) {
			final ExportResult second = write(source, options(SamplingKind.RANDOM), "b.tif");
			assertTrue(Files.readString(second.sidecar()).contains("inputSidecar"));
			assertFalse(StandardFormats.all().read(second.file()).metadata().info().contains("inputSidecar"));
		}
	}

	@Test
	void theMaskIsWrittenAsAnImageIfAsked() throws IOException {
		final Path image = folder.resolve("mask.tif");
		UndersampleKSpace.write(kSpace(Readout.Y), options(SamplingKind.POISSON).withEachSlice(true), ExportDestination.of(folder.resolve("a.npy"),
			false), Optional.of(ExportDestination.of(image, false)), ExportProgress.NONE);
		final UndersampledImages kept = run(kSpace(Readout.Y), options(SamplingKind.POISSON).withEachSlice(true));
		final RealImage mask = (RealImage) StandardFormats.all().read(image);
		assertEquals(3, mask.planeCount());
		for (int k = 0; k < 3; k++) {
			assertArrayEquals(masks(kept.kspace()).mask(k).toFloats(), ComplexImages.realPlane(mask.pixels(), k));
			assertArrayEquals(ComplexImages.realPlane(kept.mask().pixels(), k), ComplexImages.realPlane(mask.pixels(), k));
		}
	}

	@Test
	void whatIsWrittenCanBeKept() throws IOException {
		final ExportDestination file = ExportDestination.of(folder.resolve("a.npy"), false);
		final UndersampledImages kept = UndersampleKSpace.writeAndKeep(kSpace(Readout.Y), options(SamplingKind.MAGIC), file, ExportProgress.NONE);
		final ComplexImage written = (ComplexImage) StandardFormats.all().read(file.file());
		for (int k = 0; k < 6; k++)
			assertArrayEquals(ComplexImages.plane(written.pixels(), k).data(), ComplexImages.plane(kept.kspace().pixels(), k).data());
	}

	@Test
	void emptyAndInfiniteInputsAreErrorsThatLeaveNothing() throws IOException {
		final ComplexImage zeros = new ComplexImage(ComplexImages.create(HEAD.dimensions()), TestInputs.complex(HEAD).metadata());
		final ComplexImage infinite = TestInputs.complex(HEAD);
		final ComplexPlane plane = ComplexImages.plane(infinite.pixels(), 1);
		plane.set(3, 4, Float.NaN, 0);
		ComplexImages.setPlane(infinite.pixels(), 1, plane);
		final UndersampleOptions stored = options(SamplingKind.RANDOM).withStored(Stored.parse("k-space", "auto"));
		assertEquals("complex.tif: samples: found only zeros, expected k-space or an image", assertThrows(IllegalArgumentException.class,
			() -> write(PlaneSource.of(zeros), stored, "a.npy")).getMessage());
		assertEquals("complex.tif: k-space, plane 2: found NaN, expected finite samples", assertThrows(IllegalArgumentException.class,
			() -> write(PlaneSource.of(infinite), stored, "a.npy")).getMessage());
		assertNothing();
	}

	@Test
	void aCentreTooLargeForTheAccelerationIsAnError() throws IOException {
		final UndersampleOptions dense = UndersampleOptions.defaults().withSampling(SamplingOptions.defaults().withMask(SamplingKind.RANDOM, 8,
			0.5));
		assertTrue(assertThrows(IllegalArgumentException.class, () -> write(kSpace(Readout.Y), dense, "a.npy")).getMessage().contains(
			"fewer samples than the 15 of the centre"));
		assertNothing();
	}

	@Test
	void existingFilesAndInputsAreKept() throws IOException {
		final ExportResult first = write(kSpace(Readout.Y), options(SamplingKind.RANDOM), "a.npy");
		final byte[] before = Files.readAllBytes(first.file());
		assertThrows(FileAlreadyExistsException.class, () -> write(kSpace(Readout.Y), options(SamplingKind.RANDOM), "a.npy"));
		final ExportDestination other = ExportDestination.of(folder.resolve("b.npy"), true);
		try (PlaneSource input = PlaneSource.open(first.file(), ReadOptions.DEFAULT)) {
			final ExportDestination same = ExportDestination.of(first.file(), true);
			assertThrows(IllegalArgumentException.class, () -> UndersampleKSpace.write(input, options(SamplingKind.RANDOM), same, Optional.empty(),
				ExportProgress.NONE));
			assertThrows(IllegalArgumentException.class, () -> UndersampleKSpace.write(input, options(SamplingKind.RANDOM), other, Optional.of(
				same), ExportProgress.NONE));
			assertThrows(IllegalArgumentException.class, () -> UndersampleKSpace.write(input, options(SamplingKind.RANDOM), other, Optional.of(
				other), ExportProgress.NONE));
		}
		assertArrayEquals(before, Files.readAllBytes(first.file()));
	}

	@Test
	void aCancelledRunLeavesNothingBehind() throws IOException {
		final ExportProgress cancelling = new ExportProgress() {

			private boolean begun;

			@Override
			public void report(final ExportStatus status) {
				begun = true;
			}

			@Override
			public boolean cancelled() {
				return begun;
			}
		};
		assertThrows(CancellationException.class, () -> UndersampleKSpace.write(kSpace(Readout.Y), options(SamplingKind.RANDOM), ExportDestination
			.of(folder.resolve("a.npy"), false), Optional.of(ExportDestination.of(folder.resolve("m.tif"), false)), cancelling));
		assertNothing();
	}

	private void assertNothing() throws IOException {
		try (var files = Files.list(folder)) {
			assertEquals(List.of(), files.toList());
		}
	}
}
