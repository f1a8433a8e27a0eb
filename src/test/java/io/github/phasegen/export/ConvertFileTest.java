package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.phasegen.export.OpenOptions.Combination;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.FourierNorm;

/** Conversion changes the format, nothing else. */
class ConvertFileTest {

	@TempDir
	private Path folder;

	private Path save(final String name, final ImageContents image) throws IOException {
		final Path file = folder.resolve(name);
		StandardFormats.all().write(file, image, ComplexOutput.REAL_IMAGINARY, false);
		return file;
	}

	private ExportResult convert(final Path from, final String to) throws IOException {
		try (PlaneSource source = PlaneSource.open(from, ReadOptions.DEFAULT)) {
			return ConvertFile.run(source, ExportDestination.of(folder.resolve(to), false), ExportProgress.NONE);
		}
	}

	@ParameterizedTest
	@CsvSource({ "a.npy, b.tif", "a.tif, b.npy", "a.npy, b.pt", "a.pt, b.npy" })
	void complexSamplesStayBitForBit(final String from, final String to) throws IOException {
		final ComplexImage image = TestInputs.complex(new ImageShape(5, 4, 2, 3, 2));
		final ExportResult result = convert(save(from, image), to);
		final ComplexImage converted = (ComplexImage) StandardFormats.all().read(result.file());
		assertEquals(new ImageShape(5, 4, 2, 3, 2), ImageShape.of(converted.pixels()));
		for (int k = 0; k < 12; k++)
			assertArrayEquals(ComplexImages.plane(image.pixels(), k).data(), ComplexImages.plane(converted.pixels(), k).data());
	}

	/** What is written may be a view of what is read, which would be lost. */
	@Test
	void theFileThatIsReadIsNotReplacedEvenIfAsked() throws IOException {
		final Path file = save("a.npy", TestInputs.complex(TestInputs.slices(6, 5, 2)));
		final byte[] before = Files.readAllBytes(file);
		try (PlaneSource source = PlaneSource.open(file, ReadOptions.DEFAULT)) {
			final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> ConvertFile.run(source, ExportDestination.of(
				file, true), ExportProgress.NONE));
			assertTrue(e.getMessage().contains("a.npy"), e.getMessage());
		}
		assertArrayEquals(before, Files.readAllBytes(file));
	}

	@Test
	void realSamplesStayReal() throws IOException {
		final RealImage image = TestInputs.magnitude(TestInputs.slices(6, 5, 3));
		final RealImage converted = (RealImage) StandardFormats.all().read(convert(save("a.tif", image), "b.npy").file());
		for (int k = 0; k < 3; k++)
			assertArrayEquals(ComplexImages.realPlane(image.pixels(), k), ComplexImages.realPlane(converted.pixels(), k));
	}

	@Test
	void theMeaningOfKSpaceSurvivesFormatsThatCannotHoldIt() throws IOException {
		final Path kspace = folder.resolve("a.tif");
		try (ExportKSpace export = new ExportKSpace()) {
			export.write(PlaneSource.of(TestInputs.complex(TestInputs.slices(6, 5, 2))), ExportOptions.defaults().withNorm(
				FourierNorm.BACKWARD), ExportDestination.of(kspace, false), ExportProgress.NONE);
		}
		convert(kspace, "b.npy");
		try (PlaneSource source = PlaneSource.open(folder.resolve("b.npy"), ReadOptions.DEFAULT)) {
			assertEquals(Optional.of(Domain.K_SPACE), Encoding.domain(source.planes().metadata()));
			assertEquals(Optional.of(FourierNorm.BACKWARD), Encoding.of(source.planes().metadata(), source.planes().shape()).orElseThrow()
				.norm());
		}
	}

	@Test
	void theSidecarTellsWhereTheSamplesComeFrom() throws IOException {
		final Path first = folder.resolve("a.npy");
		try (ExportKSpace export = new ExportKSpace()) {
			export.write(PlaneSource.of(TestInputs.complex(TestInputs.slices(6, 5, 2))), ExportOptions.defaults().withSnr(9),
				ExportDestination.of(first, false), ExportProgress.NONE);
		}
		final JsonObject sidecar = JsonParser.parseString(Files.readString(convert(first, "b.tif").sidecar())).getAsJsonObject();
		assertEquals("convert", sidecar.get("task").getAsString());
		assertEquals("a.npy", sidecar.getAsJsonObject("input").get("name").getAsString());
		assertEquals(64, sidecar.getAsJsonObject("input").get("sha256").getAsString().length());
		assertEquals(9, sidecar.getAsJsonObject("inputSidecar").getAsJsonObject("noise").get("snr").getAsDouble());
	}

	@Test
	void whatRawDataWereOpenedAsCanBeWritten() throws IOException {
		final Path kspace = folder.resolve("a.npy");
		final ComplexImage image = TestInputs.complex(TestInputs.slices(6, 5, 2));
		try (ExportKSpace export = new ExportKSpace()) {
			export.write(PlaneSource.of(image), ExportOptions.defaults(), ExportDestination.of(kspace, false), ExportProgress.NONE);
		}
		final OpenOptions options = OpenOptions.defaults().withView(RawView.IMAGE, Combination.NONE, false);
		try (PlaneSource source = OpenRawData.open(kspace, options)) {
			final ExportResult result = ConvertFile.run(source, ExportDestination.of(folder.resolve("b.npy"), false), ExportProgress.NONE);
			final ComplexImage back = (ComplexImage) StandardFormats.all().read(result.file());
			assertTrue(TestInputs.relativeError(ComplexImages.plane(back.pixels(), 1).data(), ComplexImages.plane(image.pixels(), 1)
				.data()) < 1e-6);
			assertTrue(result.record().get("input").toString().contains("view=image"), result.record().toString());
		}
	}

	@Test
	void aCancelledConversionLeavesNothingBehind() throws IOException {
		final Path from = save("a.npy", TestInputs.complex(TestInputs.slices(6, 5, 3)));
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
		try (PlaneSource source = PlaneSource.open(from, ReadOptions.DEFAULT)) {
			assertThrows(CancellationException.class, () -> ConvertFile.run(source, ExportDestination.of(folder.resolve("b.npy"), false),
				cancelling));
		}
		try (var files = Files.list(folder)) {
			assertEquals(1, files.count());
		}
		assertFalse(Files.exists(folder.resolve("b.npy.json")));
	}
}
