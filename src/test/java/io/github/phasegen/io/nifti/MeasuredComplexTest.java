package io.github.phasegen.io.nifti;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.UnsupportedFormatException;

class MeasuredComplexTest {

	@TempDir
	Path folder;

	@Test
	void findsComplexFilesAndPairsOnly() throws IOException {
		write("b.nii.gz", magnitude().gzip());
		write("b_ph.nii.gz", siemensPhase().gzip());
		write("a.nii", complex().bytes());
		write("alone.nii.gz", magnitude().gzip());
		write("orphan_ph.nii.gz", siemensPhase().gzip());
		write("notes.txt", new byte[] { 1 });
		write("b.json", new byte[] { 1 });
		Files.createDirectory(folder.resolve("sub.nii"));
		final List<MeasuredComplex.Source> sources = MeasuredComplex.find(folder);
		assertEquals(2, sources.size());
		assertEquals("a", sources.get(0).read().volume().name());
		assertEquals("b", sources.get(1).read().volume().name());
	}

	@Test
	void combinesMagnitudeAndPhase() throws IOException {
		final Path magnitude = write("m.nii", magnitude().pixdim(2, 3).bytes());
		final Path phase = write("p.nii", siemensPhase().bytes());
		final MeasuredComplex image = MeasuredComplex.readPair(magnitude, phase);
		assertClose(new float[] { -1, 0, 0, -2, 3, 0, 0, 4 }, image.volume().data(), 1e-6);
		assertArrayEquals(new int[] { 2, 2, 1 }, image.volume().dims());
		assertArrayEquals(new float[] { 1, 3, 1 }, image.volume().voxelSizeMm());
		assertEquals("m.nii with phase p.nii (-4096..4096 for -pi..pi)", image.origin());
	}

	@Test
	void readsComplexSamples() throws IOException {
		final MeasuredComplex image = MeasuredComplex.readComplex(write("c.nii", complex().bytes()));
		assertArrayEquals(new float[] { 1, 2, 3, 4 }, image.volume().data());
		assertEquals("c.nii (complex)", image.origin());
	}

	@Test
	void aPhaseOfAnotherSizeIsNamed() throws IOException {
		final Path magnitude = write("m.nii", magnitude().bytes());
		final Path phase = write("m_ph.nii", NiftiBytes.first(NiftiType.FLOAT32, 2, 2, 2).bytes());
		final ImageFileException e = assertThrows(CorruptFileException.class, () -> MeasuredComplex.readPair(magnitude, phase));
		assertTrue(e.getMessage().contains("m_ph.nii") && e.getMessage().contains("[2, 2, 2]"), e.getMessage());
	}

	@Test
	void aPhaseOfUnknownScaleIsRefused() throws IOException {
		final Path magnitude = write("m.nii", magnitude().bytes());
		final Path phase = write("m_ph.nii", NiftiBytes.first(NiftiType.FLOAT32, 2, 2, 1).data(-300, 20.5, 1, 2).bytes());
		final ImageFileException e = assertThrows(UnsupportedFormatException.class, () -> MeasuredComplex.readPair(magnitude, phase));
		assertEquals("phase", e.field());
	}

	@Test
	void realAndComplexFilesAreNotMixedUp() throws IOException {
		final Path real = write("m.nii", magnitude().bytes());
		final Path complex = write("c.nii", complex().bytes());
		assertThrows(UnsupportedFormatException.class, () -> MeasuredComplex.readComplex(real));
		assertThrows(UnsupportedFormatException.class, () -> MeasuredComplex.readPair(complex, real));
		assertThrows(UnsupportedFormatException.class, () -> MeasuredComplex.readPair(real, complex));
	}

	@Test
	void aDamagedFileInTheFolderIsAnError() throws IOException {
		write("cut.nii", magnitude().truncated(200));
		assertThrows(CorruptFileException.class, () -> MeasuredComplex.find(folder));
	}

	private static NiftiBytes magnitude() {
		return NiftiBytes.first(NiftiType.UINT8, 2, 2, 1).data(1, 2, 3, 4);
	}

	/** -pi, -pi/2, 0 and pi/2, stored as 0 to 4095 with slope and intercept as dcm2niix writes them. */
	private static NiftiBytes siemensPhase() {
		return NiftiBytes.first(NiftiType.INT16, 2, 2, 1).scaling(2, -4096).data(0, 1024, 2048, 3072);
	}

	private static NiftiBytes complex() {
		return NiftiBytes.first(NiftiType.COMPLEX64, 2, 1, 1).data(1, 2, 3, 4);
	}

	private Path write(final String name, final byte[] bytes) throws IOException {
		return Files.write(folder.resolve(name), bytes);
	}
}
