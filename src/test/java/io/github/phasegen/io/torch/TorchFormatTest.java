package io.github.phasegen.io.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageFormatContract;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.pickle.PickleBuilder;
import io.github.phasegen.io.zip.ZipBuilder;
import io.github.phasegen.kspace.ComplexImages;

class TorchFormatTest extends ImageFormatContract {

	private final TorchFormat format = new TorchFormat();

	@Override
	protected ImageFormat format() {
		return format;
	}

	@Override
	protected boolean keepsMetadata() {
		return false;
	}

	@Override
	protected byte[] realFile() {
		final RealImage image = TestImages.real(1, 3, 1);
		final float[] values = new float[3 * 20];
		for (int k = 0; k < 3; k++)
			System.arraycopy(ComplexImages.realPlane(image.pixels(), k), 0, values, 20 * k, 20);
		return file("FloatStorage", new long[] { 3, 4, 5 }, values);
	}

	@Override
	protected byte[] complexFile() {
		return file("ComplexFloatStorage", new long[] { 3, 4, 5 }, complexValues());
	}

	private static float[] complexValues() {
		final ComplexImage image = TestImages.complex(1, 3, 1);
		final float[] values = new float[3 * 40];
		for (int k = 0; k < 3; k++)
			System.arraycopy(ComplexImages.plane(image.pixels(), k).data(), 0, values, 40 * k, 40);
		return values;
	}

	private static byte[] file(final String storage, final long[] shape, final float... values) {
		return new TorchBuilder().pickle(TorchBuilder.tensor(PickleBuilder.protocol2(), storage, shape).stop()).floats("0", values).bytes();
	}

	/** A dict as people save k-space: the tensor wanted is named, or is the first that can be an image. */
	@Test
	void theEntryIsAKeyOfTheDict() throws IOException {
		final PickleBuilder pickle = PickleBuilder.protocol2().op('}', '(').text("mask");
		TorchBuilder.tensor(pickle, "FloatStorage", 6).text("kspace");
		TorchBuilder.tensor(pickle, "FloatStorage", 3, 2).text("wide");
		TorchBuilder.tensor(pickle, "FloatStorage", 2, 3).text("patient").text("anonymous").op('u');
		final Path path = file(new TorchBuilder().pickle(pickle.stop()).floats("0", 1, 2, 3, 4, 5, 6).bytes());
		try (PlaneReader first = format.open(path, ReadOptions.DEFAULT); PlaneReader named = format.open(path, new ReadOptions("wide", ""))) {
			assertEquals(new ImageShape(2, 3, 1, 1, 1), first.shape());
			assertEquals(new ImageShape(3, 2, 1, 1, 1), named.shape());
		}
		final List<FileEntry> entries = format.entries(path);
		assertEquals(List.of("mask", "kspace", "wide"), entries.stream().map(FileEntry::name).toList());
		assertEquals(List.of(3L, 2L), entries.get(1).dimensions());
		assertEquals("float32", entries.get(1).type());
		assertTrue(entries.get(0).note().contains("dimensions"), entries.get(0).note());
		assertEquals("", entries.get(1).note());
		assertThrows(UnsupportedFormatException.class, () -> format.open(path, new ReadOptions("mask", "")));
		final UnsupportedFormatException e = assertThrows(UnsupportedFormatException.class, () -> format.open(path, new ReadOptions("image", "")));
		assertEquals("one of mask, kspace, wide", e.expected());
	}

	@ParameterizedTest
	@CsvSource({ "'', 2, 1, 3, 4", "xyzc, 4, 3, 2, 1", "zxcy, 3, 2, 1, 4" })
	void axesAreTheUsualOnesOrNamedByTheUser(final String axes, final int width, final int height, final int channels, final int slices)
		throws IOException
	{
		final Path path = file(file("FloatStorage", new long[] { 4, 3, 1, 2 }, new float[24]));
		try (PlaneReader reader = format.open(path, new ReadOptions("", axes))) {
			assertEquals(new ImageShape(width, height, channels, slices, 1), reader.shape());
		}
	}

	/** Transposed and cropped tensors are views of their storage: nothing of that shows. */
	@Test
	void viewsAreRead() throws IOException {
		final Path path = file(TorchBuilder.view(1, new long[] { 4, 2 }, 1, 4).bytes());
		try (PlaneReader reader = format.open(path, ReadOptions.DEFAULT)) {
			assertEquals(new ImageShape(2, 4, 1, 1, 1), reader.shape());
			assertArrayEquals(new float[] { 1, 5, 2, 6, 3, 7, 4, 8 }, reader.read(0));
		}
	}

	@Test
	void conjugatesAreRead() throws IOException {
		final PickleBuilder pickle = PickleBuilder.protocol2().global("torch._utils", "_rebuild_tensor_v2").op('(');
		TorchBuilder.rest(TorchBuilder.storage(pickle, "ComplexFloatStorage", "0", 2), 0, new long[] { 1, 2 }, new long[] { 2, 1 });
		final Path path = file(new TorchBuilder().pickle(pickle.op('}').text("conj").op(0x88, 's', 't', 'R').stop()).floats("0", 1, 2, 3, -4)
			.bytes());
		try (PlaneReader reader = format.open(path, ReadOptions.DEFAULT)) {
			assertArrayEquals(new float[] { 1, -2, 3, 4 }, reader.read(0));
		}
	}

	/** Two numbers in a row may be a complex one, or not: the file does not say, so the reader does not guess. */
	@Test
	void realTensorsStayReal() throws IOException {
		final Path path = file(file("FloatStorage", new long[] { 4, 3, 2 }, new float[24]));
		try (PlaneReader reader = format.open(path, ReadOptions.DEFAULT)) {
			assertFalse(reader.complex());
			assertEquals(2, reader.shape().width());
		}
		assertTrue(format.entries(path).get(0).note().contains("view_as_complex"));
	}

	@Test
	void otherArchivesAreNotClaimed() throws IOException {
		assertTrue(format.claims(file(complexFile())));
		assertFalse(format.claims(file(new ZipBuilder().stored("a.npy", new byte[100]).bytes())));
		assertFalse(format.claims(file(new byte[100])));
		assertFalse(format.claims(folder.resolve("missing.pt")));
	}

	@Test
	void aCheckpointIsNoImage() throws Exception {
		final UnsupportedFormatException e = assertThrows(UnsupportedFormatException.class, () -> format.read(TorchFileTest.golden(
			"kstrip_small")));
		assertEquals("models.cResUNet.ResUNet", e.found());
		final Path list = file(new TorchBuilder().pickle(PickleBuilder.protocol2().op(']').stop()).bytes());
		assertEquals("a list of 0", assertThrows(UnsupportedFormatException.class, () -> format.entries(list)).found());
	}

	/** The same image gives the same bytes, whenever it is written. */
	@Test
	void writingIsReproducible() throws IOException {
		final Path first = folder.resolve("first.pt");
		final Path second = folder.resolve("second.pt");
		for (final Path path : List.of(first, second))
			format.write(path, TestImages.complex(2, 3, 2), ComplexOutput.REAL_IMAGINARY, false);
		assertEquals(-1, Files.mismatch(first, second));
	}
}
