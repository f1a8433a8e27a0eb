package io.github.phasegen.io.pickle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.pickle.PickledSequence.Kind;

/** Stand-ins for the Python builtins that only make plain values: containers, and bytes as protocol 2 writes them. */
final class StandardFunctions {

	/** By dotted name, with the module names of Python 3. */
	static final Map<String, PickleFunction> FUNCTIONS = Map.of(
		"collections.OrderedDict", StandardFunctions::dict,
		"builtins.dict", StandardFunctions::dict,
		"builtins.list", (arguments, site) -> sequence(Kind.LIST, arguments, site),
		"builtins.set", (arguments, site) -> sequence(Kind.SET, arguments, site),
		"builtins.frozenset", (arguments, site) -> sequence(Kind.FROZENSET, arguments, site),
		"builtins.bytearray", StandardFunctions::bytes,
		"builtins.bytes", StandardFunctions::bytes,
		"_codecs.encode", StandardFunctions::encode);

	private StandardFunctions() {}

	private static Object dict(final List<Object> arguments, final PickleSite site) throws IOException {
		final PickledDict dict = new PickledDict();
		for (final Object pair : onlyItems(arguments, "pairs of key and value", site)) {
			if (!(pair instanceof PickledSequence sequence) || sequence.items().size() != 2)
				throw site.corrupt(pair, "a pair of key and value");
			if (!dict.put(sequence.items().get(0), sequence.items().get(1)))
				throw site.unsupported("more keys of different kinds", "at most " + PickledDict.MOST_ODD_KEYS + " in a dict");
		}
		return dict;
	}

	private static Object sequence(final Kind kind, final List<Object> arguments, final PickleSite site) throws IOException {
		return PickledSequence.of(kind, onlyItems(arguments, "a list of items", site));
	}

	private static Object bytes(final List<Object> arguments, final PickleSite site) throws IOException {
		if (arguments.isEmpty())
			return new PickledBytes(new byte[0]);
		if (arguments.size() == 1 && arguments.get(0) instanceof PickledBytes)
			return arguments.get(0);
		if (arguments.size() == 2 && arguments.get(0) instanceof String)
			return encode(arguments, site);
		throw site.unsupported("arguments of another kind", "bytes");
	}

	/** Protocol 2 has no bytes: Python writes them as a text to be encoded as Latin-1. */
	private static Object encode(final List<Object> arguments, final PickleSite site) throws IOException {
		if (arguments.size() != 2 || !(arguments.get(0) instanceof String text) || !isLatin1(arguments.get(1)) || !text.chars().allMatch(c -> c <
			256))
			throw site.unsupported("arguments of another kind", "a text in Latin-1 and \"latin1\"");
		return new PickledBytes(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	private static boolean isLatin1(final Object encoding) {
		return "latin1".equals(encoding) || "latin-1".equals(encoding);
	}

	/** The items of the only argument; none if there is no argument. */
	private static List<Object> onlyItems(final List<Object> arguments, final String expected, final PickleSite site)
		throws ImageFileException
	{
		if (arguments.isEmpty())
			return List.of();
		if (arguments.size() == 1 && arguments.get(0) instanceof PickledSequence items)
			return items.items();
		throw site.corrupt(arguments.size() + " arguments", "at most one, " + expected);
	}
}
