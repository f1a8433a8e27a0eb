package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.imglib2.img.array.ArrayImgs;

import io.github.phasegen.export.OpenOptions.Combination;
import io.github.phasegen.export.OpenOptions.Stored;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.simulate.coil.CoilKind;

/** What is seen of raw data: exports opened again, and files that say less. */
class OpenRawDataTest {

	private static final int COILS = 4;

	@TempDir
	private Path folder;

	private final ComplexImage image = TestInputs.smooth(TestInputs.slices(24, 20, 2));
	private Path file;

	/** K-space of four coils with twofold oversampling. */
	@BeforeEach
	void exportKSpace() throws IOException {
		file = export("kspace.npy", FourierNorm.BACKWARD);
	}

	private Path export(final String name, final FourierNorm norm) throws IOException {
		final ExportOptions options = ExportOptions.defaults().withCoils(CoilChoice.simulated(CoilKind.BIRDCAGE, COILS)).withNorm(norm)
			.withReadout(ReadoutOptions.of(2, "y"));
		try (ExportKSpace export = new ExportKSpace()) {
			return export.write(PlaneSource.of(image), options, ExportDestination.of(folder.resolve(name), false), ExportProgress.NONE).file();
		}
	}

	private static OpenedImage open(final Path file, final OpenOptions options) throws IOException {
		return OpenRawData.run(file, options, ExportProgress.NONE);
	}

	private static OpenOptions view(final RawView view, final CoilCombine combine, final boolean removeOversampling) {
		return OpenOptions.defaults().withView(view, Combination.of(combine), removeOversampling);
	}

	private static float[] plane(final ImageContents contents, final int k) {
		return contents instanceof final ComplexImage complex ? ComplexImages.plane(complex.pixels(), k).data()
			: ComplexImages.realPlane(((RealImage) contents).pixels(), k);
	}

	@Test
	void asStoredNothingChanges() throws IOException {
		final ImageContents opened = open(file, OpenOptions.defaults()).image();
		final ImageContents stored = StandardFormats.all().read(file);
		for (int k = 0; k < 2 * COILS; k++)
			assertArrayEquals(plane(stored, k), plane(opened, k));
	}

	@Test
	void theRootSumOfSquaresIsTheMagnitudeThatWasExported() throws IOException {
		final OpenedImage opened = open(file, view(RawView.IMAGE, CoilCombine.RSS, true));
		assertEquals(TestInputs.slices(24, 20, 2), ImageShape.of(opened.image().pixels()));
		assertInstanceOf(RealImage.class, opened.image());
		for (int z = 0; z < 2; z++)
			assertTrue(TestInputs.relativeError(plane(opened.image(), z), ComplexImages.plane(image.pixels(), z).magnitude()) < 1e-5);
		assertEquals(List.of(), opened.warnings());
		assertEquals("24 x 40 to 24 x 20", opened.record().get("oversamplingRemoved"));
		assertEquals("4 by rss", opened.record().get("coilsCombined"));
		assertEquals(Optional.of(Domain.IMAGE), Encoding.domain(opened.image().metadata()));
		assertEquals("4 by rss", opened.image().metadata().infoValue("PhaseGen coilsCombined").orElseThrow());
	}

	@ParameterizedTest
	@EnumSource(value = CoilCombine.class, names = { "ADAPTIVE", "SENSITIVITY" })
	void combinationsWithoutMapsKeepTheMagnitudeOfASmoothImage(final CoilCombine combine) throws IOException {
		final OpenedImage opened = open(file, view(RawView.IMAGE, combine, true));
		assertInstanceOf(ComplexImage.class, opened.image());
		final float[] combined = ComplexImages.plane(((ComplexImage) opened.image()).pixels(), 1).magnitude();
		assertTrue(TestInputs.relativeError(combined, ComplexImages.plane(image.pixels(), 1).magnitude()) < 0.02);
	}

	@Test
	void mapsOfAFileGiveBackTheComplexImage() throws IOException {
		final ComplexImage maps = TestInputs.complex(new ImageShape(24, 20, 3, 2, 1));
		final Path mapFile = folder.resolve("maps.npy");
		StandardFormats.all().write(mapFile, maps, ComplexOutput.REAL_IMAGINARY, false);
		final ComplexImage inside = TestInputs.complex(TestInputs.slices(24, 20, 2));
		final Path data = folder.resolve("seen.npy");
		try (ExportKSpace export = new ExportKSpace()) {
			export.write(PlaneSource.of(inside), ExportOptions.defaults().withCoils(CoilChoice.maps(mapFile)), ExportDestination.of(data, false),
				ExportProgress.NONE);
		}
		final Combination combination = new Combination(CoilCombine.SENSITIVITY, Optional.of(new CoilChoice.Maps(mapFile, OpenOptions
			.defaults().read())));
		final OpenedImage opened = open(data, OpenOptions.defaults().withView(RawView.IMAGE, combination, false));
		for (int z = 0; z < 2; z++)
			assertTrue(TestInputs.relativeError(plane(opened.image(), z), ComplexImages.plane(inside.pixels(), z).data()) < 1e-5);
	}

	@Test
	void mapsOfAnotherNumberOfCoilsAreRefused() throws IOException {
		final Path mapFile = folder.resolve("maps.npy");
		StandardFormats.all().write(mapFile, TestInputs.complex(new ImageShape(24, 20, 3, 2, 1)), ComplexOutput.REAL_IMAGINARY, false);
		final Combination combination = new Combination(CoilCombine.SENSITIVITY, Optional.of(new CoilChoice.Maps(mapFile, OpenOptions
			.defaults().read())));
		final UnsupportedFormatException e = assertThrows(UnsupportedFormatException.class, () -> open(file, OpenOptions.defaults().withView(
			RawView.IMAGE, combination, true)));
		assertTrue(e.getMessage().contains("maps.npy") && e.getMessage().contains("found 3, expected 4"), e.getMessage());
	}

	@Test
	void oversamplingOfKSpaceIsRemovedByWayOfTheImage() throws IOException {
		final OpenedImage opened = open(file, view(RawView.K_SPACE, CoilCombine.NONE, true));
		assertEquals(new ImageShape(24, 20, COILS, 2, 1), ImageShape.of(opened.image().pixels()));
		final Encoding encoding = Encoding.of(opened.image().metadata(), ImageShape.of(opened.image().pixels())).orElseThrow();
		assertEquals(FourierNorm.BACKWARD, encoding.norm().orElseThrow());
		assertEquals(20, encoding.imageHeight());
		final ImageContents coilImages = open(file, view(RawView.IMAGE, CoilCombine.NONE, true)).image();
		assertTrue(TestInputs.relativeError(TestInputs.image((ComplexImage) opened.image(), 5, FourierNorm.BACKWARD).data(),
			plane(coilImages, 5)) < 1e-6);
	}

	@Test
	void imagesBecomeKSpaceAndBack() throws IOException {
		final Path images = folder.resolve("image.npy");
		StandardFormats.all().write(images, image, ComplexOutput.REAL_IMAGINARY, false);
		final OpenOptions options = view(RawView.K_SPACE, CoilCombine.NONE, false).withStored(Stored.parse("image", "ortho"));
		final ComplexImage kspace = (ComplexImage) open(images, options).image();
		assertTrue(TestInputs.relativeError(TestInputs.image(kspace, 1, FourierNorm.ORTHO).data(), plane(image, 1)) < 1e-6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "image", "k-space" })
	void aFileThatDoesNotSayWhatItHoldsNeedsTheUsersWord(final String view) throws IOException {
		Files.delete(Sidecar.of(file));
		final OpenOptions options = view(RawView.parse(view), CoilCombine.NONE, false);
		final String message = assertThrows(IllegalArgumentException.class, () -> open(file, options)).getMessage();
		assertTrue(message.contains("kspace.npy: domain") && message.contains("option domain"), message);
		assertEquals(2 * COILS, open(file, options.withStored(Stored.parse("k-space", "backward"))).image().planeCount());
	}

	@Test
	void anUnknownScaleIsTakenAsOrthoWithAWarning() throws IOException {
		Files.delete(Sidecar.of(file));
		final OpenOptions options = view(RawView.IMAGE, CoilCombine.RSS, false);
		final OpenedImage assumed = open(file, options.withStored(Stored.parse("k-space", "auto")));
		assertEquals(1, assumed.warnings().size());
		assertEquals("ortho (assumed)", assumed.record().get("fourierNorm"));
		final OpenedImage told = open(file, options.withStored(Stored.parse("k-space", "ortho")));
		assertEquals(List.of(), told.warnings());
		assertArrayEquals(plane(told.image(), 0), plane(assumed.image(), 0));
	}

	@Test
	void oversamplingThatIsNotThereIsAWarning() throws IOException {
		Files.delete(Sidecar.of(file));
		final OpenedImage opened = open(file, view(RawView.IMAGE, CoilCombine.RSS, true).withStored(Stored.parse("k-space", "backward")));
		assertEquals(TestInputs.slices(24, 40, 2), ImageShape.of(opened.image().pixels()));
		assertTrue(opened.warnings().get(0).contains("No readout oversampling was removed"), opened.warnings().toString());
	}

	@Test
	void aSidecarThatDoesNotFitIsNotBelieved() throws IOException {
		final String sidecar = Files.readString(Sidecar.of(file));
		Files.writeString(Sidecar.of(file), sidecar.replaceAll("\"bytes\": \\d+", "\"bytes\": 17"));
		assertThrows(IllegalArgumentException.class, () -> open(file, view(RawView.IMAGE, CoilCombine.NONE, false)));
	}

	@Test
	void sizesOfVoxelsComeFromTheSidecar() throws IOException {
		assertEquals(image.metadata().x(), open(file, OpenOptions.defaults()).image().metadata().x());
	}

	@Test
	void magnitudeAndPhaseFilesMakeAComplexImage() throws IOException {
		final Path magnitude = folder.resolve("m.tif");
		final Path phase = folder.resolve("p.tif");
		final ImageMetadata plain = ImageMetadata.titled("m");
		StandardFormats.all().write(magnitude, new RealImage(ComplexImages.magnitude(image.pixels()), plain), ComplexOutput.REAL_IMAGINARY,
			false);
		StandardFormats.all().write(phase, new RealImage(ComplexImages.phase(image.pixels()), plain), ComplexOutput.REAL_IMAGINARY, false);
		final OpenedImage opened = open(magnitude, view(RawView.IMAGE, CoilCombine.NONE, false).withPhase(phase).withStored(Stored.parse(
			"image", "")));
		for (int z = 0; z < 2; z++)
			assertTrue(TestInputs.relativeError(plane(opened.image(), z), plane(image, z)) < 1e-6);
		assertEquals("p.tif, radians", opened.record().get("phase"));
	}

	@Test
	void magnitudeAndPhaseOfDifferentSizesDoNotFit() throws IOException {
		final Path magnitude = folder.resolve("m.tif");
		final Path phase = folder.resolve("p.tif");
		final ImageMetadata plain = ImageMetadata.titled("m");
		StandardFormats.all().write(magnitude, new RealImage(ArrayImgs.floats(4, 4, 1, 1, 1), plain), ComplexOutput.REAL_IMAGINARY, false);
		StandardFormats.all().write(phase, new RealImage(ArrayImgs.floats(4, 5, 1, 1, 1), plain), ComplexOutput.REAL_IMAGINARY, false);
		final CorruptFileException e = assertThrows(CorruptFileException.class, () -> open(magnitude, OpenOptions.defaults().withPhase(phase)));
		assertTrue(e.getMessage().contains("p.tif") && e.getMessage().contains("4 x 5"), e.getMessage());
	}

	@Test
	void aPhaseOfUnknownScaleIsRefused() throws IOException {
		final Path magnitude = folder.resolve("m.tif");
		StandardFormats.all().write(magnitude, TestInputs.magnitude(TestInputs.slices(4, 4, 1)), ComplexOutput.REAL_IMAGINARY, false);
		final UnsupportedFormatException e = assertThrows(UnsupportedFormatException.class, () -> open(magnitude, OpenOptions.defaults()
			.withPhase(magnitude)));
		assertEquals("phase", e.field());
	}

	@Test
	void contradictingOptionsAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> view(RawView.K_SPACE, CoilCombine.RSS, false));
		assertThrows(IllegalArgumentException.class, () -> view(RawView.STORED, CoilCombine.RSS, false));
		assertThrows(IllegalArgumentException.class, () -> view(RawView.STORED, CoilCombine.NONE, true));
		assertThrows(IllegalArgumentException.class, () -> Stored.parse("spectrum", "auto"));
		assertThrows(IllegalArgumentException.class, () -> Stored.parse("auto", "forward"));
	}

	@Test
	void readingIsReportedAndCancelled() throws IOException {
		final List<ExportStatus> heard = new ArrayList<>();
		final OpenOptions options = view(RawView.IMAGE, CoilCombine.RSS, true);
		OpenRawData.run(file, options, heard::add);
		assertEquals(List.of(0.5, 1.0), heard.stream().map(ExportStatus::fraction).toList());
		assertThrows(CancellationException.class, () -> OpenRawData.run(file, options, new ExportProgress() {

			@Override
			public void report(final ExportStatus status) {}

			@Override
			public boolean cancelled() {
				return true;
			}
		}));
	}
}
