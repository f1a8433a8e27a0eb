package io.github.phasegen.io.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/** Pickles that are damaged, or programs made to do harm: each gives one exception that names file, position and what was found there. */
class PickleHostileTest {

	/** Smaller than those of real use, to be reached quickly. */
	private static final PickleLimits LIMITS = new PickleLimits(1 << 20, 100_000, 1 << 12, 1 << 10);

	/** A name that can only be meant to do harm is refused under both policies, however the pickle would call it. */
	static Stream<Arguments> attacks() {
		return Stream.of(
			arguments("os.system", PickleBuilder.protocol2().global("os", "system").text("id").op(0x85, 'R')),
			arguments("posix.system", PickleBuilder.protocol2().global("posix", "system").text("id").op(0x85, 'R')),
			arguments("nt.system", PickleBuilder.protocol2().global("nt", "system").text("dir").op(0x85, 'R')),
			arguments("builtins.eval", PickleBuilder.protocol2().global("__builtin__", "eval").text("1").op(0x85, 'R')),
			arguments("builtins.exec", PickleBuilder.protocol2().global("builtins", "exec").text("1").op(0x85, 'R')),
			arguments("builtins.__import__", PickleBuilder.protocol2().global("builtins", "__import__").text("os").op(0x85, 'R')),
			arguments("builtins.open", PickleBuilder.protocol2().global("builtins", "open").text("/etc/passwd").op(0x85, 'R')),
			arguments("subprocess.Popen", PickleBuilder.protocol2().global("subprocess", "Popen").text("id").op(0x85, 0x81)),
			arguments("subprocess.Popen", PickleBuilder.protocol2().global("subprocess", "Popen").text("id").op(0x85, '}', 0x92)),
			arguments("subprocess.check_output", new PickleBuilder().op('(').text("id").ascii("isubprocess\ncheck_output\n")),
			arguments("os.system", new PickleBuilder().op('(').text("id").ascii("ios\nsystem\n")),
			arguments("os.system", new PickleBuilder().op('(').global("os", "system").text("id").op('o')),
			arguments("os.system", new PickleBuilder().op(0x80, 4).text("os").text("system").op(0x93).text("id").op(0x85, 'R')),
			arguments("os.system", new PickleBuilder().op(0x80, 4, 0x8c, 2).ascii("os").op(0x94, 0x8c, 6).ascii("system").op(0x94, 0x93)),
			arguments("torch.os.system", new PickleBuilder().text("torch").text("os.system").op(0x93).text("id").op(0x85, 'R')),
			arguments("os.path.join", PickleBuilder.protocol2().global("os.path", "join").op(')', 'R')),
			arguments("sys.exit", PickleBuilder.protocol2().global("sys", "exit").op(')', 'R')),
			arguments("shutil.rmtree", PickleBuilder.protocol2().global("shutil", "rmtree").text("/").op(0x85, 'R')),
			arguments("socket.socket", PickleBuilder.protocol2().global("socket", "socket").op(')', 0x81)),
			arguments("pickle.loads", PickleBuilder.protocol2().global("pickle", "loads").text("").op(0x85, 'R')),
			arguments("importlib.import_module", PickleBuilder.protocol2().global("importlib", "import_module").text("os").op(0x85, 'R')),
			arguments("runpy.run_path", PickleBuilder.protocol2().global("runpy", "run_path").text("a").op(0x85, 'R')),
			arguments("ctypes.CDLL", PickleBuilder.protocol2().global("ctypes", "CDLL").text("a.so").op(0x85, 'R')),
			arguments("webbrowser.open", PickleBuilder.protocol2().global("webbrowser", "open").text("http://a").op(0x85, 'R')),
			arguments("os.system", PickleBuilder.protocol2().global("collections", "OrderedDict").op(')', 'R').global("os", "system").op('b')));
	}

	@ParameterizedTest(name = "{0} {index}")
	@MethodSource("attacks")
	void attacksAreNamedUnderBothPolicies(final String name, final PickleBuilder pickle) {
		for (final GlobalPolicy policy : GlobalPolicy.values()) {
			final ImageFileException e = assertThrows(CorruptFileException.class, () -> read(pickle.bytes(), policy));
			assertEquals(name, e.found());
			assertNamed(e);
		}
	}

	/** Names that may be harmless are nothing for data files either. */
	static Stream<Arguments> unknownNames() {
		return Stream.of("numpy.core.multiarray", "torch.nn.modules.conv", "functools", "operator", "copyreg", "argparse", "torch.storage",
			"builtins").map(Arguments::of);
	}

	@ParameterizedTest
	@MethodSource("unknownNames")
	void dataFilesNameNothingUnknown(final String module) {
		final byte[] pickle = PickleBuilder.protocol2().global(module, "getattr").op(')', 'R').stop();
		final ImageFileException e = assertThrows(UnsupportedFormatException.class, () -> read(pickle, GlobalPolicy.STRICT));
		assertEquals(module + ".getattr", e.found());
		assertNamed(e);
	}

	static Stream<Arguments> corrupt() {
		return Stream.of(
			arguments("nothing at all", new PickleBuilder()),
			arguments("no end", PickleBuilder.protocol2().op('N')),
			arguments("nothing on the stack", PickleBuilder.protocol2().op('.')),
			arguments("two values on the stack", PickleBuilder.protocol2().op('N', 'N', '.')),
			arguments("an open mark", PickleBuilder.protocol2().op('N', '(', '.')),
			arguments("an open mark below", PickleBuilder.protocol2().op('(', 'N', '.')),
			arguments("bytes behind the end", PickleBuilder.protocol2().op('N', '.', 'N')),
			arguments("an unknown instruction", PickleBuilder.protocol2().op(0xff)),
			arguments("a zero byte", PickleBuilder.protocol2().op(0)),
			arguments("text", new PickleBuilder().ascii("This is no pickle.")),
			arguments("POP of nothing", new PickleBuilder().op('0')),
			arguments("POP_MARK without mark", new PickleBuilder().op('N', '1')),
			arguments("DUP of nothing", new PickleBuilder().op('2')),
			arguments("DUP across a mark", new PickleBuilder().op('N', '(', '2')),
			arguments("TUPLE without mark", new PickleBuilder().op('N', 't')),
			arguments("TUPLE1 of nothing", new PickleBuilder().op(0x85)),
			arguments("TUPLE2 of one", new PickleBuilder().op('N', 0x86)),
			arguments("TUPLE3 across a mark", new PickleBuilder().op('N', '(', 'N', 'N', 0x87)),
			arguments("LIST without mark", new PickleBuilder().op('l')),
			arguments("DICT of an odd number", new PickleBuilder().op('(', 'N', 'd')),
			arguments("APPEND to nothing", new PickleBuilder().op('N', 'a')),
			arguments("APPEND to a number", new PickleBuilder().number(1).op('N', 'a')),
			arguments("APPEND to a tuple", new PickleBuilder().op(')', 'N', 'a')),
			arguments("APPEND to a set", new PickleBuilder().op(0x8f, 'N', 'a')),
			arguments("APPENDS without mark", new PickleBuilder().op(']', 'e')),
			arguments("APPENDS to a dict", new PickleBuilder().op('}', '(', 'N', 'e')),
			arguments("ADDITEMS to a list", new PickleBuilder().op(']', '(', 'N', 0x90)),
			arguments("ADDITEMS to a frozenset", new PickleBuilder().op('(', 0x91, '(', 'N', 0x90)),
			arguments("SETITEM of one value", new PickleBuilder().op('}', 'N', 's')),
			arguments("SETITEM in a list", new PickleBuilder().op(']', 'N', 'N', 's')),
			arguments("SETITEMS of an odd number", new PickleBuilder().op('}', '(', 'N', 'u')),
			arguments("SETITEMS in None", new PickleBuilder().op('N', '(', 'N', 'N', 'u')),
			arguments("a list as key", new PickleBuilder().op('}', ']', 'N', 's')),
			arguments("a dict as its own key", new PickleBuilder().op('}', 'q', 0, 'h', 0, 'N', 's')),
			arguments("BUILD of nothing", new PickleBuilder().op('b')),
			arguments("BUILD of None", new PickleBuilder().op('N', '}', 'b')),
			arguments("BUILD of a number", new PickleBuilder().number(1).op('}', 'b')),
			arguments("BUILD of a text", new PickleBuilder().text("a").op('}', 'b')),
			arguments("BUILD of a list", new PickleBuilder().op(']', '}', 'b')),
			arguments("BUILD of a tuple", new PickleBuilder().op(')', '}', 'b')),
			arguments("BUILD of a class", new PickleBuilder().global("collections", "OrderedDict").op('}', 'b')),
			arguments("REDUCE of a number", new PickleBuilder().number(1).op(')', 'R')),
			arguments("REDUCE of a text", new PickleBuilder().text("os.system").op(')', 'R')),
			arguments("REDUCE of a dict", new PickleBuilder().op('}', ')', 'R')),
			arguments("REDUCE with a list", new PickleBuilder().global("collections", "OrderedDict").op(']', 'R')),
			arguments("REDUCE with None", new PickleBuilder().global("collections", "OrderedDict").op('N', 'R')),
			arguments("REDUCE with one value", new PickleBuilder().op(')', 'R')),
			arguments("NEWOBJ of None", new PickleBuilder().op('N', ')', 0x81)),
			arguments("NEWOBJ_EX without names", new PickleBuilder().global("collections", "OrderedDict").op(')', ')', 0x92)),
			arguments("OBJ of nothing", new PickleBuilder().op('(', 'o')),
			arguments("OBJ of a number", new PickleBuilder().op('(').number(1).op('o')),
			arguments("OBJ without mark", new PickleBuilder().global("collections", "OrderedDict").op('o')),
			arguments("INST without mark", new PickleBuilder().ascii("icollections\nOrderedDict\n")),
			arguments("GLOBAL without a name", new PickleBuilder().ascii("c\n\n")),
			arguments("GLOBAL without its second line", new PickleBuilder().ascii("ctorch")),
			arguments("GLOBAL of control characters", new PickleBuilder().ascii("c\033[2J\na\n")),
			arguments("GLOBAL of no UTF-8", new PickleBuilder().op('c', 0xff, '\n', 'a', '\n')),
			arguments("GLOBAL of a very long name", new PickleBuilder().ascii("ca\n").repeat(5000, 'b').op('\n')),
			arguments("STACK_GLOBAL of numbers", new PickleBuilder().number(1).number(2).op(0x93)),
			arguments("STACK_GLOBAL of one text", new PickleBuilder().text("os").op(0x93)),
			arguments("GET of nothing", new PickleBuilder().ascii("g0\n")),
			arguments("GET of text", new PickleBuilder().ascii("gx\n")),
			arguments("GET of a negative number", new PickleBuilder().ascii("g-1\n")),
			arguments("GET of 10^30", new PickleBuilder().ascii("g1000000000000000000000000000000\n")),
			arguments("BINGET of nothing", new PickleBuilder().op('N', 'q', 0, 'h', 1)),
			arguments("LONG_BINGET out of range", new PickleBuilder().op('j').int4(-1)),
			arguments("PUT of nothing", new PickleBuilder().op('q', 0)),
			arguments("PUT across a mark", new PickleBuilder().op('N', '(', 'q', 0)),
			arguments("PUT under a negative number", new PickleBuilder().op('N').ascii("p-1\n")),
			arguments("MEMOIZE of nothing", new PickleBuilder().op(0x94)),
			arguments("BINSTRING of a negative length", new PickleBuilder().op('T').int4(-1).repeat(20, 'a')),
			arguments("BINUNICODE of 4 GB", new PickleBuilder().op('X').int4(-1).repeat(20, 'a')),
			arguments("BINUNICODE of 2 GB", new PickleBuilder().op('X').int4(Integer.MAX_VALUE)),
			arguments("BINUNICODE one byte short", new PickleBuilder().op('X').int4(5).ascii("four")),
			arguments("BINUNICODE of no UTF-8", new PickleBuilder().op('X').int4(2).op(0xc3, '(')),
			arguments("BINUNICODE8 of 2^63 - 1 bytes", new PickleBuilder().op(0x8d).long8(Long.MAX_VALUE)),
			arguments("BINUNICODE8 of a negative length", new PickleBuilder().op(0x8d).long8(-1)),
			arguments("BINBYTES of 4 GB", new PickleBuilder().op('B').int4(-1)),
			arguments("BINBYTES8 of 2^63 - 1 bytes", new PickleBuilder().op(0x8e).long8(Long.MAX_VALUE)),
			arguments("BINBYTES8 of 2^40 bytes", new PickleBuilder().op(0x8e).long8(1L << 40)),
			arguments("BYTEARRAY8 of 2^63 bytes", new PickleBuilder().op(0x96).long8(Long.MIN_VALUE)),
			arguments("FRAME of 2^63 - 1 bytes", new PickleBuilder().op(0x80, 4, 0x95).long8(Long.MAX_VALUE)),
			arguments("FRAME of a negative length", new PickleBuilder().op(0x80, 4, 0x95).long8(-9)),
			arguments("LONG1 beyond the end", new PickleBuilder().op(0x8a, 255, 1)),
			arguments("LONG4 of a negative length", new PickleBuilder().op(0x8b).int4(-1)),
			arguments("LONG of text", new PickleBuilder().ascii("Lx\n")),
			arguments("INT of nothing", new PickleBuilder().ascii("I\n")),
			arguments("FLOAT of text", new PickleBuilder().ascii("Fone\n")),
			arguments("FLOAT without end", new PickleBuilder().ascii("F1.0")),
			arguments("BINFLOAT cut off", new PickleBuilder().op('G', 0, 0)),
			arguments("STRING without quotes", new PickleBuilder().ascii("Sabc\n")),
			arguments("STRING of one quote", new PickleBuilder().ascii("S'\n")),
			arguments("STRING of other quotes", new PickleBuilder().ascii("S'abc\"\n")),
			arguments("STRING with half an escape", new PickleBuilder().ascii("S'\\x4'\n")),
			arguments("UNICODE with half an escape", new PickleBuilder().ascii("V\\u12\n")),
			arguments("UNICODE beyond all characters", new PickleBuilder().ascii("V\\U7fffffff\n")),
			arguments("OrderedDict of a number", new PickleBuilder().global("collections", "OrderedDict").number(1).op(0x85, 'R')),
			arguments("OrderedDict of no pairs", new PickleBuilder().global("collections", "OrderedDict").op(']', 'N', 'a', 0x85, 'R')),
			arguments("set of two arguments", new PickleBuilder().global("builtins", "set").op(']', ']', 0x86, 'R')));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("corrupt")
	void contradictionsAreNamed(final String what, final PickleBuilder pickle) {
		for (final GlobalPolicy policy : GlobalPolicy.values())
			assertNamed(assertThrows(CorruptFileException.class, () -> read(pickle.bytes(), policy)));
	}

	static Stream<Arguments> unsupported() {
		return Stream.of(
			arguments("protocol 6", new PickleBuilder().op(0x80, 6)),
			arguments("protocol 255", new PickleBuilder().op(0x80, 255)),
			arguments("EXT1", PickleBuilder.protocol2().op(0x82, 1)),
			arguments("EXT2", PickleBuilder.protocol2().op(0x83, 1, 0)),
			arguments("EXT4", PickleBuilder.protocol2().op(0x84).int4(1)),
			arguments("NEXT_BUFFER", PickleBuilder.protocol2().op(0x97)),
			arguments("READONLY_BUFFER", PickleBuilder.protocol2().op('N', 0x98)),
			arguments("BINPERSID", PickleBuilder.protocol2().text("storage").op('Q')),
			arguments("PERSID", PickleBuilder.protocol2().ascii("P1\n")),
			arguments("LONG4 of 2 GB", PickleBuilder.protocol2().op(0x8b).int4(Integer.MAX_VALUE)),
			arguments("LONG of many digits", PickleBuilder.protocol2().op('L').repeat(100_000, '9').op('\n')),
			arguments("FLOAT of many digits", PickleBuilder.protocol2().op('F').repeat(100_000, '9').op('\n')),
			arguments("GET of many digits", PickleBuilder.protocol2().op('g').repeat(100_000, '9').op('\n')),
			arguments("_codecs.encode by another codec", PickleBuilder.protocol2().global("_codecs", "encode").text("a").text("zip").op(0x86, 'R')),
			arguments("bytes of 2^62", PickleBuilder.protocol2().global("builtins", "bytearray").number(1L << 62).op(0x85, 'R')),
			arguments("too many marks", PickleBuilder.protocol2().repeat(10_000, '(')),
			arguments("too many values", PickleBuilder.protocol2().repeat(150_000, 'N')),
			arguments("too many dicts", PickleBuilder.protocol2().repeat(150_000, '}')),
			arguments("too many values used again", PickleBuilder.protocol2().op('N').repeat(150_000, 0x94)),
			arguments("a list copied again and again", copies("list")),
			arguments("a set copied again and again", copies("set")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("unsupported")
	void whatTakesTooMuchOrIsForOthersIsNotCalledCorrupt(final String what, final PickleBuilder pickle) {
		for (final GlobalPolicy policy : GlobalPolicy.values())
			assertNamed(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThrows(UnsupportedFormatException.class, () -> read(pickle
				.bytes(), policy))));
	}

	@Test
	void theLengthIsLimited() {
		final PickleOptions options = limited(GlobalPolicy.STRICT, new PickleLimits(100, 1000, 10, 10));
		final InputStream endless = new InputStream() {

			@Override
			public int read() {
				return 'N';
			}
		};
		assertThrows(UnsupportedFormatException.class, () -> PickleReader.read(Path.of("f"), "p", endless, options));
		assertThrows(IllegalArgumentException.class, () -> new PickleLimits(0, 1, 1, 1));
	}

	/** Ten levels of ten references each would be 10^10 values to who copies; here they stay references. */
	@ParameterizedTest
	@EnumSource(GlobalPolicy.class)
	void billionLaughsStaySmall(final GlobalPolicy policy) throws IOException {
		for (final int close : new int[] { 't', 'l' }) {
			final PickleBuilder pickle = PickleBuilder.protocol2().text("ha").op('q', 0);
			for (int level = 1; level <= 30; level++)
				pickle.op('(').repeat(10, 'h', level - 1).op(close, 'q', level);
			// all levels are on the stack, below the last
			final byte[] bytes = pickle.op('q', 99, '(').repeat(1, '1').op('0').repeat(30, '0').op('h', 99).stop();
			final Object root = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> read(bytes, policy));
			assertEquals(31, PickleWalk.reachable(root).size());
			assertTrue(root.toString().length() < 100);
		}
	}

	@Test
	void whatContainsItselfIsReadAndWalked() throws IOException {
		final byte[] list = PickleBuilder.protocol2().op(']', 'q', 0, 'h', 0, 'a').stop();
		final byte[] dict = PickleBuilder.protocol2().op('}', 'q', 0).text("self").op('h', 0, 's').stop();
		final byte[] object = PickleBuilder.protocol2().global("m", "C").op(')', 0x81, 'q', 0, 'h', 0, 'b').stop();
		for (final byte[] pickle : List.of(list, dict, object)) {
			final Object root = read(pickle, GlobalPolicy.INERT);
			assertTrue(PickleWalk.reachable(root).size() <= 3);
			assertEquals(root, root);
			assertEquals(root.hashCode(), root.hashCode());
			assertTrue(root.toString().length() < 100);
		}
	}

	/** Their hashes could all be one, and Java's maps would then take hours. */
	@Test
	void aDictOfManyKindsOfKeysIsRefused() {
		final PickleBuilder mixed = PickleBuilder.protocol2().op('}', '(').text("a").op('N');
		for (int i = 0; i < 2000; i++)
			mixed.number(i).op('N');
		final PickleBuilder names = PickleBuilder.protocol2().op('}', '(');
		for (int i = 0; i < 2000; i++)
			names.global("m", "f" + i).op('N');
		for (final PickleBuilder pickle : List.of(mixed, names))
			assertTrue(assertThrows(UnsupportedFormatException.class, () -> read(pickle.op('u').stop(), GlobalPolicy.INERT)).getMessage()
				.contains("kinds"));
	}

	@Test
	void aDictOfManyKeysOfOneKindIsRead() throws IOException {
		final PickleBuilder pickle = PickleBuilder.protocol2().op('}', '(');
		for (int i = 0; i < 2000; i++)
			pickle.number(i).op('N');
		assertEquals(2000, ((PickledDict) read(pickle.op('u').stop(), GlobalPolicy.STRICT)).entries().size());
	}

	/** Each object would be one call with a long list, for who goes through all of them. */
	@Test
	void manyObjectsDoNotShareOneLongListOfArguments() {
		final byte[] pickle = PickleBuilder.protocol2().global("m", "C").op('q', 0, '(').repeat(2000, 'N').op('t', 'q', 1, ']').repeat(200, 'h', 0,
			'h', 1, 0x81, 'a').stop();
		assertThrows(UnsupportedFormatException.class, () -> read(pickle, GlobalPolicy.INERT));
	}

	/** Tuples, each in the next: neither reading nor walking needs a deep stack of Java's. */
	@Test
	void depthCostsNothing() throws IOException {
		final Object tuples = read(PickleBuilder.protocol2().op(')').repeat(90_000, 0x85).stop(), GlobalPolicy.STRICT);
		assertEquals(90_001, PickleWalk.reachable(tuples).size());
		assertEquals("a tuple of 1", tuples.toString());
		final Object calls = read(PickleBuilder.protocol2().global("m", "f").repeat(40_000, ')', 'R').stop(), GlobalPolicy.INERT);
		assertEquals("an object of m.f()", calls.toString());
	}

	/** What really is allowed stays bounded: a pickle of the worst kind, as long as the limits let it be. */
	@Test
	void theStandardLimitsHoldAsWell() {
		final byte[] pickle = PickleBuilder.protocol2().repeat(3_000_000, '}', 0x94).stop();
		assertThrows(UnsupportedFormatException.class, () -> PickleReaderTest.read(pickle, GlobalPolicy.STRICT));
	}

	@Test
	void everyEarlyEndIsNoticed() {
		final byte[] sound = sound();
		for (int length = 0; length < sound.length; length++) {
			final byte[] cut = Arrays.copyOf(sound, length);
			assertNamed(assertThrows(CorruptFileException.class, () -> read(cut, GlobalPolicy.INERT), "cut to " + length));
		}
	}

	@Test
	void damageGivesAValueOrATypedError() {
		final Random random = new Random(5);
		final byte[] sound = sound();
		assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
			for (int i = 0; i < 10_000; i++) {
				final byte[] damaged = sound.clone();
				for (int change = 0; change <= i % 4; change++)
					damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
				readOrRefuse(damaged);
			}
		});
	}

	@Test
	void anyInstructionsGiveAValueOrATypedError() {
		final Random random = new Random(6);
		final int[] codes = IntStream.range(0, 256).filter(code -> PickleOpcode.of(code) != null).toArray();
		assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
			for (int i = 0; i < 10_000; i++) {
				final PickleBuilder pickle = PickleBuilder.protocol2().op('N', 'N', 'q', 0).global("m", "f").op(']', '}', ')');
				for (int k = 0; k < 30; k++)
					pickle.op(codes[random.nextInt(codes.length)]);
				readOrRefuse(pickle.stop());
			}
		});
	}

	private static void readOrRefuse(final byte[] pickle) throws IOException {
		try {
			PickleWalk.reachable(read(pickle, GlobalPolicy.INERT));
		}
		catch (final ImageFileException e) {
			assertNamed(e);
		}
	}

	private static byte[] sound() {
		return PickleBuilder.protocol2().op('}', 'q', 0, '(').text("a").number(70_000).text("list").op(']', '(', 'K', 1, 'N', 0x88, 'e').text("net")
			.global("m", "Net").op(')', 0x81, '}').text("x").op('G').long8(0).op('s', 'b').text("big").op(0x8a, 9).long8(-1).op(1).text("again")
			.op('h', 0, 'u').stop();
	}

	/** A list of 2000 values, given 200 times to its own class. */
	private static PickleBuilder copies(final String type) {
		return PickleBuilder.protocol2().global("builtins", type).op('q', 0, '(').repeat(2000, 'N').op('l', 'q', 1).repeat(200, 'h', 0, 'h', 1, 0x85,
			'R', '0');
	}

	private static Object read(final byte[] pickle, final GlobalPolicy policy) throws IOException {
		return PickleReader.read(Path.of("hostile.pt"), "data.pkl", new ByteArrayInputStream(pickle), limited(policy, LIMITS));
	}

	private static PickleOptions limited(final GlobalPolicy policy, final PickleLimits limits) {
		final PickleOptions plain = PickleOptions.plain(policy);
		return new PickleOptions(policy, plain.functions(), plain.constants(), plain.persistentIds(), limits);
	}

	private static void assertNamed(final ImageFileException e) {
		assertEquals("hostile.pt", e.file());
		assertTrue(e.field().startsWith("data.pkl, byte "), e.field());
		assertEquals(1, e.getMessage().lines().count(), e.getMessage());
		assertTrue(e.getMessage().length() < 600, e.getMessage());
	}
}
