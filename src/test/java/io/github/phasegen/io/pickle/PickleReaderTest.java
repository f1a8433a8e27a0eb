package io.github.phasegen.io.pickle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.pickle.PickledSequence.Kind;

class PickleReaderTest {

	/** What CPython 3.11 writes, in protocols 0 to 5, for a dict of all plain types that also contains itself. */
	private static final String[] WRITTEN_BY_PYTHON = {
		"286470300a56610a70310a286c70320a49310a61492d320a61493330300a614937303030300a614c313039393531313632373737364c0a614c2d3131" +
			"38303539313632303731373431313330333432344c0a614930310a614930300a614e6146312e350a6146696e660a617356740a70330a282874284931" +
			"0a7470340a2849310a49320a7470350a2849310a49320a49330a7470360a2849310a49320a49330a49340a7470370a7470380a7356730a70390a5667" +
			"72fc6e5c75303030615c75303035635c75323061635c5530303031663630300a7031300a7356620a7031310a635f636f646563730a656e636f64650a" +
			"7031320a28565c7530303030ff0a7031330a566c6174696e310a7031340a747031350a527031360a73567365740a7031370a635f5f6275696c74696e" +
			"5f5f0a7365740a7031380a28286c7031390a49310a61747032300a527032310a7356660a7032320a635f5f6275696c74696e5f5f0a66726f7a656e73" +
			"65740a7032330a28286c7032340a49320a61747032350a527032360a73566f0a7032370a63636f6c6c656374696f6e730a4f72646572656444696374" +
			"0a7032380a2874527032390a56780a7033300a49310a73735662610a7033310a635f5f6275696c74696e5f5f0a6279746561727261790a7033320a28" +
			"6731320a285661620a7033330a6731340a747033340a527033350a747033360a527033370a735673656c660a7033380a67300a732e",
		"7d71002858010000006171015d7102284b014afeffffff4d2c014a701101004c313039393531313632373737364c0a4c2d3131383035393136323037" +
			"31373431313330333432344c0a4930310a4930300a4e473ff8000000000000477ff00000000000006558010000007471032829284b01747104284b01" +
			"4b02747105284b014b024b03747106284b014b024b034b047471077471085801000000737109580e0000006772c3bc6e0a5ce282acf09f9880710a58" +
			"0100000062710b635f636f646563730a656e636f64650a710c28580300000000c3bf710d58060000006c6174696e31710e74710f5271105803000000" +
			"7365747111635f5f6275696c74696e5f5f0a7365740a7112285d71134b01617471145271155801000000667116635f5f6275696c74696e5f5f0a6672" +
			"6f7a656e7365740a7117285d71184b026174711952711a58010000006f711b63636f6c6c656374696f6e730a4f726465726564446963740a711c2952" +
			"711d580100000078711e4b017358020000006261711f635f5f6275696c74696e5f5f0a6279746561727261790a712028680c28580200000061627121" +
			"680e747122527123747124527125580400000073656c6671266800752e",
		"80027d71002858010000006171015d7102284b014afeffffff4d2c014a701101008a060000000000018a090000000000000000c088894e473ff80000" +
			"00000000477ff000000000000065580100000074710328294b018571044b014b028671054b014b024b03877106284b014b024b034b04747107747108" +
			"5801000000737109580e0000006772c3bc6e0a5ce282acf09f9880710a580100000062710b635f636f646563730a656e636f64650a710c5803000000" +
			"00c3bf710d58060000006c6174696e31710e86710f52711058030000007365747111635f5f6275696c74696e5f5f0a7365740a71125d71134b016185" +
			"71145271155801000000667116635f5f6275696c74696e5f5f0a66726f7a656e7365740a71175d71184b026185711952711a58010000006f711b6363" +
			"6f6c6c656374696f6e730a4f726465726564446963740a711c2952711d580100000078711e4b017358020000006261711f635f5f6275696c74696e5f" +
			"5f0a6279746561727261790a7120680c580200000061627121680e867122527123857124527125580400000073656c6671266800752e",
		"80037d71002858010000006171015d7102284b014afeffffff4d2c014a701101008a060000000000018a090000000000000000c088894e473ff80000" +
			"00000000477ff000000000000065580100000074710328294b018571044b014b028671054b014b024b03877106284b014b024b034b04747107747108" +
			"5801000000737109580e0000006772c3bc6e0a5ce282acf09f9880710a580100000062710b430200ff710c5803000000736574710d636275696c7469" +
			"6e730a7365740a710e5d710f4b01618571105271115801000000667112636275696c74696e730a66726f7a656e7365740a71135d71144b0261857115" +
			"52711658010000006f711763636f6c6c656374696f6e730a4f726465726564446963740a711829527119580100000078711a4b017358020000006261" +
			"711b636275696c74696e730a6279746561727261790a711c43026162711d85711e52711f580400000073656c6671206800752e",
		"800495f8000000000000007d94288c0161945d94284b014afeffffff4d2c014a701101008a060000000000018a090000000000000000c088894e473f" +
			"f8000000000000477ff0000000000000658c01749428294b0185944b014b0286944b014b024b038794284b014b024b034b04749474948c0173948c0e" +
			"6772c3bc6e0a5ce282acf09f9880948c016294430200ff948c03736574948f94284b01908c016694284b0291948c016f948c0b636f6c6c656374696f" +
			"6e73948c0b4f726465726564446963749493942952948c0178944b01738c026261948c086275696c74696e73948c0962797465617272617994939443" +
			"02616294859452948c0473656c66946800752e",
		"800595e2000000000000007d94288c0161945d94284b014afeffffff4d2c014a701101008a060000000000018a090000000000000000c088894e473f" +
			"f8000000000000477ff0000000000000658c01749428294b0185944b014b0286944b014b024b038794284b014b024b034b04749474948c0173948c0e" +
			"6772c3bc6e0a5ce282acf09f9880948c016294430200ff948c03736574948f94284b01908c016694284b0291948c016f948c0b636f6c6c656374696f" +
			"6e73948c0b4f726465726564446963749493942952948c0178944b01738c026261949602000000000000006162948c0473656c66946800752e"
	};

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 5 })
	void readsWhatPythonWrites(final int protocol) throws IOException {
		final PickledDict dict = (PickledDict) read(HexFormat.of().parseHex(WRITTEN_BY_PYTHON[protocol]), GlobalPolicy.STRICT);
		assertEquals(Arrays.asList(1L, -2L, 300L, 70000L, 1L << 40, BigInteger.TWO.pow(70).negate(), true, false, null, 1.5,
			Double.POSITIVE_INFINITY), items(dict.get("a"), Kind.LIST));
		final List<Object> tuples = items(dict.get("t"), Kind.TUPLE);
		for (int length = 0; length <= 4; length++)
			assertEquals(List.of(1L, 2L, 3L, 4L).subList(0, length), items(tuples.get(length), Kind.TUPLE));
		assertEquals("grün\n\\€😀", dict.get("s"));
		assertArrayEquals(new byte[] { 0, -1 }, ((PickledBytes) dict.get("b")).bytes());
		assertEquals(List.of(1L), items(dict.get("set"), Kind.SET));
		assertEquals(List.of(2L), items(dict.get("f"), Kind.FROZENSET));
		assertEquals(Map.of("x", 1L), ((PickledDict) dict.get("o")).entries());
		assertArrayEquals(new byte[] { 'a', 'b' }, ((PickledBytes) dict.get("ba")).bytes());
		assertSame(dict, dict.get("self"));
		assertNull(dict.get("missing"));
	}

	@Test
	void dictsKeepTheirOrderAndTheLastOfEqualKeys() throws IOException {
		final byte[] pickle = new PickleBuilder().op('}', '(').text("b").number(1).text("a").number(2).text("b").number(3).op('u').stop();
		final PickledDict dict = (PickledDict) read(pickle, GlobalPolicy.STRICT);
		assertEquals(List.of("b", "a"), List.copyOf(dict.entries().keySet()));
		assertEquals(3L, dict.get("b"));
	}

	@Test
	void integersOfAllLengths() throws IOException {
		assertEquals(0L, read(new PickleBuilder().op(0x8a, 0).stop(), GlobalPolicy.STRICT));
		assertEquals(-1L, read(new PickleBuilder().op(0x8a, 1, 255).stop(), GlobalPolicy.STRICT));
		assertEquals(255L, read(new PickleBuilder().op(0x8a, 2, 255, 0).stop(), GlobalPolicy.STRICT));
		assertEquals(Long.MIN_VALUE, read(new PickleBuilder().number(Long.MIN_VALUE).stop(), GlobalPolicy.STRICT));
		assertEquals(BigInteger.TWO.pow(64), read(new PickleBuilder().op(0x8b).int4(9).long8(0).op(1).stop(), GlobalPolicy.STRICT));
		assertEquals(-7L, read(new PickleBuilder().ascii("L-7L\n").stop(), GlobalPolicy.STRICT));
	}

	@Test
	void textsOfProtocol0() throws IOException {
		assertEquals("a'b\n\\\u00e9", read(new PickleBuilder().ascii("S'a\\'b\\n\\\\\\xe9'\n").stop(), GlobalPolicy.STRICT));
		assertEquals(-2.5, read(new PickleBuilder().ascii("F-2.5\n").stop(), GlobalPolicy.STRICT));
	}

	/** What a checkpoint says about a module: class, arguments, attributes; no class is looked for. */
	@Test
	void unknownClassesBecomeInertObjects() throws IOException {
		final byte[] pickle = PickleBuilder.protocol2().global("models.net", "Net").numbers(1, 2).op(0x81, '}').text("width").number(64).op('s',
			'b').stop();
		final PickledObject net = (PickledObject) read(pickle, GlobalPolicy.INERT);
		assertEquals("models.net", net.module());
		assertEquals("Net", net.name());
		assertEquals(List.of(1L, 2L), net.arguments());
		assertEquals(64L, net.attribute("width"));
		assertNull(net.attribute("height"));
		final UnsupportedFormatException e = assertThrows(UnsupportedFormatException.class, () -> read(pickle, GlobalPolicy.STRICT));
		assertEquals("models.net.Net", e.found());
	}

	@Test
	void inertObjectsOfContainerClassesKeepTheirContents() throws IOException {
		final byte[] pickle = PickleBuilder.protocol2().global("collections", "defaultdict").op(')', 'R').text("a").number(1).op('s').number(2)
			.op('a').stop();
		final PickledObject object = (PickledObject) read(pickle, GlobalPolicy.INERT);
		assertEquals(Map.of("a", 1L), object.entries().entries());
		assertEquals(List.of(2L), object.items());
	}

	@Test
	void everyWayToMakeAnObjectIsInert() throws IOException {
		final byte[] inst = new PickleBuilder().op('(').number(1).ascii("im\nC\n").stop();
		final byte[] obj = new PickleBuilder().op('(').global("m", "C").number(1).op('o').stop();
		final byte[] reduce = new PickleBuilder().global("m", "C").number(1).op(0x85, 'R').stop();
		final byte[] newObj = new PickleBuilder().global("m", "C").number(1).op(0x85, 0x81).stop();
		final byte[] stackGlobal = new PickleBuilder().text("m").text("C").op(0x93).number(1).op(0x85, '}', 0x92).stop();
		for (final byte[] pickle : List.of(inst, obj, reduce, newObj, stackGlobal)) {
			final PickledObject object = assertInstanceOf(PickledObject.class, read(pickle, GlobalPolicy.INERT));
			assertEquals(new PickledGlobal("m", "C"), object.type());
			assertEquals(List.of(1L), object.arguments());
		}
	}

	@Test
	void namedArgumentsAreTheLastOnes() throws IOException {
		final byte[] pickle = new PickleBuilder().global("m", "C").op(')', '}').text("a").number(1).op('s', 0x92).stop();
		final PickledObject object = (PickledObject) read(pickle, GlobalPolicy.INERT);
		assertEquals(Map.of("a", 1L), ((PickledDict) object.arguments().get(0)).entries());
	}

	@Test
	void aMethodOfAnInertObjectIsInert() throws IOException {
		final byte[] pickle = new PickleBuilder().global("m", "f").op(')', 'R', ')', 'R', ')', 'R').stop();
		assertEquals("m.f()", ((PickledObject) read(pickle, GlobalPolicy.INERT)).type().dotted());
	}

	@Test
	void functionsAndConstantsOfTheCallerAreAllowedUnderBothPolicies() throws IOException {
		final byte[] pickle = new PickleBuilder().global("m", "twice").number(21).op(0x85, 'R').global("m", "unit").op(0x86).stop();
		for (final GlobalPolicy policy : GlobalPolicy.values()) {
			final PickleOptions options = new PickleOptions(policy, Map.of("m.twice", (arguments, site) -> 2 * (Long) arguments.get(0)), Set.of(
				"m.unit"), (id, site) -> null, PickleLimits.standard());
			final Object value = PickleReader.read(Path.of("f"), "p", new ByteArrayInputStream(pickle), options);
			assertEquals(List.of(42L, new PickledGlobal("m", "unit")), ((PickledSequence) value).items());
		}
	}

	@Test
	void persistentIdsMeanWhatTheCallerSays() throws IOException {
		final PickleOptions options = new PickleOptions(GlobalPolicy.STRICT, Map.of(), Set.of(), (id, site) -> "id " + id.get(0), PickleLimits
			.standard());
		final byte[] pickle = new PickleBuilder().number(5).op('Q').ascii("Psix\n").op('N', 'Q', 0x87).stop();
		final Object value = PickleReader.read(Path.of("f"), "p", new ByteArrayInputStream(pickle), options);
		assertEquals(List.of("id 5", "id six", "id null"), ((PickledSequence) value).items());
	}

	@Test
	void ordinaryDictsCanHaveAttributes() throws IOException {
		final byte[] pickle = PickleBuilder.protocol2().global("collections", "OrderedDict").op(')', 'R', '}').text("_metadata").number(1).op('s',
			'b').stop();
		final PickledDict dict = (PickledDict) read(pickle, GlobalPolicy.STRICT);
		assertEquals(1L, ((PickledDict) dict.state()).get("_metadata"));
	}

	@Test
	void everythingIsReachedOnce() throws IOException {
		final PickledDict dict = (PickledDict) read(HexFormat.of().parseHex(WRITTEN_BY_PYTHON[2]), GlobalPolicy.STRICT);
		final List<Object> found = PickleWalk.reachable(dict);
		assertEquals(1, found.stream().filter(value -> value == dict).count());
		assertEquals(2, found.stream().filter(PickledDict.class::isInstance).count());
		assertEquals(2, found.stream().filter(PickledBytes.class::isInstance).count());
	}

	private static List<Object> items(final Object value, final Kind kind) {
		final PickledSequence sequence = assertInstanceOf(PickledSequence.class, value);
		assertEquals(kind, sequence.kind());
		return sequence.items();
	}

	static Object read(final byte[] pickle, final GlobalPolicy policy) throws IOException {
		return PickleReader.read(Path.of("file.pt"), "data.pkl", new ByteArrayInputStream(pickle), PickleOptions.plain(policy));
	}
}
