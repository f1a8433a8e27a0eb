package io.github.phasegen.io.pickle;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.phasegen.io.ImageFileException;

/** What becomes of the classes and functions that a pickle names. Only names are compared; none is looked up in Java or Python. */
final class PickleGlobals {

	/** Modules whose functions run programs, load code or touch files, and whose names nobody gives to a package of networks. */
	private static final Set<String> HARMFUL_MODULES = Set.of("os", "posix", "nt", "subprocess", "sys", "shutil", "socket", "pty", "pip",
		"importlib", "imp", "runpy", "ctypes", "_ctypes", "commands", "popen2", "pickle", "_pickle", "marshal", "webbrowser", "timeit", "pdb",
		"asyncio", "multiprocessing", "tempfile", "zipimport", "pkgutil");
	private static final Set<String> HARMFUL_BUILTINS = Set.of("eval", "exec", "execfile", "compile", "open", "file", "__import__", "input",
		"raw_input", "breakpoint", "globals", "locals", "vars", "exit", "quit", "apply", "setattr", "delattr");
	/** Protocols up to 2 name modules as Python 2 did. */
	private static final Map<String, String> RENAMED = Map.of("__builtin__", "builtins", "__builtins__", "builtins", "copy_reg", "copyreg");
	private static final int CHARACTERS_PER_VALUE = 16;
	private static final int LONGEST_NAME = 1000;

	private final PickleInput input;
	private final PickleStack stack;
	private final PickleOptions options;

	PickleGlobals(final PickleInput input, final PickleStack stack, final PickleOptions options) {
		this.input = input;
		this.stack = stack;
		this.options = options;
	}

	/** The name as a value, if the policy allows it. */
	PickledGlobal global(final String module, final String name) throws ImageFileException {
		final PickleSite site = input.site();
		if (!isName(module) || !isName(name))
			throw site.corrupt(module + "." + name, "the names of a module and of a class or function");
		final PickledGlobal global = new PickledGlobal(RENAMED.getOrDefault(module, module), name);
		if (isHarmful(global))
			throw site.corrupt(global.dotted(), "no function that can do harm (do not load this file with Python)");
		if (options.policy() == GlobalPolicy.STRICT && !isKnown(global))
			throw site.unsupported(global.dotted(), "tensors, numbers, texts and containers only");
		return global;
	}

	/** What takes the place of a call: the stand-in's result or an inert object. */
	Object call(final Object callee, final List<Object> arguments) throws IOException {
		// else many objects of a short pickle could share one long list, to be looked through for each
		stack.charge(arguments.size());
		if (callee instanceof PickledObject result)
			// a method of an object that was never made
			return new PickledObject(result.type().result(), arguments);
		if (!(callee instanceof PickledGlobal global))
			throw input.site().corrupt(callee, "a class or function to be called");
		final PickleFunction function = function(global);
		if (function != null) {
			// what is inside is copied
			stack.charge(size(arguments));
			return function.apply(arguments, input.site());
		}
		if (options.policy() == GlobalPolicy.STRICT)
			throw input.site().unsupported("a call of " + global.dotted(), "tensors, numbers, texts and containers only");
		return new PickledObject(global, arguments);
	}

	private boolean isKnown(final PickledGlobal global) {
		return function(global) != null || options.constants().contains(global.dotted());
	}

	private PickleFunction function(final PickledGlobal global) {
		final PickleFunction own = options.functions().get(global.dotted());
		return own != null ? own : StandardFunctions.FUNCTIONS.get(global.dotted());
	}

	private static long size(final List<Object> arguments) {
		long size = 0;
		for (final Object argument : arguments)
			if (argument instanceof PickledSequence sequence)
				size += sequence.items().size();
			else if (argument instanceof String text)
				size += text.length() / CHARACTERS_PER_VALUE;
		return size;
	}

	/** Also found where a dotted name leads through a harmless module: torch, os.system. */
	private static boolean isHarmful(final PickledGlobal global) {
		if (HARMFUL_MODULES.contains(first(global.module())))
			return true;
		final String[] names = global.name().split("\\.", -1);
		if (global.module().equals("builtins"))
			return HARMFUL_BUILTINS.contains(names[0]);
		return Arrays.stream(names, 0, names.length - 1).anyMatch(HARMFUL_MODULES::contains);
	}

	private static String first(final String dotted) {
		final int dot = dotted.indexOf('.');
		return dot < 0 ? dotted : dotted.substring(0, dot);
	}

	private static boolean isName(final String name) {
		return !name.isEmpty() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
	}
}
