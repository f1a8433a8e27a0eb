package io.github.phasegen.io.hdf5.fastmri;

import static io.github.phasegen.io.hdf5.HostileFiles.corrupt;
import static io.github.phasegen.io.hdf5.HostileFiles.unsupported;
import static io.github.phasegen.io.hdf5.file.Hdf5Bytes.ATTRIBUTE;
import static io.github.phasegen.io.hdf5.file.Hdf5Bytes.DATASPACE;
import static io.github.phasegen.io.hdf5.file.Hdf5Bytes.DATATYPE;
import static io.github.phasegen.io.hdf5.file.Hdf5Bytes.FILL_VALUE;
import static io.github.phasegen.io.hdf5.file.Hdf5Bytes.LAYOUT;
import static io.github.phasegen.io.hdf5.file.Hdf5Bytes.LINK;
import static io.github.phasegen.io.hdf5.file.Hdf5Bytes.LINK_INFO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.io.hdf5.HostileFiles;
import io.github.phasegen.io.hdf5.file.Hdf5Bytes;

/** fastMRI files in HDF5's recent layout that are damaged, or made to do harm. Checksums are right unless they are the point. */
class FastMriHostileTest {

	/** Object headers in the order in which they are written. */
	private static final int KSPACE = 0;
	private static final int HEADER = 2;
	private static final int ROOT = 3;

	private static final int HUGE = 0x7fffffff;

	@TempDir
	static Path sound;

	@TempDir
	Path folder;

	static Stream<Arguments> superblocks() {
		final List<Arguments> cases = new ArrayList<>();
		for (int i = 0; i < 8; i++)
			cases.add(corrupt("signature", "byte " + i, file().put(i, 1, 0x20).unsealed()));
		return Stream.concat(cases.stream(), Stream.of(
			corrupt("superblock, version", "4", file().put(8, 1, 4).sealed()),
			corrupt("superblock, version", "255", file().put(8, 1, 255).sealed()),
			corrupt("size of offsets", "0", file().put(9, 1, 0).sealed()),
			corrupt("size of offsets", "3", file().put(9, 1, 3).sealed()),
			corrupt("size of offsets", "255", file().put(9, 1, 255).sealed()),
			corrupt("checksum", "size of offsets changed to a possible one", file().put(9, 1, 4).sealed()),
			corrupt("size of lengths", "16", file().put(10, 1, 16).sealed()),
			corrupt("base address", "8", file().put(12, 8, 8).sealed()),
			corrupt("base address", "negative", file().put(12, 8, -8).sealed()),
			corrupt("end of file address", "one beyond the end", file().put(28, 8, file().unsealed().length + 1).sealed()),
			corrupt("end of file address", "negative", file().put(28, 8, Long.MIN_VALUE).sealed()),
			corrupt("object header", "root undefined", file().put(36, 8, -1).sealed()),
			corrupt("object header", "root beyond the end", file().put(36, 8, 1 << 20).sealed()),
			corrupt("object header", "root at 2^63 - 1", file().put(36, 8, Long.MAX_VALUE).sealed()),
			corrupt("object header", "root in the samples", file().put(36, 8, 48).sealed()),
			corrupt("object header", "root at the superblock", file().put(36, 8, 0).sealed()),
			corrupt("checksum", "of the superblock", file().put(40, 1, 1).unsealed())));
	}

	static Stream<Arguments> headersAndLinks() {
		final int root = file().find("OHDR", ROOT);
		return Stream.of(
			corrupt("version", "of the root's header", file().put(root + 4, 1, 3).unsealed()),
			corrupt("object header", "size 0", file().put(root + 6, 4, 0).unsealed()),
			corrupt("object header", "size beyond the end", file().put(root + 6, 4, 1 << 20).unsealed()),
			corrupt("object header", "size 2^32 - 1", file().put(root + 6, 4, -1).unsealed()),
			corrupt("object header", "size of 8 bytes, 2^63 - 1", file().put(root + 5, 1, 3).put(root + 6, 8, Long.MAX_VALUE).unsealed()),
			corrupt("size of chunk 0", "size of 8 bytes, negative", file().put(root + 5, 1, 3).put(root + 6, 8, -1).unsealed()),
			corrupt("checksum", "of the root's header", file().put(root + 20, 1, 77).unsealed()),
			corrupt("end", "message longer than the header", file().put(root + 11, 2, 65535).sealed()),
			corrupt("link of the object", "name longer than the message", file().message(ROOT, LINK, 3, 2, 65535).sealed()),
			corrupt("name", "of a member empty", file().message(ROOT, LINK, 3, 2, 0).sealed()),
			corrupt("members", "two of one name", file().put(file().message(ROOT, LINK, 1) + 5, "kspace\0").put(
				file().message(ROOT, LINK, 1) + 3, 2, 6).sealed()),
			corrupt("link", "version", file().message(ROOT, LINK, 0, 1, 9).sealed()),
			corrupt("address of kspace", "undefined", file().message(ROOT, LINK, 11, 8, -1).sealed()),
			corrupt("object header", "kspace beyond the end", file().message(ROOT, LINK, 11, 8, 1L << 40).sealed()),
			corrupt("object header", "kspace at a negative address", file().message(ROOT, LINK, 11, 8, -2).sealed()),
			unsupported("dataset kspace", "a loop back to the root group",
				file().message(ROOT, LINK, 11, 8, root).sealed()),
			unsupported("dataset kspace", "of another name", file().put(file().message(ROOT, LINK, 0) + 5, "kspicy").sealed()),
			corrupt("fractal heap", "that is not there", file().message(ROOT, LINK_INFO, 2, 8, 4096).sealed()),
			unsupported("kspace", "a soft link", file().put(file().message(ROOT, LINK, 0) + 1, 1, 0x19).put(
				file().message(ROOT, LINK, 0) + 2, "\1\1\6\0kspace").sealed()));
	}

	static Stream<Arguments> kspace() {
		return Stream.of(
			corrupt("dataspace", "version 3", file().message(KSPACE, DATASPACE, 0, 1, 3).sealed()),
			corrupt("number of dimensions", "33", file().message(KSPACE, DATASPACE, 1, 1, 33).sealed()),
			corrupt("dataspace", "more dimensions than the message has", file().message(KSPACE, DATASPACE, 1, 1, 5).sealed()),
			unsupported("dimensions of kspace", "1", file().message(KSPACE, DATASPACE, 1, 1, 1).sealed()),
			unsupported("dimensions of kspace", "2", file().message(KSPACE, DATASPACE, 1, 1, 2).sealed()),
			unsupported("dimensions of kspace", "a null dataspace", file().message(KSPACE, DATASPACE, 3, 1, 2).sealed()),
			corrupt("dimension 1", "0", file().message(KSPACE, DATASPACE, 4, 8, 0).sealed()),
			corrupt("dimension 1", "negative", file().message(KSPACE, DATASPACE, 4, 8, -3).sealed()),
			corrupt("dimension 2", "2^63", file().message(KSPACE, DATASPACE, 12, 8, Long.MIN_VALUE).sealed()),
			corrupt("dimensions", "2^62", file().message(KSPACE, DATASPACE, 20, 8, 1L << 62).sealed()),
			corrupt("dimensions", "product beyond 64 bits", file().message(KSPACE, DATASPACE, 4, 8, 1L << 40)
				.message(KSPACE, DATASPACE, 12, 8, 1L << 40).sealed()),
			corrupt("dimensions", "product wrapping to 0", file().message(KSPACE, DATASPACE, 4, 8, 1L << 32)
				.message(KSPACE, DATASPACE, 12, 8, 1L << 32).sealed()),
			corrupt("samples of /kspace", "far more than the file holds", file().message(KSPACE, DATASPACE, 4, 8, 1 << 20).sealed()),
			corrupt("samples of /kspace", "planes of 2^30 samples", file().message(KSPACE, DATASPACE, 12, 8, 1 << 15)
				.message(KSPACE, DATASPACE, 20, 8, 1 << 15).sealed()),
			corrupt("datatype version", "0", file().message(KSPACE, DATATYPE, 0, 1, 6).sealed()),
			corrupt("datatype class", "15", file().message(KSPACE, DATATYPE, 0, 1, 0x1f).sealed()),
			unsupported("type of kspace", "time", file().message(KSPACE, DATATYPE, 0, 1, 0x12).sealed()),
			unsupported("type of kspace", "reference", file().message(KSPACE, DATATYPE, 0, 1, 0x17).sealed()),
			corrupt("datatype size", "0", file().message(KSPACE, DATATYPE, 4, 4, 0).sealed()),
			corrupt("datatype size", "negative", file().message(KSPACE, DATATYPE, 4, 4, -8).sealed()),
			corrupt("datatype", "size 2^31 - 1", file().message(KSPACE, DATATYPE, 4, 4, HUGE).sealed()),
			corrupt("compound member r", "beyond the compound", file().message(KSPACE, DATATYPE, 4, 4, 3).sealed()),
			corrupt("compound members", "65535", file().message(KSPACE, DATATYPE, 1, 2, 65535).sealed()),
			corrupt("datatype", "more members than there are", file().message(KSPACE, DATATYPE, 1, 2, 3).sealed()),
			unsupported("type of kspace", "one member", file().message(KSPACE, DATATYPE, 1, 2, 1).sealed()),
			unsupported("type of kspace", "members a and i", file().message(KSPACE, DATATYPE, 8, 1, 'a').sealed()),
			unsupported("type of kspace", "imaginary part first", file().message(KSPACE, DATATYPE, 8, 1, 'i')
				.message(KSPACE, DATATYPE, 31, 1, 'r').sealed()),
			unsupported("type of kspace", "parts at one place", file().message(KSPACE, DATATYPE, 33, 1, 0).sealed()),
			unsupported("type of kspace", "parts of different precision", file().message(KSPACE, DATATYPE, 21, 1, 31).sealed()),
			unsupported("type of kspace", "parts of different order", file().message(KSPACE, DATATYPE, 12, 1, 0x21).sealed()),
			corrupt("layout", "version 0", file().message(KSPACE, LAYOUT, 0, 1, 0).sealed()),
			corrupt("layout", "version 9", file().message(KSPACE, LAYOUT, 0, 1, 9).sealed()),
			corrupt("layout class", "4", file().message(KSPACE, LAYOUT, 1, 1, 4).sealed()),
			unsupported("layout", "virtual", file().message(KSPACE, LAYOUT, 1, 1, 3).sealed()),
			corrupt("layout", "chunked though it has no chunks", file().message(KSPACE, LAYOUT, 1, 1, 2).sealed()),
			corrupt("samples of /kspace", "compact though they are not there", file().message(KSPACE, LAYOUT, 1, 2, 0).sealed()),
			corrupt("samples of /kspace", "beyond the end", file().message(KSPACE, LAYOUT, 2, 8, 1 << 20).sealed()),
			corrupt("samples of /kspace", "one byte too far", file().message(KSPACE, LAYOUT, 2, 8, file().unsealed().length - 479).sealed()),
			corrupt("samples of /kspace", "at 2^63 - 1", file().message(KSPACE, LAYOUT, 2, 8, Long.MAX_VALUE).sealed()),
			corrupt("samples of /kspace", "at a negative address", file().message(KSPACE, LAYOUT, 2, 8, -2).sealed()),
			corrupt("dimensions of /kspace", "never written, and far larger than the file", file().message(KSPACE, LAYOUT, 2, 8, -1)
				.message(KSPACE, DATASPACE, 4, 8, 1 << 28).sealed()),
			corrupt("fill value", "version", file().message(KSPACE, FILL_VALUE, 0, 1, 8).sealed()),
			corrupt("fill value", "that is not there", file().message(KSPACE, FILL_VALUE, 1, 1, 0x29).sealed()));
	}

	static Stream<Arguments> textsAndAttributes() {
		final int heap = (int) file().get((int) file().get(file().message(HEADER, LAYOUT, 0) + 2, 8) + 4, 8);
		final int reference = (int) file().get(file().message(HEADER, LAYOUT, 0) + 2, 8);
		final int attribute = file().message(ROOT, ATTRIBUTE, 0);
		return Stream.of(
			corrupt("global heap", "address beyond the end", file().put(reference + 4, 8, 1L << 40).sealed()),
			corrupt("global heap", "address undefined", file().put(reference + 4, 8, -1).sealed()),
			corrupt("global heap", "no such object", file().put(reference + 12, 4, 2).sealed()),
			corrupt("index", "beyond 31 bits", file().put(reference + 12, 4, -1).sealed()),
			corrupt("length", "longer than the object", file().put(reference, 4, 100_000).sealed()),
			corrupt("length", "2^32 - 1", file().put(reference, 4, -1).sealed()),
			corrupt("global heap", "signature", file().put(heap, "GCOK").sealed()),
			corrupt("global heap", "version", file().put(heap + 4, 1, 2).sealed()),
			corrupt("global heap", "size beyond the end", file().put(heap + 8, 8, 1 << 20).sealed()),
			corrupt("global heap", "size negative", file().put(heap + 8, 8, -1).sealed()),
			corrupt("global heap", "size 0", file().put(heap + 8, 8, 0).sealed()),
			corrupt("global heap object", "size beyond the heap", file().put(heap + 24, 8, 1 << 20).sealed()),
			corrupt("global heap object", "size 2^63 - 1", file().put(heap + 24, 8, Long.MAX_VALUE).sealed()),
			corrupt("attribute", "version", file().put(attribute, 1, 0).sealed()),
			corrupt("attribute", "name longer than the message", file().put(attribute + 2, 2, 60_000).sealed()),
			corrupt("attribute", "name without an end", file().put(attribute + 2, 2, 2).sealed()),
			corrupt("datatype of attribute max", "of size 2^31 - 1",
				file().put(file().find("max\0", 0) + 8, 4, HUGE).sealed()),
			corrupt("attribute phasegen", "no JSON", file().replace("{\"x\":{", "broken").sealed()),
			corrupt("attribute phasegen", "an array", file().replace("{\"x\":{", "[1,2,[").sealed()),
			corrupt("attribute phasegen", "a step that is no number", file().replace("\"step\":1.0", "\"step\":\"a\"").sealed()),
			corrupt("attribute phasegen", "a step that is not finite", file().replace("\"step\":1.0", "\"step\":NaN").sealed()),
			corrupt("attribute phasegen", "nothing but brackets", file().replace("{\"x\":{\"step\":1.0,\"origin\":0.0",
				"[".repeat(29)).sealed()),
			corrupt("attribute phasegen", "labels that are no list", file().replace("\"labels\":[]", "\"labels\":42").sealed()));
	}

	static Stream<Arguments> headers() {
		return Stream.of(
			corrupt("ismrmrd_header", "no XML", header("<ismrmrdHeader>")),
			corrupt("ismrmrd_header", "text", header("no XML at all")),
			corrupt("ismrmrd_header", "an external entity", header("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>")),
			corrupt("ismrmrd_header", "an external document type", header("<!DOCTYPE a SYSTEM \"http://localhost:1/a.dtd\"><a/>")),
			corrupt("ismrmrd_header", "entities that grow", header(bomb())),
			corrupt("ismrmrd_header", "an undefined entity", header("<a>&b;</a>")),
			corrupt("encodedSpace", "missing", header("<a><encoding/></a>")),
			corrupt("matrixSize", "missing", header("<a><encoding><encodedSpace/></encoding></a>")),
			corrupt("encodedSpace/matrixSize/y", "negative", header(encoding("64", "-1"))),
			corrupt("encodedSpace/matrixSize/y", "0", header(encoding("64", "0"))),
			corrupt("encodedSpace/matrixSize/y", "beyond 32 bits", header(encoding("64", "4294967300"))),
			corrupt("encodedSpace/matrixSize/x", "not whole", header(encoding("6.5", "64"))),
			corrupt("encodedSpace/matrixSize/x", "empty", header(encoding("", "64"))),
			corrupt("encodedSpace/matrixSize/x", "a word", header(encoding("many", "64"))),
			corrupt("reconSpace", "missing", header(encoding("64", "64"))));
	}

	private static String encoding(final String x, final String y) {
		return "<a><encoding><encodedSpace><matrixSize><x>" + x + "</x><y>" + y + "</y><z>1</z></matrixSize></encodedSpace></encoding></a>";
	}

	/** Ten entities, each ten times the one before. */
	private static String bomb() {
		final StringBuilder xml = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 \"ha\">");
		for (int i = 1; i < 10; i++)
			xml.append("<!ENTITY e").append(i).append(" \"").append(("&e" + (i - 1) + ";").repeat(10)).append("\">");
		return xml.append("]><a>&e9;</a>").toString();
	}

	/** A file with another header, filled up with blanks. */
	private static byte[] header(final String xml) {
		final Hdf5Bytes file = file();
		final int start = file.find("<?xml", 0);
		final int length = file.find("</ismrmrdHeader>\n", 0) + 17 - start;
		return file.put(start, xml + " ".repeat(length - xml.length())).sealed();
	}

	@ParameterizedTest(name = "{1}: {2}")
	@MethodSource({ "superblocks", "headersAndLinks", "kspace", "textsAndAttributes", "headers" })
	void aHostileFileIsRefused(final Class<? extends ImageFileException> type, final String field, final String what, final byte[] bytes)
		throws IOException
	{
		HostileFiles.requireRefused(new FastMriFormat(), folder.resolve("hostile.h5"), type, field, bytes);
	}

	static IntStream ends() {
		return IntStream.range(0, 48);
	}

	@ParameterizedTest
	@MethodSource("ends")
	void anEndInTheSuperblockIsNoticed(final int length) throws IOException {
		HostileFiles.requireRefused(new FastMriFormat(), folder.resolve("cut.h5"), CorruptFileException.class, "",
			file().cut(length).unsealed());
	}

	/** Three slices of 4 x 5 samples from one coil: 480 bytes of samples. */
	private static Hdf5Bytes file() {
		try {
			final Path file = sound.resolve("sound.h5");
			if (!Files.exists(file))
				new FastMriFormat().write(file, TestImages.complex(1, 3, 1), ComplexOutput.REAL_IMAGINARY, false);
			return new Hdf5Bytes(Files.readAllBytes(file));
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
	}
}
