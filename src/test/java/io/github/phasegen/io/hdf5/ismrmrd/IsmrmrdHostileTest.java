package io.github.phasegen.io.hdf5.ismrmrd;

import static io.github.phasegen.io.hdf5.HostileFiles.corrupt;
import static io.github.phasegen.io.hdf5.HostileFiles.unsupported;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.io.hdf5.HostileFiles;
import io.github.phasegen.io.hdf5.file.Hdf5Bytes;
import io.github.phasegen.kspace.ComplexImages;

/** Changed tables of acquisitions: harmful ones are refused, unusual ones sorted. Two channels of 5 x 4 samples in three slices. */
class IsmrmrdHostileTest {

	/** Fields of a row. */
	private static final int FLAGS = 2;
	private static final int SAMPLES = 34;
	private static final int CHANNELS = 38;
	private static final int DISCARD_PRE = 168;
	private static final int DISCARD_POST = 170;
	private static final int CENTER = 172;
	private static final int ENCODING = 174;
	private static final int LINE = 242;
	private static final int PARTITION = 244;
	private static final int SLICE = 248;
	private static final int REPETITION = 254;
	private static final int REFERENCE = 356;
	private static final int ROW = 372;

	@TempDir
	static Path sound;

	@TempDir
	Path folder;

	static Stream<Arguments> acquisitions() {
		return Stream.of(
			corrupt("acquisition 5, number_of_samples", "0", row(5, SAMPLES, 2, 0).sealed()),
			corrupt("acquisition 5, data", "more samples than there are", row(5, SAMPLES, 2, 65535).sealed()),
			corrupt("acquisition 5, number_of_samples", "all discarded", row(5, DISCARD_PRE, 2, 5).sealed()),
			corrupt("acquisition 5, number_of_samples", "more discarded than there are", row(5, DISCARD_POST, 2, 65535).sealed()),
			corrupt("acquisition 5, discard_pre", "negative", signed("discard_pre", row(5, DISCARD_PRE, 2, 65535)).sealed()),
			corrupt("acquisition 5, slice", "negative", signed("slice", row(5, SLICE, 2, 65535)).sealed()),
			corrupt("acquisition 5, active_channels", "0", row(5, CHANNELS, 2, 0).sealed()),
			corrupt("acquisition 0, data", "more channels than there are", row(0, CHANNELS, 2, 65535).sealed()),
			corrupt("acquisition 5, data", "fewer floats", row(5, REFERENCE, 4, 19).sealed()),
			corrupt("acquisition 5, data", "2^32 - 1 floats", row(5, REFERENCE, 4, -1).sealed()),
			corrupt("acquisition 5, data", "none", row(5, REFERENCE, 4, 0).sealed()),
			corrupt("global heap", "data beyond the end", row(5, REFERENCE + 4, 8, 1L << 40).sealed()),
			corrupt("global heap", "data at no address", row(5, REFERENCE + 4, 8, -1).sealed()),
			corrupt("global heap", "data in the table", row(5, REFERENCE + 4, 8, 96).sealed()),
			corrupt("global heap", "data of another object", row(5, REFERENCE + 12, 4, 9).sealed()),
			corrupt("acquisition 5, kspace_encode_step_1", "beyond the matrix", row(5, LINE, 2, 4).sealed()),
			corrupt("acquisition 5, kspace_encode_step_1", "65535", row(5, LINE, 2, 65535).sealed()),
			corrupt("acquisition 5, kspace_encode_step_2", "1 of a single partition", row(5, PARTITION, 2, 1).sealed()),
			corrupt("slices and frames", "slice 65535", row(5, SLICE, 2, 65535).sealed()),
			corrupt("slices and frames", "repetition 65535", row(5, REPETITION, 2, 65535).sealed()),
			unsupported("sizes of k-space", "counters that multiply to 2^64", row(5, SLICE, 8, -1).sealed()),
			corrupt("acquisition 5, center_sample", "outside of the line", row(5, CENTER, 2, 60_000).sealed()),
			unsupported("acquisition 5, flags", "compressed", row(5, FLAGS, 8, 1L << 52).sealed()),
			corrupt("acquisitions", "noise only", everyRow(FLAGS, 8, 1 << 18).sealed()),
			corrupt("acquisitions", "of other encodings only", everyRow(ENCODING, 2, 1).sealed()),
			corrupt("acquisitions", "no row", file().message(0, Hdf5Bytes.DATASPACE, 4, 8, 0).sealed()),
			corrupt("samples of /dataset/data", "more rows than there are", file().message(0, Hdf5Bytes.DATASPACE, 4, 8, 1 << 20).sealed()),
			corrupt("dimensions", "2^60 rows", file().message(0, Hdf5Bytes.DATASPACE, 4, 8, 1L << 60).sealed()));
	}

	static Stream<Arguments> tables() {
		return Stream.of(
			unsupported("field head/flags", "missing", file().replace("flags", "flogs").sealed()),
			unsupported("field head/idx/slice", "missing", file().replace("slice\0", "slide\0").sealed()),
			unsupported("field head/", "head missing", file().replace("head\0", "heap\0").sealed()),
			unsupported("field data", "missing", file().put(file().find("data\0", 0), "date\0").sealed()),
			corrupt("datatype", "a field beyond its compound", file().put(file().find("slice\0", 0) + 6, 1, 255).sealed()),
			unsupported("/dataset/data", "a single element", file().message(0, Hdf5Bytes.DATASPACE, 1, 1, 0).sealed()),
			unsupported("group of acquisitions", "no header", file().put(file().find("\3\0xml", 0) + 2, "xmk").sealed()));
	}

	static Stream<Arguments> headers() {
		return Stream.of(
			corrupt("/dataset/xml", "an external entity", header("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>")),
			corrupt("/dataset/xml, root element", "another", header("<a/>")),
			corrupt("/dataset/xml", "empty", header("")),
			corrupt("encoding", "missing", header("<ismrmrdHeader/>")),
			unsupported("trajectory", "radial", file().put(file().find(">cartesian<", 0), ">radial   <").sealed()),
			unsupported("trajectory", "echo-planar", file().put(file().find(">cartesian<", 0), ">epi      <").sealed()),
			unsupported("slices", "several slabs", file().put(file().find("<z>1<", 0), "<z>9<").sealed()),
			corrupt("encodedSpace/matrixSize/z", "0", file().put(file().find("<z>1<", 0), "<z>0<").sealed()),
			corrupt("encodedSpace/matrixSize/y", "letters", file().put(file().find("<y>4<", 0), "<y>a<").sealed()),
			corrupt("encodedSpace/matrixSize/x", "far more than was sampled", matrix("9999", "4")),
			corrupt("encodedSpace/matrixSize/y", "far more than was sampled", matrix("5", "9999")),
			unsupported("sizes of k-space", "beyond any plane", matrix("99999999", "99999999")));
	}

	/** A field's type with the bit that says it has a sign: behind the name, the offset in two bytes, the class. */
	private static Hdf5Bytes signed(final String field, final Hdf5Bytes file) {
		final boolean shortOffset = field.equals("slice");
		return file.put(file.find(field + "\0", 0) + field.length() + 1 + (shortOffset ? 1 : 2) + 1, 1, 8);
	}

	/** The encoded matrix, with the white space of other parts left out to make room. */
	private static byte[] matrix(final String x, final String y) {
		return header("<ismrmrdHeader><encoding><encodedSpace><matrixSize><x>" + x + "</x><y>" + y + "</y><z>1</z></matrixSize></encodedSpace>"
			+ "<reconSpace><matrixSize><x>5</x><y>4</y><z>1</z></matrixSize></reconSpace></encoding></ismrmrdHeader>");
	}

	@ParameterizedTest(name = "{1}: {2}")
	@MethodSource({ "acquisitions", "tables", "headers" })
	void aHostileFileIsRefused(final Class<? extends ImageFileException> type, final String field, final String what, final byte[] bytes)
		throws IOException
	{
		HostileFiles.requireRefused(new IsmrmrdFormat(), folder.resolve("hostile.mrd"), type, field, bytes);
	}

	@Test
	void whatIsNoImageIsLeftOutAndCounted() throws IOException {
		final long[] flags = { 1 << 18, 1 << 19, 1 << 22, 1 << 23, 1 << 26, 1 << 19 | 1 << 20 };
		final Hdf5Bytes file = file();
		for (int i = 0; i < flags.length; i++)
			file.put(field(i, FLAGS), 8, flags[i]);
		final Hdf5Bytes plain = withoutMetadata(file.put(field(6, ENCODING), 2, 1));
		try (PlaneReader reader = open(plain)) {
			final ImageMetadata metadata = reader.metadata();
			assertEquals("1 calibration, 1 dummy, 1 navigator, 1 noise, 1 of another encoding, 1 phase correction",
				metadata.infoValue("Acquisitions left out").orElseThrow());
			assertEquals("6 of 12", metadata.infoValue("Lines not measured").orElseThrow());
			assertArrayEquals(new float[40], reader.read(0));
			assertArrayEquals(rows(plane(2), 1, 2), rows(reader.read(2), 1, 2));
			assertArrayEquals(new float[10], rows(reader.read(2), 2, 3));
		}
	}

	@Test
	void linesOfOnePlaceAreAveraged() throws IOException {
		final Hdf5Bytes file = withoutMetadata(file().put(field(1, LINE), 2, 0));
		try (PlaneReader reader = open(file)) {
			final float[] expected = rows(plane(0), 0, 1);
			final float[] other = rows(plane(0), 1, 2);
			for (int i = 0; i < expected.length; i++)
				expected[i] = (expected[i] + other[i]) / 2;
			assertArrayEquals(expected, rows(reader.read(0), 0, 1), 1e-5f);
			assertArrayEquals(new float[10], rows(reader.read(0), 1, 2));
			assertEquals("2", reader.metadata().infoValue("Averages").orElseThrow());
		}
	}

	@Test
	void aReversedLineIsTurned() throws IOException {
		try (PlaneReader reader = open(file().put(field(1, FLAGS), 8, 1 << 21))) {
			final float[] line = rows(plane(0), 1, 2);
			final float[] expected = new float[10];
			for (int x = 0; x < 5; x++)
				System.arraycopy(line, 2 * (4 - x), expected, 2 * x, 2);
			assertArrayEquals(expected, rows(reader.read(0), 1, 2));
		}
	}

	@Test
	void theCentreSampleComesToTheCentreColumn() throws IOException {
		try (PlaneReader reader = open(file().put(field(1, CENTER), 2, 1))) {
			final float[] line = rows(plane(0), 1, 2);
			final float[] expected = new float[10];
			System.arraycopy(line, 0, expected, 2, 8);
			assertArrayEquals(expected, rows(reader.read(0), 1, 2));
		}
	}

	@Test
	void discardedSamplesAreLeftOut() throws IOException {
		try (PlaneReader reader = open(file().put(field(1, DISCARD_PRE), 2, 1).put(field(1, DISCARD_POST), 2, 2))) {
			final float[] expected = rows(plane(0), 1, 2);
			Arrays.fill(expected, 0, 2, 0);
			Arrays.fill(expected, 6, 10, 0);
			assertArrayEquals(expected, rows(reader.read(0), 1, 2));
		}
	}

	/** Partial Fourier: the header's centre line comes to the centre row. */
	@Test
	void theCentreLineComesToTheCentreRow() throws IOException {
		final Hdf5Bytes file = file();
		for (int slice = 0; slice < 3; slice++)
			file.put(field(4 * slice + 3, FLAGS), 8, 1 << 18);
		file.put(file.find("<center>2<", 0), "<center>1<");
		try (PlaneReader reader = open(file)) {
			assertArrayEquals(new float[10], rows(reader.read(0), 0, 1));
			assertArrayEquals(rows(plane(0), 0, 3), rows(reader.read(0), 1, 4));
		}
	}

	private PlaneReader open(final Hdf5Bytes file) throws IOException {
		return new IsmrmrdFormat().open(Files.write(folder.resolve("changed.mrd"), file.sealed()), ReadOptions.DEFAULT);
	}

	/** Without our own attribute, the info tells what was found in the table. */
	private static Hdf5Bytes withoutMetadata(final Hdf5Bytes file) {
		return file.put(file.find("phasegen\0", 0), "someones");
	}

	private static float[] plane(final int k) {
		return ComplexImages.plane(TestImages.complex(2, 3, 1).pixels(), k).data();
	}

	private static float[] rows(final float[] plane, final int from, final int to) {
		return Arrays.copyOfRange(plane, 10 * from, 10 * to);
	}

	private static Hdf5Bytes row(final int acquisition, final int field, final int width, final long value) {
		return file().put(field(acquisition, field), width, value);
	}

	private static Hdf5Bytes everyRow(final int field, final int width, final long value) {
		final Hdf5Bytes file = file();
		for (int row = 0; row < 12; row++)
			file.put(field(row, field), width, value);
		return file;
	}

	/** Where a field is in the file. */
	private static int field(final int acquisition, final int field) {
		final Hdf5Bytes file = file();
		return (int) file.get(file.message(0, Hdf5Bytes.LAYOUT, 0) + 2, 8) + ROW * acquisition + field;
	}

	private static byte[] header(final String xml) {
		final Hdf5Bytes file = file();
		final int start = file.find("<?xml", 0);
		final int length = file.find("</ismrmrdHeader>\n", 0) + 17 - start;
		return file.put(start, xml + " ".repeat(length - xml.length())).sealed();
	}

	private static Hdf5Bytes file() {
		try {
			final Path file = sound.resolve("sound.mrd");
			if (!Files.exists(file))
				new IsmrmrdFormat().write(file, TestImages.complex(2, 3, 1), ComplexOutput.REAL_IMAGINARY, false);
			return new Hdf5Bytes(Files.readAllBytes(file));
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
	}
}
