package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.complex.ComplexFloatType;

import io.github.phasegen.diffusion.GenerateOptions;
import io.github.phasegen.diffusion.GeneratePhase;
import io.github.phasegen.diffusion.GenerateProgress;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.model.PhaseModel;
import io.github.phasegen.simulate.coil.CoilKind;
import io.github.phasegen.testing.TinyModel;

/** Exports to files: what is written, what the sidecar tells, and what is left behind when something goes wrong. */
class ExportFileTest {

	private static final ExportOptions ZERO = ExportOptions.defaults().withPhase(PhaseSource.ZERO);

	@TempDir
	private Path folder;

	private final ExportKSpace export = new ExportKSpace();
	private final RealImage image = TestInputs.magnitude(TestInputs.slices(10, 8, 4));

	@AfterEach
	void close() {
		export.close();
	}

	private ExportResult write(final String name, final ExportOptions options, final boolean overwrite) throws IOException {
		return export.write(PlaneSource.of(image), options, ExportDestination.of(folder.resolve(name), overwrite), ExportProgress.NONE);
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	private static ComplexImage read(final Path file) throws IOException {
		return (ComplexImage) StandardFormats.all().read(file);
	}

	private static JsonObject json(final Path file) throws IOException {
		return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
	}

	@ParameterizedTest
	@ValueSource(strings = { "out.npy", "out.tif", "out.pt" })
	void theFileHoldsWhatTheExportInMemoryHolds(final String name) throws IOException {
		final ExportOptions options = ZERO.withCoils(CoilChoice.simulated(CoilKind.BIRDCAGE, 3)).withSnr(10)
			.withReadout(ReadoutOptions.of(2, "x"));
		final ExportResult result = write(name, options, false);
		final ComplexImage expected = export.run(PlaneSource.of(image), options, ExportProgress.NONE).kspace();
		final ComplexImage actual = read(result.file());
		assertEquals(new ImageShape(20, 8, 3, 4, 1), result.shape());
		assertEquals(result.shape(), ImageShape.of(actual.pixels()));
		for (int k = 0; k < 12; k++)
			assertArrayEquals(ComplexImages.plane(expected.pixels(), k).data(), ComplexImages.plane(actual.pixels(), k).data());
	}

	@Test
	void theSidecarTellsHowTheFileWasMade() throws IOException {
		final ExportResult result = write("out.npy", ZERO.withPhase(PhaseSource.SMOOTH).withCoils(CoilChoice.simulated(CoilKind.LOOPS, 2))
			.withSnr(25).withNorm(FourierNorm.BACKWARD).withSeed(7), false);
		assertEquals(List.of("out.npy", "out.npy.json"), files());
		final JsonObject sidecar = json(result.sidecar());
		assertEquals("export k-space", sidecar.get("task").getAsString());
		assertEquals("[\"phase\",\"coil sensitivities\",\"coil images\",\"noise\",\"k-space\"]", sidecar.get("synthetic").toString());
		assertEquals("smooth", sidecar.getAsJsonObject("phase").get("source").getAsString());
		assertEquals(2, sidecar.getAsJsonObject("coils").get("count").getAsInt());
		assertEquals(25, sidecar.getAsJsonObject("noise").get("snr").getAsDouble());
		assertEquals(7, sidecar.get("seed").getAsLong());
		assertEquals("head.tif", sidecar.getAsJsonObject("input").get("name").getAsString());
		assertEquals("k-space", sidecar.getAsJsonObject("output").get("domain").getAsString());
		assertEquals("backward", sidecar.getAsJsonObject("output").get("fourierNorm").getAsString());
		assertEquals("{\"x\":10,\"y\":8,\"coil\":2,\"slice\":4,\"frame\":1}", sidecar.getAsJsonObject("output").get("axes").toString());
		assertEquals(Files.size(result.file()), sidecar.getAsJsonObject("file").get("bytes").getAsLong());
		assertEquals("NumPy", sidecar.getAsJsonObject("file").get("format").getAsString());
		assertFalse(sidecar.get("version").getAsString().isBlank());
	}

	@Test
	void aFileAsInputIsNamedWithItsHash() throws IOException {
		final Path input = folder.resolve("in.tif");
		StandardFormats.all().write(input, image, ComplexOutput.REAL_IMAGINARY, false);
		try (PlaneSource source = PlaneSource.open(input, ReadOptions.DEFAULT)) {
			final ExportResult result = export.write(source, ZERO, ExportDestination.of(folder.resolve("out.npy"), false),
				ExportProgress.NONE);
			assertEquals(FileHash.sha256(List.of(input)), json(result.sidecar()).getAsJsonObject("input").get("sha256").getAsString());
		}
	}

	@Test
	void equalRunsWriteEqualBytes() throws IOException {
		final ExportOptions options = ZERO.withPhase(PhaseSource.NAIVE).withSnr(5).withCoils(CoilChoice.simulated(CoilKind.BIRDCAGE, 5));
		final ExportResult first = write("out.npy", options, false);
		final byte[] data = Files.readAllBytes(first.file());
		final byte[] sidecar = Files.readAllBytes(first.sidecar());
		final ExportResult second = write("out.npy", options, true);
		assertArrayEquals(data, Files.readAllBytes(second.file()));
		assertArrayEquals(sidecar, Files.readAllBytes(second.sidecar()));
	}

	@Test
	void generatedPhaseIsThatOfTheWholeStack() throws IOException {
		final Path model = TinyModel.write(folder.resolve("model"));
		final GenerateOptions generate = GenerateOptions.defaults().withSteps(2).withSharedNoise(false);
		final RealImage stack = TestInputs.magnitude(new ImageShape(20, 18, 1, 2, 2));
		final PhaseOptions phase = PhaseOptions.defaults().withModel(new ModelSource.Folder(model)).withDevice(DeviceChoice.CPU)
			.withGenerate(generate);
		final ExportedImages exported = export.run(PlaneSource.of(stack), ExportOptions.defaults().withPhase(phase).withSeed(5),
			ExportProgress.NONE);
		try (PhaseModel loaded = PhaseModel.load(phase.model(), phase.device())) {
			final Img<ComplexFloatType> drawn = new GeneratePhase(loaded).run(stack.pixels(), generate.withSeed(5), GenerateProgress.NONE).samples().get(0);
			for (int k = 0; k < 4; k++)
				assertTrue(TestInputs.relativeError(TestInputs.image(exported.kspace(), k, FourierNorm.ORTHO).data(), ComplexImages.plane(drawn,
					k).data()) < 1e-6);
			assertEquals(loaded.config().weightsSha256(), exported.record().get("modelSha256"));
		}
	}

	@Test
	void slicesWithoutStructureAreNamed() throws IOException {
		final Path model = TinyModel.write(folder.resolve("model"));
		final float[] values = new float[8 * 8 * 3];
		Arrays.fill(values, 64, 128, 5);
		values[3] = 1;
		final RealImage stack = new RealImage(ArrayImgs.floats(values, 8, 8, 1, 3, 1), image.metadata());
		final ExportedImages exported = export.run(PlaneSource.of(stack), ExportOptions.defaults().withPhase(PhaseOptions.defaults().withModel(
			new ModelSource.Folder(model)).withDevice(DeviceChoice.CPU)), ExportProgress.NONE);
		assertEquals(List.of("Slice 2 is constant (5.0); its phase is set to 0", "Slice 3 is constant (0.0); its phase is set to 0"), exported
			.warnings());
		assertEquals(exported.warnings(), exported.record().get("warnings"));
	}

	@Test
	void existingFilesAreLeftAlone() throws IOException {
		Files.writeString(folder.resolve("a.npy"), "precious");
		Files.writeString(folder.resolve("b.npy.json"), "precious");
		assertThrows(FileAlreadyExistsException.class, () -> write("a.npy", ZERO, false));
		assertThrows(FileAlreadyExistsException.class, () -> write("b.npy", ZERO, false));
		assertEquals(List.of("a.npy", "b.npy.json"), files());
		assertEquals("precious", Files.readString(folder.resolve("a.npy")));
		write("a.npy", ZERO, true);
		assertEquals(new ImageShape(10, 8, 1, 4, 1), ImageShape.of(read(folder.resolve("a.npy")).pixels()));
	}

	@Test
	void aFolderThatIsMissingIsNamed() {
		final NoSuchFileException e = assertThrows(NoSuchFileException.class, () -> write("no/out.npy", ZERO, false));
		assertTrue(e.getMessage().contains("no"), e.getMessage());
	}

	@Test
	void anEndingThatNoFormatHasIsRefused() {
		assertThrows(UnsupportedFormatException.class, () -> ExportDestination.of(folder.resolve("out.jpeg"), false));
		assertThrows(IllegalArgumentException.class, () -> ExportDestination.of(folder.resolve("out.npy"), "JPEG", false));
	}

	@Test
	void aFormatMayBeNamedWhateverTheEnding() throws IOException {
		final ExportDestination destination = ExportDestination.of(folder.resolve("out.data"), "numpy", false);
		export.write(PlaneSource.of(image), ZERO, destination, ExportProgress.NONE);
		assertEquals(List.of("out.data", "out.data.json"), files());
	}

	@Test
	void userMapsMakeTheCoilImages() throws IOException {
		final ComplexImage maps = TestInputs.complex(new ImageShape(10, 8, 2, 1, 1));
		final Path file = folder.resolve("maps.npy");
		StandardFormats.all().write(file, maps, ComplexOutput.REAL_IMAGINARY, false);
		final CoilChoice choice = CoilChoice.maps(file);
		final ExportedImages result = export.run(PlaneSource.of(image), ZERO.withCoils(choice), ExportProgress.NONE);
		assertEquals(new ImageShape(10, 8, 2, 4, 1), ImageShape.of(result.kspace().pixels()));
		for (int z = 0; z < 4; z++)
			for (int c = 0; c < 2; c++) {
				final float[] expected = ComplexImages.plane(maps.pixels(), c).data();
				final float[] magnitude = ComplexImages.realPlane(image.pixels(), z);
				for (int i = 0; i < expected.length; i++)
					expected[i] *= magnitude[i / 2];
				assertTrue(TestInputs.relativeError(TestInputs.image(result.kspace(), 2 * z + c, FourierNorm.ORTHO).data(), expected) < 1e-6);
			}
		assertEquals(List.of("phase", "coil images", "k-space"), result.record().get("synthetic"));
	}

	@Test
	void mapsOfAnotherSizeAreRefused() throws IOException {
		final Path file = folder.resolve("maps.npy");
		StandardFormats.all().write(file, TestInputs.complex(new ImageShape(10, 7, 1, 2, 1)), ComplexOutput.REAL_IMAGINARY, false);
		final UnsupportedFormatException e = assertThrows(UnsupportedFormatException.class, () -> write("out.npy", ZERO.withCoils(CoilChoice
			.maps(file)), false));
		assertTrue(e.getMessage().contains("maps.npy") && e.getMessage().contains("10 x 7") && e.getMessage().contains("10 x 8"), e
			.getMessage());
	}

	@Test
	void mapsThatAreNotFiniteAreRefusedByName() throws IOException {
		final Path file = folder.resolve("maps.npy");
		final ComplexImage maps = TestInputs.complex(new ImageShape(10, 8, 2, 1, 1));
		maps.pixels().getAt(3, 4, 1, 0, 0).setReal(Float.NaN);
		StandardFormats.all().write(file, maps, ComplexOutput.REAL_IMAGINARY, false);
		final CorruptFileException e = assertThrows(CorruptFileException.class, () -> write("out.npy", ZERO.withCoils(CoilChoice.maps(file)),
			false));
		assertTrue(e.getMessage().contains("maps.npy") && e.getMessage().contains("coil 2, slice 1"), e.getMessage());
		assertEquals(List.of("maps.npy"), files());
	}

	@Test
	void mapsThatSeeNothingAreRefusedByName() throws IOException {
		final Path file = folder.resolve("maps.npy");
		final ComplexImage maps = TestInputs.complex(new ImageShape(10, 8, 2, 1, 1));
		maps.pixels().forEach(sample -> sample.setZero());
		StandardFormats.all().write(file, maps, ComplexOutput.REAL_IMAGINARY, false);
		final UnsupportedFormatException e = assertThrows(UnsupportedFormatException.class, () -> write("out.npy", ZERO.withCoils(CoilChoice
			.maps(file)), false));
		assertTrue(e.getMessage().contains("maps.npy") && e.getMessage().contains("0 everywhere"), e.getMessage());
		assertEquals(List.of("maps.npy"), files());
	}
}
