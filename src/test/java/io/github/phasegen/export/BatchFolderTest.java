package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.FourierNorm;

/** Which files of a folder a batch takes, and where their results go. */
class BatchFolderTest {

	@TempDir
	private Path folder;

	private Path in;
	private Path out;

	@BeforeEach
	void folders() throws IOException {
		in = Files.createDirectories(folder.resolve("in"));
		out = folder.resolve("out");
	}

	private static BatchOptions options() {
		return options(ExportOptions.defaults().withPhase(PhaseSource.NAIVE).withSnr(20));
	}

	private static BatchOptions options(final ExportOptions export) {
		return new BatchOptions(export, StandardFormats.all().named("NumPy"), "", false);
	}

	private BatchSummary run(final BatchOptions options) throws IOException {
		return new BatchExport(options).run(in, out, ExportProgress.NONE);
	}

	private Path save(final String name, final ImageContents image) throws IOException {
		final Path file = in.resolve(name);
		Files.createDirectories(file.getParent());
		StandardFormats.all().write(file, image, ComplexOutput.REAL_IMAGINARY, true);
		return file;
	}

	private Path head(final String name) throws IOException {
		return save(name, TestInputs.magnitude(TestInputs.slices(8, 6, 2)));
	}

	private static List<String> outcomes(final BatchSummary summary) {
		return summary.items().stream().map(item -> item.input() + " " + item.outcome()).toList();
	}

	@ParameterizedTest
	@CsvSource({ "*_T1w.tif, 2", "sub-1/*, 1", "sub-?/anat/*.tif, 1", "'', 4", "**/anat/*, 1", "**/*_T1w.tif, 2", "*.nii, 0" })
	void thePatternChoosesByNameOrPath(final String pattern, final int count) throws IOException {
		for (final String name : List.of("a_T1w.tif", "sub-1/b_T1w.tif", "sub-1/anat/c.tif", "d.tif"))
			head(name);
		if (count == 0)
			assertThrows(IllegalArgumentException.class, () -> run(options().withPattern(pattern)));
		else
			assertEquals(count, run(options().withPattern(pattern)).items().size());
	}

	@Test
	void aPatternThatIsNoneIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> options().withPattern("{a,b"));
	}

	@Test
	void theOutputIsNotTakenAsInput() throws IOException {
		head("a.tif");
		out = in.resolve("out");
		final BatchOptions tiff = new BatchOptions(options().export(), StandardFormats.all().named("TIFF"), "", false);
		run(tiff);
		assertEquals(List.of("a.tif SKIPPED"), outcomes(run(tiff)));
	}

	@Test
	void theInputFolderIsNotTheOutputFolder() throws IOException {
		head("a.tif");
		out = in.resolve("../in");
		assertThrows(IllegalArgumentException.class, () -> run(options()));
	}

	@Test
	void anOutputIsNeverAnInput() throws IOException {
		out = folder;
		in = Files.createDirectories(folder.resolve("in"));
		head("in/a.tif");
		head("a.tif");
		final byte[] before = Files.readAllBytes(in.resolve("a.tif"));
		final BatchOptions tiff = new BatchOptions(options().export(), StandardFormats.all().named("TIFF"), "", true);
		final String message = assertThrows(IllegalArgumentException.class, () -> run(tiff)).getMessage();
		assertTrue(message.contains("a.tif would be overwritten"), message);
		assertArrayEquals(before, Files.readAllBytes(in.resolve("a.tif")));
	}

	@Test
	void twoInputsWithOneOutputAreAnErrorBeforeTheWork() throws IOException {
		head("a.tif");
		head("a.tiff");
		final String message = assertThrows(IllegalArgumentException.class, () -> run(options())).getMessage();
		assertTrue(message.contains("a.npy") && message.contains("a.tif and a.tiff"), message);
		assertFalse(Files.exists(out));
		assertEquals(1, run(options().withPattern("*.tiff")).items().size());
	}

	@Test
	void hiddenFilesAndFoldersAreLeftOut() throws IOException {
		head("a.tif");
		head("._a.tif");
		head(".hidden/b.tif");
		assertEquals(List.of("a.tif DONE"), outcomes(run(options())));
	}

	@Test
	void nothingFoundIsAnError() throws IOException {
		final String message = assertThrows(IllegalArgumentException.class, () -> run(options())).getMessage();
		assertTrue(message.contains("found no image"), message);
		head("a.tif");
		final String pattern = assertThrows(IllegalArgumentException.class, () -> run(options().withPattern("*_T1w.nii.gz"))).getMessage();
		assertTrue(pattern.contains("*_T1w.nii.gz"), pattern);
		assertFalse(Files.exists(out));
	}

	@ParameterizedTest
	@CsvSource({ "sub-01_part-mag_T2starw.nii.gz, sub-01_part-phase_T2starw.nii.gz, true", "x.nii, x_ph.nii, true",
		"sub-01_part-real_bold.nii.gz, sub-01_part-imag_bold.nii.gz, false", "x_real.nii, x_imaginary.nii, false" })
	void twoPartsMakeOneComplexImage(final String first, final String second, final boolean polar) throws IOException {
		final ComplexImage image = TestInputs.complex(TestInputs.slices(8, 6, 2));
		final float[] samples = ComplexImages.plane(image.pixels(), 1).data();
		save(first, new RealImage(polar ? ComplexImages.magnitude(image.pixels()) : ComplexImages.real(image.pixels()), image.metadata()));
		save(second, new RealImage(polar ? ComplexImages.phase(image.pixels()) : ComplexImages.imaginary(image.pixels()), image.metadata()));
		assertEquals(List.of(first + " DONE"), outcomes(run(options(ExportOptions.defaults().withPhase(PhaseSource.AUTO)))));
		final Path result = out.resolve(FileNames.stem(first) + ".npy");
		final ComplexImage kspace = (ComplexImage) StandardFormats.all().read(result);
		assertTrue(TestInputs.relativeError(TestInputs.image(kspace, 1, FourierNorm.ORTHO).data(), samples) < 1e-5);
		assertTrue(Files.readString(Sidecar.of(result)).contains(second));
	}

	@ParameterizedTest
	@ValueSource(strings = { "sub-01_part-phase_T2starw.tif", "part_part-imag.tif", "sub-01_part-real.tif" })
	void aPartThatIsNoMagnitudeFailsAlone(final String name) throws IOException {
		head(name);
		final BatchSummary summary = run(options());
		assertEquals(List.of(name + " FAILED"), outcomes(summary));
		assertTrue(summary.items().get(0).message().contains("the other part beside it"), summary.items().get(0).message());
	}
}
