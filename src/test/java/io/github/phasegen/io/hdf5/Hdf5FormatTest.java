package io.github.phasegen.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageFormatContract;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.SampleEncoder;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.hdf5.file.Hdf5DatasetWriter;
import io.github.phasegen.io.hdf5.file.Hdf5GroupWriter;
import io.github.phasegen.io.hdf5.file.Hdf5Type;
import io.github.phasegen.io.hdf5.file.Hdf5Writer;
import io.github.phasegen.kspace.ComplexImages;

class Hdf5FormatTest extends ImageFormatContract {

	private static final Hdf5Type COMPLEX = Hdf5Type.complex("re", "im", Hdf5Type.Number.FLOAT32);

	@FunctionalInterface
	private interface Contents {

		void putInto(Hdf5GroupWriter root) throws IOException;
	}

	@Override
	protected ImageFormat format() {
		return new Hdf5Format();
	}

	@Override
	protected byte[] realFile() throws IOException {
		final RealImage image = TestImages.real(1, 3, 1);
		return bytes(root -> {
			final Hdf5DatasetWriter dataset = root.group("a").dataset("volume", Hdf5Type.Number.FLOAT32, 3, 4, 5);
			for (int k = 0; k < 3; k++)
				dataset.write(20L * k, ComplexImages.realPlane(image.pixels(), k), new SampleEncoder());
		});
	}

	@Override
	protected byte[] complexFile() throws IOException {
		final ComplexImage image = TestImages.complex(1, 3, 1);
		return bytes(root -> {
			final Hdf5DatasetWriter dataset = root.group("a").group("b").dataset("volume", COMPLEX, 3, 4, 5);
			for (int k = 0; k < 3; k++)
				dataset.write(20L * k, ComplexImages.plane(image.pixels(), k).data(), new SampleEncoder());
			root.text("note", "no image");
		});
	}

	private byte[] bytes(final Contents contents) throws IOException {
		final Path file = folder.resolve("made.h5");
		try (Hdf5Writer writer = Hdf5Writer.create(file)) {
			contents.putInto(writer.root());
			writer.finish();
		}
		final byte[] bytes = Files.readAllBytes(file);
		Files.delete(file);
		return bytes;
	}

	@Test
	void entriesArePathsWithNotesWhereTheyHoldNoImage() throws IOException {
		assertEquals(List.of(new FileEntry("a/b/volume", List.of(3L, 4L, 5L), "complex64", ""),
			new FileEntry("note", List.of(), "text", "holds no numbers")), format().entries(file(complexFile())));
	}

	@Test
	void anEntryIsChosenWithAndWithoutTheFirstSlash() throws IOException {
		final Path file = file(bytes(root -> {
			root.dataset("one", Hdf5Type.Number.FLOAT32, 2, 3);
			root.group("g").dataset("two", Hdf5Type.Number.FLOAT64, 4, 5);
		}));
		for (final String entry : List.of("g/two", "/g/two"))
			try (PlaneReader reader = format().open(file, new ReadOptions(entry, ""))) {
				assertEquals(new ImageShape(5, 4, 1, 1, 1), reader.shape());
			}
		final UnsupportedFormatException e =
			assertThrows(UnsupportedFormatException.class, () -> format().open(file, ReadOptions.DEFAULT));
		assertTrue(e.getMessage().contains("one of one, g/two"), e.getMessage());
	}

	@Test
	void kspaceIsTheObviousEntry() throws IOException {
		final Path file = file(bytes(root -> {
			root.dataset("maps", COMPLEX, 2, 3, 4);
			root.dataset("kspace", COMPLEX, 2, 3, 5);
		}));
		assertEquals(5, format().read(file).pixels().dimension(0));
	}

	@Test
	void theOnlyArrayWithRowsAndColumnsIsTheObviousEntry() throws IOException {
		final Path file = file(bytes(root -> {
			root.dataset("echo time", Hdf5Type.Number.FLOAT64, 1, 1);
			root.dataset("scan", COMPLEX, 2, 3, 5);
		}));
		assertEquals(5, format().read(file).pixels().dimension(0));
	}

	@Test
	void axesSayWhatTheDimensionsMean() throws IOException {
		final Path file = file(complexFile());
		final float[] stored = ComplexImages.plane(TestImages.complex(1, 3, 1).pixels(), 0).data();
		try (PlaneReader reader = format().open(file, new ReadOptions("", "txy"))) {
			assertEquals(new ImageShape(4, 5, 1, 1, 3), reader.shape());
			assertArrayEquals(new float[] { stored[2], stored[3] }, Arrays.copyOfRange(reader.read(0), 8, 10));
		}
		assertThrows(UnsupportedFormatException.class, () -> format().open(file, new ReadOptions("", "yx")));
		assertThrows(UnsupportedFormatException.class, () -> format().open(file, new ReadOptions("", "1yx")));
	}

	@Test
	void whatHoldsNoImageIsNamed() throws IOException {
		final Path file = file(bytes(root -> {
			root.text("note", "text");
			root.dataset("line", Hdf5Type.Number.FLOAT32, 7);
			root.dataset("deep", Hdf5Type.Number.FLOAT32, 2, 1, 1, 1, 2, 2);
			root.group("g").dataset("other", Hdf5Type.complex("a", "b", Hdf5Type.Number.FLOAT32), 2, 2);
		}));
		for (final String entry : List.of("", "note", "line", "deep", "g", "g/other", "g/none", "line/x"))
			assertThrows(UnsupportedFormatException.class, () -> format().open(file, new ReadOptions(entry, "")), entry);
		assertEquals(List.of("holds no numbers", "has 1 dimensions, an image has 2 to 5", "has 6 dimensions, an image has 2 to 5",
			"holds no numbers"), format().entries(file).stream().map(FileEntry::note).toList());
	}

	@Test
	void dimensionsOfOneSampleBeyondTheFifthMeanNothing() throws IOException {
		try (PlaneReader reader = format().open(file(bytes(root -> root.dataset("deep", Hdf5Type.Number.FLOAT32, 1, 1, 3, 1, 1, 2, 2))),
			ReadOptions.DEFAULT))
		{
			assertEquals(new ImageShape(2, 2, 1, 1, 3), reader.shape());
		}
	}

	@Test
	void numbersOfAllTypesAreRead() throws IOException {
		final Path file = file(bytes(root -> {
			root.dataset("u16", Hdf5Type.Number.UINT16, 2, 2).write(0, new byte[] { 1, 0, (byte) 0xff, (byte) 0xff, 0, 1, 2, 0 });
			root.dataset("i32", Hdf5Type.Number.INT32, 1, 2).write(0, new byte[] { -1, -1, -1, -1, 0, 0, 0, 1 });
			root.dataset("u8", Hdf5Type.Number.UINT8, 1, 2).write(0, new byte[] { -1, 7 });
			root.dataset("f64", Hdf5Type.Number.FLOAT64, 1, 1).write(0, new byte[] { 0, 0, 0, 0, 0, 0, (byte) 0xf8, 0x3f });
		}));
		assertArrayEquals(new float[] { 1, 65535, 256, 2 }, plane(file, "u16"));
		assertArrayEquals(new float[] { -1, 1 << 24 }, plane(file, "i32"));
		assertArrayEquals(new float[] { 255, 7 }, plane(file, "u8"));
		assertArrayEquals(new float[] { 1.5f }, plane(file, "f64"));
	}

	private float[] plane(final Path file, final String entry) throws IOException {
		try (PlaneReader reader = format().open(file, new ReadOptions(entry, ""))) {
			return reader.read(0);
		}
	}
}
