package io.github.phasegen.io.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.pickle.GlobalPolicy;
import io.github.phasegen.io.pickle.PickleBuilder;
import io.github.phasegen.io.zip.ZipBuilder;

/** Files of torch.save that are damaged, or made to do harm: each gives one exception that names the file and the place in it. */
class TorchHostileTest {

	private static final long HUGE = Long.MAX_VALUE;

	@TempDir
	Path folder;

	static Stream<Arguments> corruptTensors() {
		return Stream.of(
			arguments("a negative size", view(0, sizes(-3, 4), 4, 1)),
			arguments("two negative sizes", view(0, sizes(-3, -4), 4, 1)),
			arguments("the most negative size", view(0, sizes(Long.MIN_VALUE), 1)),
			arguments("a negative stride", view(11, sizes(12), -1)),
			arguments("the most negative stride", view(0, sizes(2), Long.MIN_VALUE)),
			arguments("a negative offset", view(-1, sizes(12), 1)),
			arguments("an offset at the end", view(12, sizes(1), 1)),
			arguments("a scalar at the end", view(12, sizes())),
			arguments("an offset beyond the end", view(1, sizes(12), 1)),
			arguments("offset 2^63 - 1", view(HUGE, sizes(12), 1)),
			arguments("one row more than there is", view(0, sizes(4, 4), 4, 1)),
			arguments("one column more than there is", view(0, sizes(3, 5), 4, 1)),
			arguments("a stride too large", view(0, sizes(3, 4), 5, 1)),
			arguments("size 2^63 - 1", view(0, sizes(HUGE), 1)),
			arguments("stride 2^63 - 1", view(0, sizes(2), HUGE)),
			arguments("strides whose sum overflows", view(0, sizes(2, 2, 2), HUGE / 2, HUGE / 2, HUGE / 2)),
			arguments("a span that wraps to 0", view(0, sizes(5), 1L << 62)),
			arguments("a product of sizes that overflows", view(0, sizes(1L << 32, 1L << 32), 0, 0)),
			arguments("a product of sizes that wraps to 0", view(0, sizes(1L << 32, 1L << 32, 2), 0, 0, 0)),
			arguments("a product of 2^62", view(0, sizes(1L << 62), 0)),
			arguments("more strides than sizes", view(0, sizes(12), 1, 1)),
			arguments("fewer strides than sizes", view(0, sizes(3, 4), 1)),
			arguments("65 dimensions", view(0, new long[65], new long[65])),
			arguments("a million dimensions", tensor(p -> storage(p).number(0).op('(').repeat(1_000_000, 'K', 1).op('t').op(')'))),
			arguments("a size that is a text", tensor(p -> storage(p).number(0).text("12").op(0x85).numbers(1))),
			arguments("a size beyond 64 bits", tensor(p -> storage(p).number(0).op(0x8a, 9).long8(0).op(1, 0x85).numbers(1))),
			arguments("sizes that are None", tensor(p -> storage(p).number(0).op('N').numbers(1))),
			arguments("strides that are a dict", tensor(p -> storage(p).number(0).numbers(12).op('}'))),
			arguments("an offset that is a float", tensor(p -> storage(p).op('G').long8(0).numbers(12).numbers(1))),
			arguments("an offset that is None", tensor(p -> storage(p).op('N').numbers(12).numbers(1))),
			arguments("no arguments", tensor(p -> p)),
			arguments("three arguments", tensor(p -> storage(p).number(0).numbers(12))),
			arguments("a text for a storage", tensor(p -> p.text("0").number(0).numbers(12).numbers(1))),
			arguments("a tensor for a storage", tensor(p -> TorchBuilder.tensor(p, "FloatStorage", 12).number(0).numbers(12).numbers(1))),
			arguments("a class for a storage", tensor(p -> p.global("torch", "FloatStorage").number(0).numbers(12).numbers(1))),
			arguments("a storage of another length", storageId(p -> p.text("storage").global("torch", "FloatStorage").text("0").text("cpu").number(
				13))),
			arguments("a storage of length 0", storageId(p -> p.text("storage").global("torch", "FloatStorage").text("0").text("cpu").number(0))),
			arguments("a storage of negative length", storageId(p -> p.text("storage").global("torch", "FloatStorage").text("0").text("cpu").number(
				-12))),
			arguments("a storage of 2^63 - 1", storageId(p -> p.text("storage").global("torch", "FloatStorage").text("0").text("cpu").number(HUGE))),
			arguments("a storage of 2^62 times 4 bytes", storageId(p -> p.text("storage").global("torch", "FloatStorage").text("0").text("cpu").number(
				1L << 62))),
			arguments("a storage of another type", storageId(p -> p.text("storage").global("torch", "DoubleStorage").text("0").text("cpu").number(12))),
			arguments("a storage that is not there", storageId(p -> p.text("storage").global("torch", "FloatStorage").text("1").text("cpu").number(
				12))),
			arguments("a storage outside the folder", storageId(p -> p.text("storage").global("torch", "FloatStorage").text("../version").text("cpu")
				.number(0))),
			arguments("a storage id without a class", storageId(p -> p.text("storage").text("torch.FloatStorage").text("0").text("cpu").number(12))),
			arguments("a storage id with a number for a key", storageId(p -> p.text("storage").global("torch", "FloatStorage").number(0).text("cpu")
				.number(12))),
			arguments("a storage id without a length", storageId(p -> p.text("storage").global("torch", "FloatStorage").text("0").text("cpu"))),
			arguments("an id of something else", storageId(p -> p.text("module").global("torch", "FloatStorage").text("0").text("cpu").number(12))),
			arguments("an empty id", storageId(p -> p)),
			arguments("an id that is None", pickle(p -> p.op('N', 'Q'))),
			arguments("an id that is a text", pickle(p -> p.ascii("P0\n"))),
			arguments("a parameter of nothing", pickle(p -> p.global("torch._utils", "_rebuild_parameter").op(')', 'R'))),
			arguments("a size of texts", pickle(p -> p.global("torch", "Size").text("1").op(0x85, 0x85, 'R'))),
			arguments("a device of None", pickle(p -> p.global("torch", "device").op('N', 0x85, 'R'))),
			arguments("a call of a dtype's attribute", pickle(p -> p.text("torch").text("os.system").op(0x93).text("id").op(0x85, 'R'))),
			arguments("os.system", pickle(p -> p.global("os", "system").text("id").op(0x85, 'R'))),
			arguments("posix.system in a dict of tensors", pickle(p -> TorchBuilder.tensor(p.op('}').text("kspace"), "FloatStorage", 12).op('s').text(
				"mask").global("posix", "system").text("id").op(0x85, 'R', 's'))),
			arguments("builtins.exec as the hooks of a tensor", tensor(p -> storage(p).number(0).numbers(12).numbers(1).op(0x89).global("builtins",
				"exec").text("1").op(0x85, 'R'))),
			arguments("no pickle at all", new TorchBuilder().pickle("not a pickle".getBytes(StandardCharsets.US_ASCII))),
			arguments("an empty pickle", new TorchBuilder()));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("corruptTensors")
	void contradictionsAreNamedWithTheirPlaceInThePickle(final String what, final TorchBuilder builder) throws IOException {
		final Path file = write(builder.bytes());
		for (final GlobalPolicy policy : GlobalPolicy.values()) {
			final ImageFileException e = assertThrows(CorruptFileException.class, () -> TorchFile.open(file, policy).close());
			assertTrue(e.field().startsWith("data.pkl, byte "), e.getMessage());
			assertNames(file, e);
		}
		assertThrows(ImageFileException.class, () -> new TorchFormat().open(file, ReadOptions.DEFAULT));
		assertThrows(ImageFileException.class, () -> new TorchFormat().entries(file));
	}

	static Stream<Arguments> unsupported() {
		return Stream.of(
			arguments("quantized storage", storageId(p -> p.text("storage").global("torch", "QInt8Storage").text("0").text("cpu").number(48))),
			arguments("storage class of another module", storageId(p -> p.text("storage").global("evil", "FloatStorage").text("0").text("cpu").number(
				12))),
			arguments("float8", pickle(p -> typed(p, "float8_e4m3fn"))),
			arguments("dtype of another module", pickle(p -> typed(p, "FloatStorage"))),
			arguments("tensor made by another function", pickle(p -> p.global("torch._tensor", "_rebuild_from_type_v2").op('(').global("torch._utils",
				"_rebuild_parameter").global("torch", "Tensor").op(')', 'N', 't', 'R'))),
			arguments("tensor made by itself", pickle(p -> p.global("torch._tensor", "_rebuild_from_type_v2").op('(').global("torch._tensor",
				"_rebuild_from_type_v2").global("torch", "Tensor").op(')', 'N', 't', 'R'))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("unsupported")
	void tensorsOfOtherKindsAreNotCalledCorrupt(final String what, final TorchBuilder builder) throws IOException {
		final Path file = write(builder.bytes());
		for (final GlobalPolicy policy : GlobalPolicy.values())
			assertNames(file, assertThrows(UnsupportedFormatException.class, () -> TorchFile.open(file, policy).close()));
	}

	static Stream<Arguments> strangers() {
		return Stream.of("numpy.core.multiarray _reconstruct", "torch._utils _rebuild_sparse_tensor", "torch._utils _rebuild_qtensor",
			"torch.storage _load_from_bytes", "torch.nn.modules.conv Conv2d", "functools partial", "builtins getattr", "torch.hub load", "torch load")
			.map(name -> arguments(name, pickle(p -> p.global(name.split(" ")[0], name.split(" ")[1]).op(')', 'R'))));
	}

	/** What a checkpoint may name is recorded; an image may not name it. */
	@ParameterizedTest(name = "{0}")
	@MethodSource("strangers")
	void imagesNameNothingButTensors(final String name, final TorchBuilder builder) throws IOException {
		final Path file = write(builder.bytes());
		final ImageFileException e = assertThrows(UnsupportedFormatException.class, () -> new TorchFormat().open(file, ReadOptions.DEFAULT));
		assertEquals(name.replace(' ', '.'), e.found());
		assertNames(file, e);
		try (TorchFile checkpoint = TorchFile.open(file, GlobalPolicy.INERT)) {
			assertNames(file, assertThrows(UnsupportedFormatException.class, checkpoint::stateDict));
		}
	}

	static Stream<Arguments> containers() {
		final byte[] legacy = { (byte) 0x80, 2, (byte) 0x8a, 10, 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46, (byte) 0xf9, 0x20, 0x6a, (byte) 0xa8, 0x50, 0x19,
			'.' };
		final byte[] tar = new byte[1024];
		System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
		final TorchBuilder sound = view(0, sizes(12), 1);
		final byte[] short4 = new byte[4];
		return Stream.of(
			arguments("container", "legacy pickle stream", UnsupportedFormatException.class, legacy),
			arguments("container", "legacy tar", UnsupportedFormatException.class, tar),
			arguments("signature", "a bare pickle", CorruptFileException.class, PickleBuilder.protocol2().op('N').stop()),
			arguments("signature", "an empty file", CorruptFileException.class, new byte[0]),
			arguments("signature", "HDF5", CorruptFileException.class, new byte[] { (byte) 0x89, 'H', 'D', 'F', 13, 10, 26, 10 }),
			arguments("entries", "an archive of arrays", UnsupportedFormatException.class, new ZipBuilder().stored("a.npy", short4).bytes()),
			arguments("entries", "an empty archive", UnsupportedFormatException.class, new ZipBuilder().bytes()),
			arguments("entries", "the pickle without a folder", UnsupportedFormatException.class, new ZipBuilder().stored("data.pkl", short4).bytes()),
			arguments("entries", "the pickle too deep", UnsupportedFormatException.class, new ZipBuilder().stored("a/b/data.pkl", short4).bytes()),
			arguments("entries", "TorchScript", UnsupportedFormatException.class, sound.zip().stored("archive/constants.pkl", short4).bytes()),
			arguments("entries", "two pickles", CorruptFileException.class, sound.zip().stored("other/data.pkl", short4).bytes()),
			arguments("entry archive/data.pkl", "the pickle twice", CorruptFileException.class, sound.zip().stored("archive/data.pkl", short4).bytes()),
			arguments("entry name", "traversal", CorruptFileException.class, sound.zip().stored("archive/../../etc/cron.d/a", short4).bytes()),
			arguments("entry archive/version", "no version", CorruptFileException.class, view(0, sizes(12), 1).version(null).bytes()),
			arguments("archive/version", "an empty version", CorruptFileException.class, view(0, sizes(12), 1).version("").bytes()),
			arguments("archive/version", "a version in words", CorruptFileException.class, view(0, sizes(12), 1).version("three\n").bytes()),
			arguments("archive/version", "a negative version", CorruptFileException.class, view(0, sizes(12), 1).version("-3\n").bytes()),
			arguments("archive/version", "a version of the future", UnsupportedFormatException.class, view(0, sizes(12), 1).version("11\n").bytes()),
			arguments("entry archive/version, size", "a version of a megabyte", UnsupportedFormatException.class, view(0, sizes(12), 1).version("3".repeat(
				1 << 20)).bytes()),
			arguments("archive/byteorder", "another byte order", CorruptFileException.class, view(0, sizes(12), 1).byteOrder("middle").bytes()),
			arguments("entry archive/data.pkl, size", "a pickle that is a bomb", UnsupportedFormatException.class, new ZipBuilder().deflated(
				"archive/data.pkl", new byte[1 << 26]).stored("archive/version", new byte[] { '3' }).bytes()));
	}

	@ParameterizedTest(name = "{1}")
	@MethodSource("containers")
	void containersOfOtherKindsAreNamed(final String field, final String what, final Class<? extends ImageFileException> type,
		final byte[] bytes) throws IOException
	{
		final Path file = write(bytes);
		final ImageFileException e = assertThrows(type, () -> TorchFile.open(file, GlobalPolicy.INERT).close());
		assertEquals(field, e.field(), e.getMessage());
		assertNames(file, e);
	}

	@Test
	void compressedStoragesAreUnsupported() throws IOException {
		final Path file = write(new ZipBuilder().stored("archive/data.pkl", TorchBuilder.tensor(PickleBuilder.protocol2(), "FloatStorage", 3, 4)
			.stop()).deflated("archive/data/0", new byte[48]).stored("archive/version", new byte[] { '3' }).bytes());
		assertThrows(UnsupportedFormatException.class, () -> new TorchFormat().open(file, ReadOptions.DEFAULT));
		try (TorchFile torch = TorchFile.open(file, GlobalPolicy.STRICT)) {
			assertThrows(UnsupportedFormatException.class, () -> ((TorchTensor) torch.root()).floats());
		}
	}

	/** 2^40 elements that are all the same one: valid, and more than memory holds. */
	@Test
	void tensorsLargerThanMemoryAreRefusedBeforeTheyAreRead() throws IOException {
		final Path file = write(view(0, sizes(1L << 20, 1L << 20), 0, 0).bytes());
		try (TorchFile torch = TorchFile.open(file, GlobalPolicy.STRICT)) {
			assertThrows(UnsupportedFormatException.class, () -> ((TorchTensor) torch.root()).floats());
		}
		assertThrows(IOException.class, () -> new TorchFormat().read(file));
		final PickleBuilder many = PickleBuilder.protocol2().op('}', '(');
		for (int i = 0; i < 3; i++) {
			many.text("w" + i).global("torch._utils", "_rebuild_tensor_v2").op('(');
			TorchBuilder.rest(TorchBuilder.storage(many, "FloatStorage", "0", 1), 0, sizes(Runtime.getRuntime().maxMemory() / 20), sizes(0)).op('t', 'R');
		}
		try (TorchFile torch = TorchFile.open(write(new TorchBuilder().pickle(many.op('u').stop()).floats("0", 1).bytes()), GlobalPolicy.STRICT)) {
			assertEquals("tensor w2", assertThrows(UnsupportedFormatException.class, torch::stateDict).field());
		}
	}

	static Stream<Arguments> modules() {
		final PickleBuilder shared = PickleBuilder.protocol2();
		module(shared, p -> p.op('}'));
		shared.op('q', 1, '0');
		// each level holds the one below it ten times: 10^25 names
		for (int level = 2; level < 27; level++) {
			final int below = level - 1;
			module(shared, p -> {
				p.op('}', '(');
				for (int i = 0; i < 10; i++)
					p.text("m" + i).op('h', below);
				return p.op('u');
			});
			shared.op('q', level, '0');
		}
		return Stream.of(
			arguments("a module that contains itself", CorruptFileException.class, module(PickleBuilder.protocol2(), p -> p.op('}').text("self").op('h', 0,
				's'))),
			arguments("modules that multiply", UnsupportedFormatException.class, shared.op('h', 26)),
			arguments("a module under a number", CorruptFileException.class, module(PickleBuilder.protocol2(), p -> module(p.op('}').number(1), q -> q.op(
				'}')).op('s'))),
			arguments("a module under an empty name", CorruptFileException.class, module(PickleBuilder.protocol2(), p -> module(p.op('}').text(""), q -> q
				.op('}')).op('s'))),
			arguments("a tensor under a name with a line break", CorruptFileException.class, TorchBuilder.tensor(PickleBuilder.protocol2().op('}').text(
				"a\nb"), "FloatStorage", 12).op('s')),
			arguments("no module inside", UnsupportedFormatException.class, module(PickleBuilder.protocol2(), p -> p.op('}'))),
			arguments("modules that are a list", UnsupportedFormatException.class, module(PickleBuilder.protocol2(), p -> p.op(']'))),
			arguments("an empty dict", UnsupportedFormatException.class, PickleBuilder.protocol2().op('}')),
			arguments("a dict in a dict in a dict", UnsupportedFormatException.class, PickleBuilder.protocol2().op('}').text("state_dict").op('}').text(
				"state_dict").op('}', 's', 's')),
			arguments("None", UnsupportedFormatException.class, PickleBuilder.protocol2().op('N')),
			arguments("a number", UnsupportedFormatException.class, PickleBuilder.protocol2().number(1)),
			arguments("a tensor", UnsupportedFormatException.class, TorchBuilder.tensor(PickleBuilder.protocol2(), "FloatStorage", 12)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("modules")
	void checkpointsWithoutAModelAreNamed(final String what, final Class<? extends ImageFileException> type, final PickleBuilder pickle)
		throws IOException
	{
		final Path file = write(new TorchBuilder().pickle(pickle.stop()).floats("0", new float[12]).bytes());
		try (TorchFile torch = TorchFile.open(file, GlobalPolicy.INERT)) {
			final ImageFileException e = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThrows(type, torch::stateDict));
			assertNames(file, e);
		}
	}

	@Test
	void everyEarlyEndIsNoticed() throws IOException {
		final byte[] bytes = view(0, sizes(3, 4), 4, 1).bytes();
		for (int length = 0; length < bytes.length; length++) {
			final Path file = write(Arrays.copyOf(bytes, length));
			assertThrows(CorruptFileException.class, () -> TorchFile.open(file, GlobalPolicy.INERT).close(), "cut to " + length);
		}
	}

	private interface Part extends UnaryOperator<PickleBuilder> {}

	private static TorchBuilder view(final long offset, final long[] shape, final long... strides) {
		return TorchBuilder.view(offset, shape, strides);
	}

	private static long[] sizes(final long... sizes) {
		return sizes;
	}

	private static PickleBuilder storage(final PickleBuilder pickle) {
		return TorchBuilder.storage(pickle, "FloatStorage", "0", 12);
	}

	/** A file with any pickle, and 12 floats in storage 0. */
	private static TorchBuilder pickle(final Part part) {
		return new TorchBuilder().pickle(part.apply(PickleBuilder.protocol2()).stop()).floats("0", new float[12]);
	}

	/** A tensor with any arguments. */
	private static TorchBuilder tensor(final Part arguments) {
		return pickle(p -> arguments.apply(p.global("torch._utils", "_rebuild_tensor_v2").op('(')).op('t', 'R'));
	}

	/** A tensor whose storage has any id. */
	private static TorchBuilder storageId(final Part id) {
		return tensor(p -> TorchBuilder.rest(id.apply(p.op('(')).op('t', 'Q'), 0, sizes(12), sizes(1)));
	}

	private static PickleBuilder typed(final PickleBuilder pickle, final String dtype) {
		pickle.global("torch._utils", "_rebuild_tensor_v3").op('(');
		return TorchBuilder.rest(storage(pickle), 0, sizes(12), sizes(1)).global("torch", dtype).op('t', 'R');
	}

	/** A module, put under number 0, whose {@code _modules} are any. */
	private static PickleBuilder module(final PickleBuilder pickle, final Part modules) {
		pickle.global("models", "Net").op(')', 0x81, 'q', 0, '}').text("_modules");
		return modules.apply(pickle).op('s', 'b');
	}

	private static void assertNames(final Path file, final ImageFileException e) {
		assertEquals(file.toString(), e.file());
		assertEquals(1, e.getMessage().lines().count(), e.getMessage());
		assertTrue(e.getMessage().length() < 1000, e.getMessage());
	}

	private Path write(final byte[] bytes) throws IOException {
		return Files.write(folder.resolve("hostile.pt"), bytes);
	}
}
