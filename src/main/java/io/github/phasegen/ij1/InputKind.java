package io.github.phasegen.ij1;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import ij.ImagePlus;
import org.scijava.module.ModuleItem;

/** The kinds of input that plain ImageJ can ask for. */
enum InputKind {

	IMAGE("an image", null, ImagePlus.class),
	TEXT("a text", text -> text, String.class),
	INTEGER("a whole number", Integer::valueOf, int.class, Integer.class),
	LONG("a whole number", Long::valueOf, long.class, Long.class),
	NUMBER("a number", Double::valueOf, double.class, Double.class),
	/** A file or folder, which may not exist yet; empty for none. */
	FILE("a path", File::new, File.class),
	FLAG("true or false", InputKind::flag, boolean.class, Boolean.class);

	private final String expected;
	private final Function<String, Object> parser;
	private final List<Class<?>> types;

	InputKind(final String expected, final Function<String, Object> parser, final Class<?>... types) {
		this.expected = expected;
		this.parser = parser;
		this.types = List.of(types);
	}

	/** Empty for services and other inputs that SciJava itself fills in. */
	static Optional<InputKind> of(final ModuleItem<?> item) {
		return Arrays.stream(values()).filter(kind -> kind.types.contains(item.getType())).findFirst();
	}

	/** @throws IllegalArgumentException naming the input */
	Object parse(final ModuleItem<?> item, final String text) {
		try {
			return parser.apply(text.strip());
		}
		catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException(item.getName() + ": found " + text + ", expected " + expected, e);
		}
	}

	private static boolean flag(final String text) {
		if (text.equalsIgnoreCase("true")) return true;
		if (text.equalsIgnoreCase("false")) return false;
		throw new IllegalArgumentException(text);
	}
}
