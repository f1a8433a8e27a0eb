package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import net.imglib2.img.planar.PlanarImgs;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.SamplingMasks;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;
import io.github.phasegen.kspace.coil.CoilSensitivities;
import io.github.phasegen.kspace.sampling.SamplingKind;
import io.github.phasegen.kspace.sampling.SamplingMask;
import io.github.phasegen.kspace.sampling.SamplingOptions;
import io.github.phasegen.recon.SenseReconstructor;
import io.github.phasegen.simulate.coil.CoilKind;

/** Everything around the method: here it is the plain transform, or SENSE where there are coils. */
class ReconstructKSpaceTest {

	private static final ImageShape HEAD = new ImageShape(30, 24, 1, 2, 2);

	private static final SliceMethod TRANSFORM = new SliceMethod("transform", (slice, progress) -> {
		final ComplexPlane image = slice.coils().get(0).copy();
		new PlaneFourier(image.width(), image.height()).inverse(image.data(), FourierNorm.ORTHO);
		progress.report(1, 2, 0.5, image::copy);
		progress.report(2, 2, 0.25, image::copy);
		return image;
	}, Map.of("lambda", 0.5));

	@TempDir
	private Path folder;
	private ComplexImage head;

	@BeforeEach
	void makeHead() {
		head = TestInputs.complex(HEAD);
	}

	private static ComplexImage kSpace(final ImageContents image, final ExportOptions options) throws IOException {
		try (ExportKSpace export = new ExportKSpace()) {
			return export.run(PlaneSource.of(image), options, ExportProgress.NONE).kspace();
		}
	}

	private static ComplexImage undersampled(final ComplexImage kspace) throws IOException {
		return UndersampleKSpace.run(PlaneSource.of(kspace), UndersampleOptions.defaults().withSampling(SamplingOptions.defaults().withMask(
			SamplingKind.RANDOM, 2, 0.2)), ExportProgress.NONE).kspace();
	}

	private static OpenedImage run(final ImageContents kspace, final ReconstructRequest request) throws IOException {
		return ReconstructKSpace.run(PlaneSource.of(kspace), request, ReconstructProgress.NONE);
	}

	private static void assertSameImages(final ComplexImage expected, final ImageContents found, final double tolerance) {
		for (int k = 0; k < expected.planeCount(); k++)
			assertTrue(TestInputs.relativeError(ComplexImages.plane(((ComplexImage) found).pixels(), k).data(), ComplexImages.plane(expected
				.pixels(), k).data()) < tolerance, "slice " + k);
	}

	@Test
	void fullySampledKSpaceGivesTheImageWhateverItsNorm() throws IOException {
		for (final FourierNorm norm : FourierNorm.values())
			assertSameImages(head, run(kSpace(head, ExportOptions.defaults().withNorm(norm)), ReconstructRequest.of(TRANSFORM)).image(), 1e-5);
	}

	@Test
	void theImageSaysWhatItIs() throws IOException {
		final OpenedImage found = run(undersampled(kSpace(head, ExportOptions.defaults())), ReconstructRequest.of(TRANSFORM));
		final ImageMetadata metadata = found.image().metadata();
		assertEquals("complex_kspace_undersampled_transform", metadata.title());
		assertEquals(Optional.of(Domain.IMAGE), Encoding.domain(metadata));
		assertTrue(metadata.infoValue("Sampling mask").isEmpty(), metadata.info());
		assertEquals(4, metadata.z().step());
		final String told = metadata.infoValue("PhaseGen reconstruction").orElseThrow();
		assertTrue(told.contains("method transform") && told.contains("lambda 0.5") && told.contains("acceleration "), told);
	}

	@Test
	void magnitudesAreRealImages() throws IOException {
		final RealImage found = (RealImage) run(kSpace(head, ExportOptions.defaults()), ReconstructRequest.of(TRANSFORM).withMagnitude(true))
			.image();
		assertArrayEquals(ComplexImages.plane(head.pixels(), 3).magnitude(), ComplexImages.realPlane(found.pixels(), 3), 1e-2f);
	}

	@Test
	void oversamplingIsRemovedOnRequest() throws IOException {
		final ComplexImage smooth = TestInputs.smooth(HEAD);
		final ComplexImage kspace = kSpace(smooth, ExportOptions.defaults().withReadout(ReadoutOptions.of(2, "x")));
		assertEquals(60, run(kspace, ReconstructRequest.of(TRANSFORM)).image().pixels().dimension(0));
		final OpenedImage cut = run(kspace, ReconstructRequest.of(TRANSFORM).withRemoveOversampling(true));
		assertSameImages(smooth, cut.image(), 1e-5);
		assertEquals(List.of(), cut.warnings());
		assertTrue(run(kSpace(smooth, ExportOptions.defaults()), ReconstructRequest.of(TRANSFORM).withRemoveOversampling(true)).warnings()
			.get(0).contains("30 x 24"));
	}

	@Test
	void coilsBecomeOneImageByTheMapsOfAFile() throws IOException {
		final CoilChoice.Simulated coils = (CoilChoice.Simulated) CoilChoice.simulated(CoilKind.BIRDCAGE, 4);
		final Path maps = writeMaps(coils);
		final ComplexImage kspace = kSpace(head, ExportOptions.defaults().withCoils(coils));
		final SliceMethod sense = new SliceMethod("sense", new SenseReconstructor(0, 100, 1e-7), Map.of());
		final ReconstructRequest request = ReconstructRequest.of(sense).withSensitivities(Optional.of(new CoilChoice.Maps(maps,
			ReadOptions.DEFAULT)));
		final OpenedImage found = run(kspace, request);
		assertEquals(HEAD, ImageShape.of(found.image().pixels()));
		assertSameImages(head, found.image(), 1e-4);
		final var none = assertThrows(IllegalArgumentException.class, () -> run(kspace, ReconstructRequest.of(sense)));
		assertTrue(none.getMessage().startsWith("complex_kspace: slice 1 of frame 1: coil sensitivities: found none for 4 coils"), none.getMessage());
		final ComplexImage two = kSpace(head, ExportOptions.defaults().withCoils(CoilChoice.simulated(CoilKind.BIRDCAGE, 2)));
		final var differ = assertThrows(UnsupportedFormatException.class, () -> run(two, request));
		assertTrue(differ.getMessage().contains("channels of the coil maps") && differ.getMessage().contains("2"), differ.getMessage());
	}

	/** The maps that the export uses for the head. */
	private Path writeMaps(final CoilChoice.Simulated coils) throws IOException {
		try (CoilMaps maps = CoilMaps.of(coils, HEAD, head.metadata())) {
			final List<ComplexPlane> planes = new ArrayList<>();
			for (int z = 0; z < HEAD.slices(); z++)
				planes.addAll(ones(maps.maps(z)));
			final ComplexImage image = new ComplexImage(ComplexImages.fromPlanes(planes, 30, 24, 4, 2, 1), ImageMetadata.titled("maps"));
			final Path file = folder.resolve("maps.tif");
			StandardFormats.all().write(file, image, ComplexOutput.REAL_IMAGINARY, false);
			return file;
		}
	}

	private static List<ComplexPlane> ones(final CoilSensitivities maps) {
		final float[] ones = new float[HEAD.planeSamples()];
		Arrays.fill(ones, 1);
		return maps.apply(ComplexPlane.fromParts(30, 24, ones, new float[ones.length]), 0);
	}

	@Test
	void theMaskMayComeFromAFile() throws IOException {
		final ComplexImage kspace = undersampled(kSpace(head, ExportOptions.defaults()));
		final PlaneReader samples = PlaneSource.of(kspace).planes();
		final float[] line = new float[24];
		for (int y = 0; y < 24; y++)
			line[y] = samples.readComplex(0).re(15, y) != 0 ? 1 : 0;
		assertTrue(count(line) < 24);
		final Path rows = writeMask("rows.npy", 1, 24, line);
		final Map<?, ?> told = (Map<?, ?>) run(kspace, masked(rows)).record().get("reconstruction");
		assertEquals("rows.npy", told.get("maskFile"));
		assertEquals(24 / (double) count(line), (double) told.get("acceleration"), 1e-3);
	}

	@Test
	void maskAndKSpaceThatDisagreeAreNamed() throws IOException {
		final ComplexImage full = kSpace(head, ExportOptions.defaults());
		final float[] some = new float[30 * 24];
		Arrays.fill(some, 0, 30 * 20, 1);
		final Path rows = writeMask("rows.tif", 30, 24, some);
		final var disagree = assertThrows(IllegalArgumentException.class, () -> run(full, masked(rows)));
		assertTrue(disagree.getMessage().startsWith("complex_kspace: slice 1 of frame 1: k-space of coil 1, sample (0, 20): found"), disagree.getMessage());
		final Path small = writeMask("small.tif", 24, 30, some);
		final var size = assertThrows(UnsupportedFormatException.class, () -> run(full, masked(small)));
		assertTrue(size.getMessage().contains("24 x 30") && size.getMessage().contains("30 x 24, the size of the k-space"), size.getMessage());
	}

	@Test
	void aMaskThatMeasuresWhatWasNotIsAnError() throws IOException {
		final ComplexImage kspace = undersampled(kSpace(head, ExportOptions.defaults()));
		final float[] all = new float[30];
		Arrays.fill(all, 1);
		final Path file = writeMask("all.npy", 30, 1, all);
		final var error = assertThrows(IllegalArgumentException.class, () -> run(kspace, masked(file)));
		assertTrue(error.getMessage().matches("\\S+: slice 1 of frame 1: sampling mask: found \\d+ rows that are 0 in all coils.*"), error
			.getMessage());
		final ComplexImage told = new ComplexImage(kspace.pixels(), SamplingMasks.ofAll(SamplingMask.full(30, 24)).addTo(kspace.metadata()));
		assertTrue(run(told, ReconstructRequest.of(TRANSFORM)).warnings().get(0).contains("are 0, in 4 of 4 slices"));
	}

	@Test
	void aMaskOfZerosOrNaNIsAnErrorThatNamesTheFile() throws IOException {
		final ComplexImage kspace = kSpace(head, ExportOptions.defaults());
		final Path zeros = writeMask("zeros.npy", 30, 1, new float[30]);
		final var none = assertThrows(UnsupportedFormatException.class, () -> run(kspace, masked(zeros)));
		assertTrue(none.getMessage().contains("zeros.npy") && none.getMessage().contains("0 everywhere"), none.getMessage());
		final float[] nan = new float[30];
		Arrays.fill(nan, Float.NaN);
		final Path broken = writeMask("nan.npy", 30, 1, nan);
		final var error = assertThrows(CorruptFileException.class, () -> run(kspace, masked(broken)));
		assertTrue(error.getMessage().contains("nan.npy") && error.getMessage().contains("NaN"), error.getMessage());
	}

	@Test
	void aToldMaskOfAnotherSizeIsAWarning() throws IOException {
		final ComplexImage kspace = kSpace(head, ExportOptions.defaults());
		final ComplexImage told = new ComplexImage(kspace.pixels(), SamplingMasks.ofAll(SamplingMask.full(31, 24)).addTo(kspace.metadata()));
		assertTrue(run(told, ReconstructRequest.of(TRANSFORM)).warnings().get(0).contains("does not fit"));
	}

	@Test
	void theMaskIsNotOverwrittenByTheImage() throws IOException {
		final float[] all = new float[30];
		Arrays.fill(all, 1);
		final Path file = writeMask("mask.npy", 30, 1, all);
		final byte[] before = Files.readAllBytes(file);
		final ComplexImage kspace = kSpace(head, ExportOptions.defaults());
		final var error = assertThrows(IllegalArgumentException.class, () -> ReconstructKSpace.write(PlaneSource.of(kspace), masked(file),
			ExportDestination.of(file, true), ReconstructProgress.NONE));
		assertTrue(error.getMessage().contains("mask.npy: output: found an input of this run"), error.getMessage());
		assertArrayEquals(before, Files.readAllBytes(file));
	}

	private static ReconstructRequest masked(final Path file) {
		return ReconstructRequest.of(TRANSFORM).withMask(Optional.of(new CoilChoice.Maps(file, ReadOptions.DEFAULT)));
	}

	private static int count(final float[] mask) {
		int count = 0;
		for (final float value : mask)
			count += value != 0 ? 1 : 0;
		return count;
	}

	private Path writeMask(final String name, final int width, final int height, final float[] values) throws IOException {
		final var pixels = PlanarImgs.floats(width, height, 1, 1, 1);
		ComplexImages.setRealPlane(pixels, 0, values);
		final Path file = folder.resolve(name);
		StandardFormats.all().write(file, new RealImage(pixels, ImageMetadata.titled(name)), ComplexOutput.REAL_IMAGINARY, false);
		return file;
	}

	@Test
	void imagesAreNoKSpace() {
		assertNoKSpace("found real samples", TestInputs.magnitude(HEAD));
		assertNoKSpace("found an image", new ComplexImage(head.pixels(), Encoding.asImage(head.metadata())));
	}

	@Test
	void samplesThatSayNothingMustLookLikeKSpace() throws IOException {
		final ComplexImage smooth = TestInputs.smooth(HEAD);
		final ComplexImage kspace = kSpace(smooth, ExportOptions.defaults());
		assertSameImages(smooth, run(new ComplexImage(kspace.pixels(), ImageMetadata.titled("k")), ReconstructRequest.of(TRANSFORM)).image(),
			1e-5);
		assertNoKSpace("found an image (a guess: only", new ComplexImage(smooth.pixels(), ImageMetadata.titled("z")));
	}

	private static void assertNoKSpace(final String what, final ImageContents image) {
		final var error = assertThrows(IllegalArgumentException.class, () -> run(image, ReconstructRequest.of(TRANSFORM)));
		assertTrue(error.getMessage().contains("domain: " + what) && error.getMessage().contains("expected complex samples of k-space"), error.getMessage());
	}

	@Test
	void emptySlicesAreZeroAndEmptyKSpaceIsAnError() throws IOException {
		final ComplexImage kspace = kSpace(head, ExportOptions.defaults());
		ComplexImages.setPlane(kspace.pixels(), 1, new ComplexPlane(30, 24));
		final OpenedImage found = run(kspace, ReconstructRequest.of(TRANSFORM));
		assertEquals(0, TestInputs.energy(ComplexImages.plane(((ComplexImage) found.image()).pixels(), 1).data()));
		assertEquals(List.of("Slices without signal: 1 of 4; their images are 0"), found.warnings());
		for (int k = 0; k < 4; k++)
			ComplexImages.setPlane(kspace.pixels(), k, new ComplexPlane(30, 24));
		final var error = assertThrows(IllegalArgumentException.class, () -> run(kspace, ReconstructRequest.of(TRANSFORM)));
		assertTrue(error.getMessage().contains("k-space: found nothing but zeros"), error.getMessage());
	}

	@Test
	void progressTellsSliceIterationResidualAndImage() throws IOException {
		final List<String> heard = new ArrayList<>();
		final List<Double> fractions = new ArrayList<>();
		ReconstructKSpace.run(PlaneSource.of(kSpace(head, ExportOptions.defaults())), ReconstructRequest.of(TRANSFORM), (status, current) -> {
			heard.add(status.toString().replaceFirst(", \\d+:\\d\\d left", ""));
			fractions.add(status.fraction());
			assertEquals(30, current.get().width());
		});
		assertEquals(List.of("slice 1 of 4, iteration 1 of 2, residual 0.50", "slice 1 of 4, iteration 2 of 2, residual 0.25", "slice 1 of 4"),
			heard.subList(0, 3));
		assertEquals(12, heard.size());
		assertEquals(0.125, fractions.get(0));
		assertEquals(1, fractions.get(11));
	}

	@Test
	void aCancelLeavesNoFile() throws IOException {
		final ExportDestination destination = ExportDestination.of(folder.resolve("out.npy"), false);
		final ComplexImage kspace = kSpace(head, ExportOptions.defaults());
		final ReconstructProgress stop = new ReconstructProgress() {

			private int iterations;

			@Override
			public void report(final ReconstructStatus status, final Supplier<ComplexPlane> current) {
				iterations++;
			}

			@Override
			public boolean cancelled() {
				return iterations == 4;
			}
		};
		assertThrows(CancellationException.class, () -> ReconstructKSpace.write(PlaneSource.of(kspace), ReconstructRequest.of(TRANSFORM),
			destination, stop));
		try (var files = Files.list(folder)) {
			assertEquals(List.of(), files.toList());
		}
	}

	@Test
	void aFileGetsItsSidecarLast() throws IOException {
		final ComplexImage kspace = kSpace(head, ExportOptions.defaults());
		final Path file = folder.resolve("out.nii.gz");
		final ExportResult result = ReconstructKSpace.write(PlaneSource.of(kspace), ReconstructRequest.of(TRANSFORM), ExportDestination.of(
			file, false), ReconstructProgress.NONE);
		assertEquals(HEAD, result.shape());
		assertSameImages(head, StandardFormats.all().read(file), 1e-5);
		final JsonObject sidecar = JsonParser.parseString(Files.readString(result.sidecar())).getAsJsonObject();
		assertEquals("reconstruct k-space", sidecar.get("task").getAsString());
		assertEquals(0.5, sidecar.getAsJsonObject("reconstruction").get("lambda").getAsDouble());
		assertFalse(sidecar.getAsJsonObject("reconstruction").get("oversamplingRemoved").getAsBoolean());
		assertEquals("image", sidecar.getAsJsonObject("output").get("domain").getAsString());
	}
}
