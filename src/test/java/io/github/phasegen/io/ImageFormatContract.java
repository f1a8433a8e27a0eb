package io.github.phasegen.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.ComplexImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every image format keeps to. A format's test inherits this class and adds what is special about the format. */
public abstract class ImageFormatContract {

	@TempDir
	protected Path folder;

	private int written;

	protected abstract ImageFormat format();

	/** A file of this format that holds {@link TestImages#real}(1, 3, 1). */
	protected abstract byte[] realFile() throws IOException;

	/** A file of this format that holds {@link TestImages#complex}(1, 3, 1), if it holds complex images. */
	protected abstract byte[] complexFile() throws IOException;

	/** False for formats that hold real samples only. */
	protected boolean holdsComplexImages() {
		return true;
	}

	/** False for formats that hold complex samples only. */
	protected boolean holdsRealImages() {
		return true;
	}

	/** False for formats that have no place for calibration, labels and info. */
	protected boolean keepsMetadata() {
		return true;
	}

	/** False for formats whose files do not show at their beginning what they are. */
	protected boolean showsInContent() {
		return true;
	}

	/** The sizes {C, Z, T} of images that the format holds with all their axes. */
	protected List<int[]> shapes() {
		return List.of(new int[] { 1, 1, 1 }, new int[] { 2, 3, 2 }, new int[] { 1, 1, 4 }, new int[] { 3, 1, 1 });
	}

	@Test
	void hasANameAndLowerCaseEndings() {
		assertFalse(format().name().isBlank());
		assertFalse(format().extensions().isEmpty());
		for (final String ending : format().extensions())
			assertTrue(ending.matches("[a-z0-9]+(\\.[a-z0-9]+)*"), ending);
	}

	@Test
	void readsRealImages() throws IOException {
		assumeTrue(holdsRealImages());
		final ImageContents contents = format().read(file(realFile()));
		TestImages.assertSamePixels(TestImages.real(1, 3, 1), assertInstanceOf(RealImage.class, contents), 0);
	}

	@Test
	void readsComplexImages() throws IOException {
		assumeTrue(holdsComplexImages());
		final ImageContents contents = format().read(file(complexFile()));
		TestImages.assertSamePixels(TestImages.complex(1, 3, 1), assertInstanceOf(ComplexImage.class, contents), 1e-4);
	}

	@Test
	void isFoundByContentWhateverTheFilesName() throws IOException {
		assumeTrue(showsInContent());
		final ImageContents contents = StandardFormats.all().read(write("image.dat", anyFile()));
		if (contents instanceof ComplexImage complex)
			TestImages.assertSamePixels(TestImages.complex(1, 3, 1), complex, 1e-4);
		else
			TestImages.assertSamePixels(TestImages.real(1, 3, 1), (RealImage) contents, 0);
	}

	@Test
	void doesNotRecogniseOtherBytes() {
		assertFalse(format().recognises(new byte[0]));
		assertFalse(format().recognises(new byte[] { 1 }));
		assertFalse(format().recognises("plain text, long enough for any magic number".getBytes()));
		assertFalse(format().recognises(new byte[ImageFormats.HEAD_BYTES]));
	}

	@Test
	void planesAreReadInAnyOrder() throws IOException {
		final boolean complex = holdsComplexImages();
		try (PlaneReader reader = format().open(file(anyFile()), ReadOptions.DEFAULT)) {
			assertEquals(new ImageShape(TestImages.WIDTH, TestImages.HEIGHT, 1, 3, 1), reader.shape());
			assertEquals(complex, reader.complex());
			for (final int k : new int[] { 2, 0, 0, 1, 2 })
				assertArrayEquals(complex ? ComplexImages.plane(TestImages.complex(1, 3, 1).pixels(), k).data()
					: ComplexImages.realPlane(TestImages.real(1, 3, 1).pixels(), k), reader.read(k), 1e-4f);
			assertThrows(IndexOutOfBoundsException.class, () -> reader.read(3));
			assertThrows(IndexOutOfBoundsException.class, () -> reader.read(-1));
		}
	}

	@Test
	void listsWhatAFileHolds() throws IOException {
		final List<FileEntry> entries = format().entries(file(anyFile()));
		assertFalse(entries.isEmpty());
		for (final FileEntry entry : entries)
			assertTrue(entry.dimensions().stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact) > 0, entry.toString());
	}

	@Test
	void anEntryThatIsNotThereIsRefused() throws IOException {
		final Path file = file(anyFile());
		final ImageFileException e =
			assertThrows(UnsupportedFormatException.class, () -> format().open(file, new ReadOptions("no such entry", "")));
		assertTrue(e.getMessage().contains("no such entry"), e.getMessage());
	}

	@Test
	void titlesTheImageAfterTheFile() throws IOException {
		final Path file = file(anyFile());
		assertEquals(file.getFileName().toString(), format().read(file).metadata().title());
	}

	@Test
	void leavesTheFileAlone() throws IOException {
		final byte[] bytes = anyFile();
		final Path file = file(bytes);
		format().read(file);
		assertArrayEquals(bytes, Files.readAllBytes(file));
		Files.delete(file);
	}

	@Test
	void aMissingFileIsNamed() {
		final Path missing = folder.resolve("missing." + format().extensions().get(0));
		final IOException e = assertThrows(NoSuchFileException.class, () -> format().read(missing));
		assertTrue(e.getMessage().contains("missing."), e.getMessage());
	}

	/** A file of this name with nothing of this format in it is corrupt, and says so through the registry as well. */
	@Test
	void otherContentUnderThisNameIsAnError() throws IOException {
		final Path text = file("This is no image, though it is called one.".getBytes());
		assertThrows(ImageFileException.class, () -> format().read(text));
		assertThrows(ImageFileException.class, () -> StandardFormats.all().read(text));
		assertThrows(ImageFileException.class, () -> format().read(file(new byte[0])));
	}

	@Test
	void everyEarlyEndIsNoticed() throws IOException {
		final byte[] bytes = anyFile();
		for (int length = 0; length < bytes.length; length += 1 + length / 50) {
			final Path file = file(Arrays.copyOf(bytes, length));
			assertThrows(ImageFileException.class, () -> format().read(file), "cut to " + length + " of " + bytes.length + " bytes");
		}
		final Path file = file(Arrays.copyOf(bytes, bytes.length - 1));
		assertThrows(ImageFileException.class, () -> format().read(file), "cut by one byte");
	}

	@Test
	void damageGivesAnImageOrATypedError() throws IOException {
		final byte[] bytes = anyFile();
		final Random random = new Random(1);
		for (int i = 0; i < 500; i++) {
			final byte[] damaged = bytes.clone();
			for (int change = 0; change <= i % 3; change++)
				damaged[random.nextInt(Math.min(bytes.length, 600))] = (byte) random.nextInt(256);
			final Path file = file(damaged);
			assertDoesNotThrow(() -> readOrRefuse(file), "file " + i);
		}
	}

	@Test
	void realImagesComeBack() throws IOException {
		assumeTrue(format().canWrite());
		assumeTrue(holdsRealImages());
		for (final int[] size : shapes()) {
			final RealImage image = TestImages.real(size[0], size[1], size[2]);
			final Path file = writeNew(image, ComplexOutput.MAGNITUDE_PHASE);
			TestImages.assertSamePixels(image, (RealImage) format().read(file), 0);
		}
	}

	@Test
	void complexImagesComeBack() throws IOException {
		assumeTrue(format().canWrite());
		for (final int[] size : shapes()) {
			final ComplexImage image = TestImages.complex(size[0], size[1], size[2]);
			final Path file = writeNew(image, ComplexOutput.REAL_IMAGINARY);
			TestImages.assertSamePixels(image, assertInstanceOf(ComplexImage.class, format().read(file)), 0);
		}
	}

	@Test
	void metadataComeBack() throws IOException {
		assumeTrue(format().canWrite() && keepsMetadata());
		final ImageMetadata metadata = new ImageMetadata("head", new AxisScale(0.9, 3, "mm"), new AxisScale(0.8, 0, "mm"),
			new AxisScale(2.5, 1, "mm"), new AxisScale(1.5, 0, "sec"), List.of("first", "", "third one: 5 µT"), "Seed: 7\nModel: small\n");
		for (final ImageContents image : List.of(new RealImage(TestImages.real(1, 3, 1).pixels(), metadata),
			new ComplexImage(TestImages.complex(1, 3, 1).pixels(), metadata))) {
			final ImageMetadata back = format().read(writeNew(image, ComplexOutput.REAL_IMAGINARY)).metadata();
			TestImages.assertSameScale(metadata.x(), back.x());
			TestImages.assertSameScale(metadata.y(), back.y());
			TestImages.assertSameScale(metadata.z(), back.z());
			assertEquals(metadata.t().step(), back.t().step(), 1e-6);
			assertEquals(metadata.labels(), back.labels());
			assertEquals(metadata.info(), back.info());
		}
	}

	@Test
	void anExistingFileIsKeptUnlessAsked() throws IOException {
		assumeTrue(format().canWrite());
		final Path file = file(new byte[] { 1, 2, 3 });
		final ComplexImage image = TestImages.complex(1, 1, 1);
		assertThrows(FileAlreadyExistsException.class, () -> format().write(file, image, ComplexOutput.REAL_IMAGINARY, false));
		assertArrayEquals(new byte[] { 1, 2, 3 }, Files.readAllBytes(file));
		format().write(file, image, ComplexOutput.REAL_IMAGINARY, true);
		TestImages.assertSamePixels(image, (ComplexImage) format().read(file), 0);
		assertTrue(files().contains(file));
	}

	@Test
	void aFileThatIsNotCompletedLeavesNoTrace() throws IOException {
		assumeTrue(format().canWrite());
		final ComplexImage image = TestImages.complex(1, 3, 1);
		final Path file = folder.resolve("unfinished." + format().extensions().get(0));
		try (PlaneWriter writer = format().create(file, ImageLayout.of(image), WriteOptions.DEFAULT)) {
			writer.write(ComplexImages.plane(image.pixels(), 0).data());
			assertThrows(IllegalArgumentException.class, () -> writer.write(new float[3]));
			assertThrows(IllegalStateException.class, writer::commit);
			assertFalse(Files.exists(file));
		}
		assertEquals(List.of(), files());
	}

	@Test
	void morePlanesThanPromisedAreRefused() throws IOException {
		assumeTrue(format().canWrite());
		final ComplexImage image = TestImages.complex(1, 1, 1);
		final float[] plane = ComplexImages.plane(image.pixels(), 0).data();
		final Path file = folder.resolve("full." + format().extensions().get(0));
		try (PlaneWriter writer = format().create(file, ImageLayout.of(image), WriteOptions.DEFAULT)) {
			writer.write(plane);
			assertThrows(IllegalStateException.class, () -> writer.write(plane));
			writer.commit();
		}
		TestImages.assertSamePixels(image, (ComplexImage) format().read(file), 0);
	}

	@Test
	void aMissingFolderIsNotMade() {
		assumeTrue(format().canWrite());
		final Path file = folder.resolve("no").resolve("image." + format().extensions().get(0));
		assertThrows(NoSuchFileException.class, () -> format().write(file, TestImages.complex(1, 1, 1), ComplexOutput.REAL_IMAGINARY, false));
		assertFalse(Files.exists(file.getParent()));
	}

	@Test
	void aFormatThatOnlyReadsSaysSo() {
		assumeFalse(format().canWrite());
		final Path file = folder.resolve("image." + format().extensions().get(0));
		assertThrows(UnsupportedFormatException.class, () -> format().write(file, TestImages.complex(1, 1, 1), ComplexOutput.REAL_IMAGINARY, false));
		assertFalse(Files.exists(file));
	}

	private byte[] anyFile() throws IOException {
		return holdsComplexImages() ? complexFile() : realFile();
	}

	private void readOrRefuse(final Path file) throws IOException {
		try {
			format().read(file);
		}
		catch (final ImageFileException e) {
			assertTrue(e.getMessage().contains(file.toString()));
		}
	}

	/** Each under another name, since some formats write more than one file. */
	private Path writeNew(final ImageContents image, final ComplexOutput output) throws IOException {
		final Path file = folder.resolve("written" + written++ + "." + format().extensions().get(0));
		format().write(file, image, output, false);
		return file;
	}

	protected final Path file(final byte[] bytes) throws IOException {
		return write("image." + format().extensions().get(0), bytes);
	}

	protected final Path write(final String name, final byte[] bytes) throws IOException {
		return Files.write(folder.resolve(name), bytes);
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}
}
