package io.github.phasegen.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.io.nifti.NiftiBytes;
import io.github.phasegen.io.nifti.NiftiType;

class ImageFormatsTest {

	@TempDir
	Path folder;

	private final ImageFormats formats = StandardFormats.all();

	@Test
	void contentCountsMoreThanTheName() throws IOException {
		final Path file = Files.write(folder.resolve("misnamed.tif"), NiftiBytes.first(NiftiType.UINT8, 2, 2).bytes());
		assertEquals("NIfTI", formats.forReading(file).name());
	}

	@Test
	void unknownContentIsUnsupportedAndTheKnownFormatsAreListed() throws IOException {
		final Path file = Files.write(folder.resolve("image.xyz"), new byte[] { (byte) 0xca, (byte) 0xfe, 1, 2 });
		final ImageFileException e = assertThrows(UnsupportedFormatException.class, () -> formats.read(file));
		assertTrue(e.getMessage().contains("ca fe 01 02"), e.getMessage());
		assertTrue(e.getMessage().contains("TIFF (.tif, .tiff) or NIfTI (.nii.gz, .nii)"), e.getMessage());
	}

	@Test
	void missingFilesAndFoldersAreNamed() {
		assertThrows(NoSuchFileException.class, () -> formats.read(folder.resolve("missing.tif")));
		assertThrows(FileSystemException.class, () -> formats.read(folder));
	}

	@Test
	void theNameChoosesTheFormatToWrite() throws IOException {
		assertEquals("TIFF", formats.forWriting(Path.of("Result.TIF")).name());
		assertEquals("NIfTI", formats.forWriting(Path.of("result.nii.gz")).name());
		final ImageFileException e = assertThrows(UnsupportedFormatException.class, () -> formats.forWriting(Path.of("result.jpg")));
		assertTrue(e.getMessage().contains("TIFF"), e.getMessage());
	}

	@Test
	void writesThroughTheRegistry() throws IOException {
		final Path file = folder.resolve("out.tiff");
		formats.write(file, TestImages.complex(1, 2, 1), ComplexOutput.REAL_IMAGINARY, false);
		TestImages.assertSamePixels(TestImages.complex(1, 2, 1), (ComplexImage) formats.read(file), 1e-4);
	}

	@Test
	void aFailedWriteLeavesNothingBehind() throws IOException {
		final Path file = Files.write(folder.resolve("out.bin"), new byte[] { 1 });
		final IOException failure = new IOException("disk full");
		final IOException e = assertThrows(IOException.class, () -> AtomicFile.write(file, true, temporary -> {
			Files.write(temporary, new byte[] { 2, 3 });
			throw failure;
		}));
		assertEquals(failure, e);
		assertArrayEquals(new byte[] { 1 }, Files.readAllBytes(file));
		assertEquals(List.of(file), files());
	}

	@Test
	void theFileAppearsOnlyWhenItIsComplete() throws IOException {
		final Path file = folder.resolve("out.bin");
		AtomicFile.write(file, false, temporary -> {
			assertEquals(file.getParent(), temporary.getParent());
			Files.write(temporary, new byte[] { 2, 3 });
			assertFalse(Files.exists(file));
		});
		assertArrayEquals(new byte[] { 2, 3 }, Files.readAllBytes(file));
	}

	@Test
	void aFileMadeMeanwhileIsNotOverwritten() throws IOException {
		final Path file = folder.resolve("out.bin");
		assertThrows(FileAlreadyExistsException.class, () -> AtomicFile.write(file, false, temporary -> {
			Files.write(temporary, new byte[] { 2 });
			Files.write(file, new byte[] { 1 });
		}));
		assertArrayEquals(new byte[] { 1 }, Files.readAllBytes(file));
		assertEquals(List.of(file), files());
	}

	@Test
	void aFolderIsNeverOverwritten() throws IOException {
		assertThrows(FileAlreadyExistsException.class, () -> AtomicFile.check(folder, true));
		assertThrows(NoSuchFileException.class, () -> AtomicFile.check(folder.resolve("no").resolve("out.tif"), true));
	}

	@ParameterizedTest
	@EnumSource(ComplexOutput.class)
	void outputsAreFoundByName(final ComplexOutput output) {
		assertEquals(output, ComplexOutput.parse(output.optionName()));
		assertEquals(output, ComplexOutput.parse(" " + output.optionName().toUpperCase() + " "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "magnitude", "phase+magnitude", "real" })
	void unknownOutputsAreRefusedWithTheKnownOnes(final String name) {
		final Exception e = assertThrows(IllegalArgumentException.class, () -> ComplexOutput.parse(name));
		assertTrue(e.getMessage().contains("magnitude+phase, real+imaginary, phase"), e.getMessage());
	}

	@Test
	void imagesHaveFiveAxesAndALabelPerPlane() {
		final ImageMetadata metadata = ImageMetadata.titled("a");
		assertThrows(IllegalArgumentException.class, () -> new RealImage(ArrayImgs.floats(2, 2, 3), metadata));
		assertThrows(IllegalArgumentException.class, () -> new RealImage(ArrayImgs.floats(2, 2, 1, 0, 1), metadata));
		assertThrows(IllegalArgumentException.class,
			() -> new RealImage(ArrayImgs.floats(2, 2, 1, 3, 1), metadata.withLabels(List.of("one", "two"))));
		assertEquals(6, new RealImage(ArrayImgs.floats(2, 2, 1, 3, 2), metadata).planeCount());
	}

	@Test
	void infoGrowsLineByLine() {
		final ImageMetadata metadata = ImageMetadata.titled("a").withInfo("Scanner: X").plusInfo(Map.of("Seed", 7)).plusInfo(Map.of("Steps", 20));
		assertEquals("Scanner: X\nSeed: 7\nSteps: 20\n", metadata.info());
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}
}
