package io.github.phasegen.io.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PairedPlanes;
import io.github.phasegen.io.UnsupportedFormatException;

class NiftiPairsTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "head.nii.gz, head_ph.nii.gz, MAGNITUDE_PHASE", "head.nii, head_ph.nii, MAGNITUDE_PHASE",
		"head.nii, head_ph.nii.gz, MAGNITUDE_PHASE", "gre_e1.nii.gz, gre_e1_ph.nii.gz, MAGNITUDE_PHASE",
		"sub-01_part-mag_bold.nii.gz, sub-01_part-phase_bold.nii.gz, MAGNITUDE_PHASE",
		"sub-01_echo-1_part-real_MEGRE.nii, sub-01_echo-1_part-imag_MEGRE.nii, REAL_IMAGINARY",
		"scan_real.nii, scan_imaginary.nii, REAL_IMAGINARY" })
	void pairsAreFoundByTheirNames(final String first, final String second, final NiftiPair.Kind kind) throws IOException {
		final Path file = write(first, magnitude());
		assertEquals(Optional.empty(), NiftiPairs.beside(file));
		final Path other = write(second, phase());
		assertEquals(Optional.of(new NiftiPair(kind, file, other)), NiftiPairs.beside(file));
		assertEquals(kind == NiftiPair.Kind.MAGNITUDE_PHASE ? Optional.of(other) : Optional.empty(), NiftiPairs.phaseBeside(file));
		assertEquals(Optional.empty(), NiftiPairs.beside(other));
	}

	@Test
	void partsOfWordsAreNoNames() throws IOException {
		final Path file = write("scan_realtime.nii", magnitude());
		write("scan_imaginarytime.nii", phase());
		assertEquals(Optional.empty(), NiftiPairs.beside(file));
	}

	@Test
	void magnitudeAndPhaseMakeOneComplexImage() throws IOException {
		final NiftiPair pair = NiftiPair.of(write("m.nii.gz", magnitude()), write("p.nii", phase()));
		try (PairedPlanes planes = pair.open()) {
			assertTrue(planes.complex());
			assertEquals(new ImageShape(2, 1, 1, 2, 1), planes.shape());
			for (final int k : new int[] { 1, 0, 1 })
				assertArrayEquals(k == 0 ? new float[] { -1, 0, 0, -2 } : new float[] { 3, 0, 0, 4 }, planes.read(k), 1e-6f);
			final ImageMetadata metadata = planes.metadata();
			assertEquals("m.nii.gz", metadata.title());
			assertEquals(Optional.of("p.nii"), metadata.infoValue("Phase file"));
			assertEquals(Optional.of("-4096..4096 for -pi..pi"), metadata.infoValue("Phase scale"));
			assertEquals("-4096..4096 for -pi..pi", planes.phaseScale());
		}
	}

	@Test
	void realAndImaginaryPartMakeOneComplexImage() throws IOException {
		final Path real = write("a_real.nii", magnitude());
		write("a_imaginary.nii", phase());
		try (PairedPlanes planes = NiftiPairs.beside(real).orElseThrow().open()) {
			assertArrayEquals(new float[] { 3, 0, 4, 2048 }, planes.read(1));
			assertEquals("", planes.phaseScale());
		}
	}

	@Test
	void whatDoesNotFitTogetherIsRefused() throws IOException {
		final Path magnitude = write("m.nii", magnitude().sform(1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0));
		final Path larger = write("larger.nii", NiftiBytes.first(NiftiType.INT16, 2, 1, 3));
		assertEquals("size", assertThrows(CorruptFileException.class, NiftiPair.of(magnitude, larger)::open).field());
		final Path elsewhere = write("elsewhere.nii", phase().sform(1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 0));
		assertEquals("position", assertThrows(UnsupportedFormatException.class, NiftiPair.of(magnitude, elsewhere)::open).field());
		final Path complex = write("complex.nii", NiftiBytes.first(NiftiType.COMPLEX64, 2, 1, 2));
		assertEquals("samples", assertThrows(UnsupportedFormatException.class, NiftiPair.of(magnitude, complex)::open).field());
		assertEquals("samples", assertThrows(UnsupportedFormatException.class, NiftiPair.of(complex, magnitude)::open).field());
		final Path zeros = write("zeros.nii", NiftiBytes.first(NiftiType.INT16, 2, 1, 2));
		assertEquals("phase", assertThrows(UnsupportedFormatException.class, NiftiPair.of(magnitude, zeros)::open).field());
	}

	@Test
	void aDamagedPartIsNamed() throws IOException {
		final Path magnitude = write("m.nii", magnitude());
		final Path cut = Files.write(folder.resolve("cut.nii"), phase().truncated(355));
		assertTrue(assertThrows(CorruptFileException.class, NiftiPair.of(magnitude, cut)::open).file().endsWith("cut.nii"));
		Files.delete(cut);
	}

	private static NiftiBytes magnitude() {
		return NiftiBytes.first(NiftiType.UINT8, 2, 1, 2).data(1, 2, 3, 4);
	}

	/** -pi, -pi/2, 0 and pi/2, stored as 0 to 4095 with slope and intercept as dcm2niix writes them. */
	private static NiftiBytes phase() {
		return NiftiBytes.first(NiftiType.INT16, 2, 1, 2).scaling(2, -4096).data(0, 1024, 2048, 3072);
	}

	private Path write(final String name, final NiftiBytes file) throws IOException {
		return Files.write(folder.resolve(name), name.endsWith(".gz") ? file.gzip() : file.bytes());
	}
}
