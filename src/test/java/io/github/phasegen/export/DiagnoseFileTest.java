package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonParser;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;

/** What is found out about files, good and bad. */
class DiagnoseFileTest {

	@TempDir
	private Path folder;

	private static FileDiagnosis diagnose(final Path file) {
		return DiagnoseFile.run(file, ReadOptions.DEFAULT, ExportProgress.NONE);
	}

	private Path save(final String name, final ImageContents image) throws IOException {
		final Path file = folder.resolve(name);
		StandardFormats.all().write(file, image, ComplexOutput.REAL_IMAGINARY, false);
		return file;
	}

	private Path export(final String name, final double oversampling) throws IOException {
		final Path file = folder.resolve(name);
		try (ExportKSpace export = new ExportKSpace()) {
			export.write(PlaneSource.of(TestInputs.magnitude(TestInputs.slices(32, 40, 2))), ExportOptions.defaults().withPhase(
				PhaseSource.SMOOTH).withReadout(ReadoutOptions.of(oversampling, "x")), ExportDestination.of(file, false), ExportProgress.NONE);
		}
		return file;
	}

	private static FileDiagnosis.Problem onlyProblem(final FileDiagnosis diagnosis) {
		assertEquals(1, diagnosis.problems().size(), diagnosis.problems().toString());
		return diagnosis.problems().get(0);
	}

	@Test
	void anExportIsKSpaceAndConsistent() throws IOException {
		final FileDiagnosis diagnosis = diagnose(export("a.npy", 2));
		assertTrue(diagnosis.readable());
		assertEquals("NumPy", diagnosis.format());
		assertEquals("complex64", diagnosis.contents().type());
		assertEquals("k-space", diagnosis.contents().domain());
		assertTrue(diagnosis.contents().likelyDomain().startsWith("k-space (a guess"), diagnosis.contents().likelyDomain());
		assertEquals("64 x 40, 2 slices", diagnosis.contents().shape());
		assertEquals("x", diagnosis.kspace().readoutAxis());
		assertEquals(2, diagnosis.kspace().oversampling());
		assertEquals("x", diagnosis.kspace().likelyOversampling());
		assertEquals("all lines", diagnosis.kspace().pattern());
		assertEquals("consistent", diagnosis.sidecar());
		assertEquals(List.of(), diagnosis.problems());
		assertEquals(64L * 40 * 2, diagnosis.samples().count());
	}

	@Test
	void withoutOversamplingNoneIsGuessed() throws IOException {
		assertEquals("", diagnose(export("a.npy", 1)).kspace().likelyOversampling());
	}

	@Test
	void aFileThatDeclaresNothingIsGuessedAt() throws IOException {
		final Path kspace = export("a.npy", 1);
		Files.delete(Sidecar.of(kspace));
		final FileDiagnosis diagnosis = diagnose(kspace);
		assertNull(diagnosis.contents().domain());
		assertTrue(diagnosis.contents().likelyDomain().startsWith("k-space (a guess"));
		assertEquals("none", diagnosis.sidecar());
		final FileDiagnosis image = diagnose(save("b.npy", TestInputs.complex(TestInputs.slices(32, 40, 1))));
		assertTrue(image.contents().likelyDomain().startsWith("image (a guess"), image.contents().likelyDomain());
		assertNull(image.kspace());
	}

	@Test
	void fewSamplesAreNotGuessedAt() throws IOException {
		assertTrue(diagnose(save("a.npy", TestInputs.complex(TestInputs.slices(32, 15, 1)))).contents().likelyDomain().startsWith("unclear"));
	}

	@Test
	void anImageThatIsDeclaredKSpaceIsSuspicious() throws IOException {
		final ComplexImage image = TestInputs.complex(TestInputs.slices(32, 40, 1));
		final Encoding encoding = new Encoding(Optional.empty(), Encoding.Readout.X, 32, 40);
		final FileDiagnosis diagnosis = diagnose(save("a.tif", new ComplexImage(image.pixels(), encoding.addTo(image.metadata()))));
		assertEquals("domain", onlyProblem(diagnosis).field());
	}

	@Test
	void kSpaceWithItsCentreAtTheFirstSampleIsSuspicious() throws IOException {
		final ComplexImage kspace = (ComplexImage) StandardFormats.all().read(export("a.npy", 1));
		for (int k = 0; k < kspace.planeCount(); k++) {
			final ComplexPlane plane = ComplexImages.plane(kspace.pixels(), k);
			final ComplexPlane shifted = new ComplexPlane(plane.width(), plane.height());
			for (int y = 0; y < plane.height(); y++)
				for (int x = 0; x < plane.width(); x++)
					shifted.set((x + plane.width() / 2) % plane.width(), (y + plane.height() / 2) % plane.height(), plane.re(x, y), plane.im(x,
						y));
			ComplexImages.setPlane(kspace.pixels(), k, shifted);
		}
		final FileDiagnosis diagnosis = diagnose(save("b.npy", new ComplexImage(kspace.pixels(), TestInputs.complex(TestInputs.slices(1, 1,
			1)).metadata())));
		assertEquals("centre of k-space", onlyProblem(diagnosis).field());
	}

	@Test
	void missingLinesAreCounted() throws IOException {
		final ComplexImage kspace = (ComplexImage) StandardFormats.all().read(export("a.npy", 1));
		for (int k = 0; k < kspace.planeCount(); k++) {
			final ComplexPlane plane = ComplexImages.plane(kspace.pixels(), k);
			for (int y = 0; y < plane.height(); y++)
				if (y % 4 != 0 && Math.abs(y - 20) > 3)
					Arrays.fill(plane.data(), 2 * y * plane.width(), 2 * (y + 1) * plane.width(), 0);
			ComplexImages.setPlane(kspace.pixels(), k, plane);
		}
		final FileDiagnosis.KSpaceTraits traits = diagnose(save("b.tif", kspace)).kspace();
		assertEquals(40, traits.lines());
		assertEquals(9, traits.centreLines());
		assertEquals(16, traits.sampledLines());
		assertEquals("every 4th line outside the centre (9)", traits.pattern());
		assertEquals("x", traits.readoutAxis());
	}

	@Test
	void magnitudesHaveNoDomainToGuess() throws IOException {
		final FileDiagnosis diagnosis = diagnose(save("a.tif", TestInputs.magnitude(TestInputs.slices(8, 8, 3))));
		assertFalse(diagnosis.contents().complex());
		assertNull(diagnosis.contents().likelyDomain());
		assertNull(diagnosis.samples().phaseMinimum());
		assertEquals(0, diagnosis.samples().minimum());
		assertEquals("1.50000 mm x 1.50000 mm x 4.00000 mm", diagnosis.contents().voxel());
		assertEquals(List.of(), diagnosis.problems());
	}

	@Test
	void samplesThatAreNotFiniteAreCounted() throws IOException {
		final ComplexImage image = TestInputs.complex(TestInputs.slices(8, 8, 1));
		final ComplexPlane plane = ComplexImages.plane(image.pixels(), 0);
		plane.set(1, 1, Float.NaN, 0);
		plane.set(2, 1, 1, Float.NEGATIVE_INFINITY);
		ComplexImages.setPlane(image.pixels(), 0, plane);
		final FileDiagnosis diagnosis = diagnose(save("a.npy", image));
		assertEquals(1, diagnosis.samples().notANumber());
		assertEquals(1, diagnosis.samples().infinite());
		assertEquals("suspicious", onlyProblem(diagnosis).kind());
		JsonParser.parseString(diagnosis.json());
	}

	@Test
	void onlyZerosAreSuspicious() throws IOException {
		final ComplexImage image = new ComplexImage(ComplexImages.create(8, 8, 1, 1, 1), TestInputs.complex(TestInputs.slices(1, 1,
			1)).metadata());
		assertEquals("only zeros", onlyProblem(diagnose(save("a.npy", image))).found());
	}

	@Test
	void aMissingFileIsSaidToBeMissing() {
		final FileDiagnosis diagnosis = diagnose(folder.resolve("missing.npy"));
		assertEquals("missing", onlyProblem(diagnosis).kind());
		assertFalse(diagnosis.readable());
		assertEquals("missing", onlyProblem(diagnose(folder)).kind());
	}

	@Test
	void aTruncatedFileIsCorruptWithARemedy() throws IOException {
		final Path file = save("a.npy", TestInputs.complex(TestInputs.slices(8, 8, 2)));
		Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 300));
		final FileDiagnosis diagnosis = diagnose(file);
		final FileDiagnosis.Problem problem = onlyProblem(diagnosis);
		assertEquals("corrupt", problem.kind());
		assertFalse(problem.found().isEmpty() || problem.expected().isEmpty());
		assertTrue(problem.remedy().contains("copy or download it again"));
		assertEquals("NumPy", diagnosis.format());
		assertFalse(diagnosis.readable());
	}

	@Test
	void anUnknownFileIsUnsupported() throws IOException {
		final Path file = folder.resolve("a.doc");
		Files.writeString(file, "a letter, not an image");
		final FileDiagnosis diagnosis = diagnose(file);
		assertEquals("unsupported", onlyProblem(diagnosis).kind());
		assertNull(diagnosis.format());
		assertTrue(onlyProblem(diagnosis).remedy().contains("NumPy"));
	}

	@Test
	void anyPrefixOfAFileIsDiagnosedNotThrown() throws IOException {
		final byte[] bytes = Files.readAllBytes(save("a.tif", TestInputs.complex(TestInputs.slices(4, 4, 2))));
		final Path file = folder.resolve("b.tif");
		for (int length = 0; length < bytes.length; length += 37) {
			Files.write(file, Arrays.copyOf(bytes, length));
			assertFalse(diagnose(file).problems().isEmpty(), "after " + length + " of " + bytes.length + " bytes");
		}
	}

	@Test
	void anEntryThatIsNotThereIsAnsweredWithThoseThatAre() throws IOException {
		final Path file = save("a.pt", TestInputs.complex(TestInputs.slices(4, 4, 1)));
		final FileDiagnosis diagnosis = DiagnoseFile.run(file, new ReadOptions("nothing", ""), ExportProgress.NONE);
		assertEquals("unsupported", onlyProblem(diagnosis).kind());
		assertFalse(onlyProblem(diagnosis).remedy().isEmpty());
	}

	@Test
	void aSidecarOfAnotherFileIsFound() throws IOException {
		final Path first = export("a.npy", 1);
		final Path second = export("b.npy", 2);
		Files.copy(Sidecar.of(second), Sidecar.of(first), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
		final FileDiagnosis diagnosis = diagnose(first);
		assertTrue(onlyProblem(diagnosis).field().contains("a.npy.json"));
		assertTrue(diagnosis.sidecar().startsWith("tells of"), diagnosis.sidecar());
	}

	@Test
	void otherSidecarsAreNoProblem() throws IOException {
		final Path file = save("a.npy", TestInputs.complex(TestInputs.slices(8, 8, 1)));
		Files.writeString(Sidecar.of(file), "{ \"task\": \"generate phase\" }");
		assertEquals("of another kind", diagnose(file).sidecar());
		Files.writeString(Sidecar.of(file), "not JSON {");
		assertEquals("is no JSON object", onlyProblem(diagnose(file)).found());
	}

	@Test
	void theTextTellsAllThatWasFound() throws IOException {
		final String text = String.join("\n", diagnose(export("a.npy", 2)).lines());
		for (final String expected : List.of("Format: NumPy", "Samples: complex, 64 x 40, 2 slices", "Domain: k-space (declared)",
			"Voxel: 1.50000 mm", "Readout: along x, oversampling 2.00 (declared)", "Sidecar: consistent", "Problems: none found"))
			assertTrue(text.contains(expected), text);
	}

	@Test
	void theJsonLeavesOutWhatIsNotKnown() throws IOException {
		final Path file = folder.resolve("a.doc");
		Files.writeString(file, "a letter, not an image");
		final String json = diagnose(file).json();
		assertFalse(json.contains("null") || json.contains("\"samples\""), json);
	}

	@Test
	void aScanCanBeCancelled() throws IOException {
		final Path file = save("a.npy", TestInputs.complex(TestInputs.slices(8, 8, 2)));
		assertThrows(CancellationException.class, () -> DiagnoseFile.run(file, ReadOptions.DEFAULT, new ExportProgress() {

			@Override
			public void report(final ExportStatus status) {}

			@Override
			public boolean cancelled() {
				return true;
			}
		}));
	}
}
