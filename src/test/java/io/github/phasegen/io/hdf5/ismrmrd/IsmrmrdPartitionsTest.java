package io.github.phasegen.io.hdf5.ismrmrd;

import static io.github.phasegen.io.hdf5.HostileFiles.corrupt;
import static io.github.phasegen.io.hdf5.HostileFiles.unsupported;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PartitionEncoding;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.hdf5.HostileFiles;
import io.github.phasegen.io.hdf5.fastmri.FastMriFormat;
import io.github.phasegen.io.hdf5.file.Hdf5Bytes;
import io.github.phasegen.io.hdf5.file.Hdf5File;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.FourierNorm;

/** Files of slabs that are encoded in three dimensions: two channels of 5 x 4 samples in five partitions, three of which are the image. */
class IsmrmrdPartitionsTest {

	/** Fields of a row, as in {@link IsmrmrdHostileTest}. */
	private static final int FLAGS = 2;
	private static final int PARTITION = 244;
	private static final int SLICE = 248;
	private static final int ROW = 372;
	private static final int LINES = 4;
	private static final int NOISE = 1 << 18;

	@TempDir
	static Path sound;

	@TempDir
	Path folder;

	static Stream<Arguments> hostile() {
		return Stream.of(
			corrupt("acquisition 5, kspace_encode_step_2", "beyond the slab", row(5, PARTITION, 5).sealed()),
			corrupt("acquisition 5, kspace_encode_step_2", "65535", row(5, PARTITION, 65535).sealed()),
			corrupt("acquisition 0, kspace_encode_step_2", "before the slab", limits("<center>3<").sealed()),
			corrupt("kspace_encoding_step_2/center", "negative", limits("<center>-<").sealed()),
			corrupt("kspace_encoding_step_2/center", "nothing", limits("<center> <").sealed()),
			corrupt("encodedSpace/matrixSize/z", "0", matrix("0").sealed()),
			corrupt("encodedSpace/matrixSize/z", "negative", matrix("-").sealed()),
			corrupt("encodedSpace/matrixSize/z", "far more than were measured", header(9999)),
			corrupt("encodedSpace/matrixSize/z", "4 * 10^8", header(400_000_000)),
			unsupported("sizes of k-space", "10^9", header(999_999_999)),
			corrupt("encodedSpace/matrixSize/z", "10^10", header(9_999_999_999L)),
			corrupt("acquisition 16, kspace_encode_step_2", "a smaller slab", header(4)),
			corrupt("acquisition 4, kspace_encode_step_2", "one partition", matrix("1").sealed()),
			unsupported("slices", "several slabs", row(5, SLICE, 1).sealed()));
	}

	@ParameterizedTest(name = "{1}: {2}")
	@MethodSource("hostile")
	void aHostileFileIsRefused(final Class<? extends ImageFileException> type, final String field, final String what, final byte[] bytes)
		throws IOException
	{
		HostileFiles.requireRefused(new IsmrmrdFormat(), folder.resolve("hostile.mrd"), type, field, bytes);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5, 6 })
	void everySampleComesBack(final int partitions) throws IOException {
		for (final Encoding.Readout readout : Encoding.Readout.values()) {
			final Path file = folder.resolve(readout + ".mrd");
			final ComplexImage image = image(partitions, readout);
			new IsmrmrdFormat().write(file, image, ComplexOutput.REAL_IMAGINARY, false);
			final ComplexImage back = (ComplexImage) new IsmrmrdFormat().read(file);
			TestImages.assertSamePixels(image, back, 0);
			assertEquals(partitions > 1 ? Optional.of(new PartitionEncoding(3)) : Optional.empty(),
				PartitionEncoding.of(back.metadata(), ImageShape.of(back.pixels())));
		}
	}

	@Test
	void theHeaderCountsPartitionsAndTheirCentre() throws IOException {
		try (Hdf5File hdf5 = Hdf5File.open(write(sound.resolve("header.mrd")))) {
			final IsmrmrdHeader header = new IsmrmrdHeaderParser(hdf5.file(), "xml")
				.parse(hdf5.root().group("dataset").orElseThrow().dataset("xml").orElseThrow().text().orElseThrow());
			assertEquals(new IsmrmrdHeader.Space(5, 4, 5, 5, 4, 10), header.encoded());
			assertEquals(new IsmrmrdHeader.Space(5, 4, 3, 5, 4, 6), header.recon());
			assertEquals(Optional.of(new IsmrmrdHeader.Limit(0, 4, 2)), header.limit(IsmrmrdHeader.PARTITIONS));
			assertEquals(Optional.of(new IsmrmrdHeader.Limit(0, 0, 0)), header.limit("slice"));
		}
	}

	@Test
	void otherProgramsFilesTellThePartitionsInTheirHeader() throws IOException {
		try (PlaneReader reader = open(withoutMetadata(file()))) {
			assertEquals(new ImageShape(5, 4, 2, 5, 2), reader.shape());
			assertEquals(Optional.of(new PartitionEncoding(3)), PartitionEncoding.of(reader.metadata(), reader.shape()));
			assertEquals(AxisScale.of(2, "mm"), reader.metadata().z());
			assertArrayEquals(plane(9), reader.read(9));
		}
	}

	/** Partial Fourier along z: the header's centre partition comes to the centre slice, and what was not measured is 0. */
	@Test
	void theCentrePartitionComesToTheCentreSlice() throws IOException {
		final Hdf5Bytes file = limits("<center>1<");
		for (int frame = 0; frame < 2; frame++)
			for (int line = 0; line < LINES; line++)
				file.put(field(LINES * (5 * frame + 4) + line, FLAGS), 8, NOISE);
		try (PlaneReader reader = open(withoutMetadata(file))) {
			assertArrayEquals(new float[40], reader.read(0));
			assertArrayEquals(new float[40], reader.read(11));
			for (int k = 2; k < 10; k++)
				assertArrayEquals(plane(k - 2), reader.read(k));
			assertEquals("8 of 40", reader.metadata().infoValue("Lines not measured").orElseThrow());
		}
	}

	@Test
	void fastMriHasNoPlaceForPartitions() {
		final Path file = folder.resolve("refused.h5");
		final ComplexImage image = new ComplexImage(TestImages.complex(2, 5, 1).pixels(), image(5, Encoding.Readout.X).metadata());
		final UnsupportedFormatException e = assertThrows(UnsupportedFormatException.class,
			() -> new FastMriFormat().write(file, image, ComplexOutput.REAL_IMAGINARY, false));
		assertTrue(e.getMessage().contains("open it as an image first"), e.getMessage());
		assertTrue(Files.notExists(file));
	}

	/** Samples 2 mm apart along z. */
	private static ComplexImage image(final int partitions, final Encoding.Readout readout) {
		final ImageMetadata plain = ImageMetadata.titled("slab");
		final ImageMetadata scaled = new ImageMetadata(plain.title(), plain.x(), plain.y(), AxisScale.of(2, "mm"), plain.t(), plain.labels(), "");
		return new ComplexImage(TestImages.complex(2, partitions, 2).pixels(),
			new PartitionEncoding(3).addTo(new Encoding(Optional.of(FourierNorm.ORTHO), readout, 5, 4).addTo(scaled)));
	}

	private static float[] plane(final int k) {
		return ComplexImages.plane(TestImages.complex(2, 5, 2).pixels(), k).data();
	}

	private PlaneReader open(final Hdf5Bytes file) throws IOException {
		return new IsmrmrdFormat().open(Files.write(folder.resolve("changed.mrd"), file.sealed()), ReadOptions.DEFAULT);
	}

	/** Without our own attribute, header and table alone tell what there is. */
	private static Hdf5Bytes withoutMetadata(final Hdf5Bytes file) {
		return file.put(file.find("phasegen\0", 0), "someones");
	}

	private static Hdf5Bytes row(final int acquisition, final int field, final long value) {
		return file().put(field(acquisition, field), 2, value);
	}

	private static int field(final int acquisition, final int field) {
		final Hdf5Bytes file = file();
		return (int) file.get(file.message(0, Hdf5Bytes.LAYOUT, 0) + 2, 8) + ROW * acquisition + field;
	}

	/** Another centre of the partitions, behind that of the lines. */
	private static Hdf5Bytes limits(final String center) {
		final Hdf5Bytes file = file();
		return file.put(file.find("<center>2<", 1), center);
	}

	/** Another number of partitions, of one digit. */
	private static Hdf5Bytes matrix(final String z) {
		final Hdf5Bytes file = file();
		return file.put(file.find("<z>5<", 0), "<z>" + z + "<");
	}

	/** A short header with room for any number of partitions. */
	private static byte[] header(final long z) {
		final Hdf5Bytes file = file();
		final int start = file.find("<?xml", 0);
		final int length = file.find("</ismrmrdHeader>\n", 0) + 17 - start;
		final String xml = "<ismrmrdHeader><encoding><encodedSpace><matrixSize><x>5</x><y>4</y><z>" + z + "</z></matrixSize></encodedSpace>"
			+ "<reconSpace><matrixSize><x>5</x><y>4</y><z>3</z></matrixSize></reconSpace></encoding></ismrmrdHeader>";
		return file.put(start, xml + " ".repeat(length - xml.length())).sealed();
	}

	private static Hdf5Bytes file() {
		try {
			return new Hdf5Bytes(Files.readAllBytes(write(sound.resolve("sound.mrd"))));
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
	}

	private static Path write(final Path file) throws IOException {
		if (Files.notExists(file))
			new IsmrmrdFormat().write(file, image(5, Encoding.Readout.X), ComplexOutput.REAL_IMAGINARY, false);
		return file;
	}
}
