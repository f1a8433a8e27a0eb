package io.github.phasegen.io.numpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageFormatContract;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.io.zip.CheckedZip;
import io.github.phasegen.io.zip.ZipBuilder;
import io.github.phasegen.kspace.ComplexImages;

class NpzFormatTest extends ImageFormatContract {

	@Override
	protected ImageFormat format() {
		return new NpzFormat();
	}

	@Override
	protected byte[] realFile() {
		final byte[] data = new byte[60];
		for (int i = 0; i < data.length; i++)
			data[i] = (byte) (i + 1);
		return new ZipBuilder().stored("magnitude.npy", NpyBytes.of("'|u1'", false, "(3, 4, 5)").data(data).bytes()).bytes();
	}

	@Override
	protected byte[] complexFile() {
		return new ZipBuilder().deflated("image.npy", complexArray()).bytes();
	}

	private static byte[] complexArray() {
		final ByteBuffer data = ByteBuffer.allocate(8 * 60).order(ByteOrder.LITTLE_ENDIAN);
		for (int k = 0; k < 3; k++)
			for (final float value : ComplexImages.plane(TestImages.complex(1, 3, 1).pixels(), k).data())
				data.putFloat(value);
		return NpyBytes.of("'<c8'", false, "(3, 4, 5)").data(data.array()).bytes();
	}

	@Override
	protected boolean keepsMetadata() {
		return false;
	}

	@ParameterizedTest
	@CsvSource({ "b, 2", "b.npy, 2", "'  c ', 3", "folder/d, 4" })
	void anArrayIsChosenByItsName(final String entry, final float expected) throws IOException {
		final Path file = file(new ZipBuilder().stored("a.npy", array(1)).stored("b.npy", array(2)).stored(" c .npy", array(3))
			.deflated("folder/d.npy", array(4)).bytes());
		try (PlaneReader reader = format().open(file, new ReadOptions(entry, ""))) {
			assertEquals(expected, reader.read(0)[1]);
		}
	}

	@ParameterizedTest
	@CsvSource({ "mask image kspace, kspace", "mask image, image", "only, only" })
	void theObviousArrayIsReadWithoutAName(final String names, final String obvious) throws IOException {
		final ZipBuilder zip = new ZipBuilder();
		for (final String name : names.split(" "))
			zip.deflated(name + ".npy", array(name.equals(obvious) ? 7 : 1));
		final RealImage image = (RealImage) format().read(file(zip.bytes()));
		assertEquals(7, ComplexImages.realPlane(image.pixels(), 0)[1]);
		assertEquals("Format: NumPy, float32\nEntry: " + obvious + "\nAxes: yx\n", image.metadata().info());
	}

	@Test
	void theOnlyImageAmongOtherArraysIsObvious() throws IOException {
		final Path file = file(new ZipBuilder().stored("te.npy", NpyBytes.of("'<f4'", false, "(1,)").data(new byte[4]).bytes())
			.stored("names.npy", NpyBytes.of("'<U1'", false, "(1, 1)").data(new byte[4]).bytes()).stored("slice.npy", array(5))
			.stored("readme.txt", new byte[3]).bytes());
		assertEquals(5, ComplexImages.realPlane(((RealImage) format().read(file)).pixels(), 0)[1]);
	}

	@Test
	void ofSeveralImagesOneMustBeNamed() throws IOException {
		final Path file = file(new ZipBuilder().stored("a.npy", array(1)).stored("b.npy", array(2)).bytes());
		final UnsupportedFormatException e = assertThrows(UnsupportedFormatException.class, () -> format().read(file));
		assertTrue(e.getMessage().contains("one of a, b"), e.getMessage());
	}

	@Test
	void listsArraysAndWhatElseThereIs() throws IOException {
		final Path file = file(new ZipBuilder().stored("a.npy", array(1)).deflated("b.npy", complexArray()).stored("c.npy", new byte[3])
			.stored("d/", new byte[0]).stored("e.txt", new byte[3]).bytes());
		final List<FileEntry> entries = format().entries(file);
		assertEquals(List.of("a", "b", "c", "e.txt"), entries.stream().map(FileEntry::name).toList());
		assertEquals(new FileEntry("b", List.of(3L, 4L, 5L), "complex64", ""), entries.get(1));
		assertTrue(entries.get(2).note().contains("signature: found the end"), entries.get(2).note());
		assertEquals("not an array", entries.get(3).note());
	}

	/** Stored arrays begin at a multiple of 64 bytes in the file. */
	@Test
	void writesOneStoredArrayNamedAfterItsDomain() throws IOException {
		assertWrites("arr_0.npy", ImageMetadata.titled(""));
		assertWrites("image.npy", Encoding.asImage(ImageMetadata.titled("")));
		assertWrites("kspace.npy", new Encoding(Optional.empty(), Encoding.Readout.X, 5, 4).addTo(ImageMetadata.titled("")));
	}

	private void assertWrites(final String entry, final ImageMetadata metadata) throws IOException {
		final Path file = folder.resolve(entry + ".npz");
		format().write(file, new ComplexImage(TestImages.complex(2, 3, 1).pixels(), metadata), ComplexOutput.REAL_IMAGINARY, false);
		try (CheckedZip zip = CheckedZip.open(file)) {
			assertEquals(List.of(entry), List.copyOf(zip.entries()));
			assertEquals(0, zip.dataOffset(entry).orElseThrow() % 64);
			assertEquals(128 + 8 * 120, zip.open(entry, 10_000).readAllBytes().length);
		}
	}

	@Test
	void compressedPlanesAreReadInAnyOrder() throws IOException {
		try (PlaneReader reader = format().open(file(complexFile()), ReadOptions.DEFAULT)) {
			for (final int k : new int[] { 2, 1, 0, 2 })
				assertArrayEquals(ComplexImages.plane(TestImages.complex(1, 3, 1).pixels(), k).data(), reader.read(k));
		}
	}

	@Test
	void otherZipArchivesAreLeftToOtherFormats() throws IOException {
		assertTrue(format().claims(file(complexFile())));
		assertFalse(format().claims(file(new ZipBuilder().stored("archive/data.pkl", new byte[3]).bytes())));
		assertFalse(format().claims(file(new byte[] { 'P', 'K', 3, 4 })));
		final Path file = write("array.pt", complexFile());
		assertEquals("NumPy archive", StandardFormats.all().forReading(file).name());
	}

	/** A row of zeros and this number. */
	private static byte[] array(final float number) {
		return NpyBytes.of("'<f4'", false, "(1, 2)").floats(ByteOrder.LITTLE_ENDIAN, 0, number).bytes();
	}
}
