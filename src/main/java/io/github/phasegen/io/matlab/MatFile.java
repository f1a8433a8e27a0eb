package io.github.phasegen.io.matlab;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.phasegen.io.ByteSource;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.FileBytes;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.UnsupportedFormatException;

/** The variables in a file, whose beginnings have all been read. */
final class MatFile {

	static final String KSPACE = "kspace";
	static final String IMAGE = "image";

	private static final int MOST_ELEMENTS = 10_000;
	private static final int MOST_NAMES = 20;

	/** A variable and where it is. */
	record Stored(MatVariable variable, MatElement element) {}

	private final Path file;
	private final List<Stored> variables;

	private MatFile(final Path file, final List<Stored> variables) {
		this.file = file;
		this.variables = variables;
	}

	static MatFile read(final Path file) throws IOException {
		final List<Stored> variables = new ArrayList<>();
		for (final MatElement element : elements(file)) {
			try (ByteSource source = element.open()) {
				final MatVariable variable = MatVariable.read(new MatInput(file, source, element.order()), element.where());
				// what MATLAB keeps for itself has no name
				if (!variable.name().isEmpty())
					variables.add(new Stored(variable, element));
			}
		}
		return new MatFile(file, variables);
	}

	private static List<MatElement> elements(final Path file) throws IOException {
		try (ByteSource source = new FileBytes(file)) {
			final ByteOrder order = MatHeader.read(file, source);
			final MatInput in = new MatInput(file, source, order);
			final List<MatElement> elements = new ArrayList<>();
			long position = MatHeader.BYTES;
			while (position < source.size()) {
				final String where = "array at byte " + position;
				final MatTag tag = MatTag.read(in, where, position, source.size());
				if (tag.type() != MatTag.MATRIX && tag.type() != MatTag.COMPRESSED)
					throw new CorruptFileException(file, where + ", type", tag.type(), "14 or 15 for an array");
				if (elements.size() == MOST_ELEMENTS)
					throw new UnsupportedFormatException(file, "variables", "more than " + MOST_ELEMENTS, "at most as many");
				elements.add(new MatElement(file, order, position, tag.size(), tag.type() == MatTag.COMPRESSED));
				position = tag.data() + tag.size();
			}
			return elements;
		}
	}

	List<FileEntry> entries() {
		return variables.stream().map(stored -> stored.variable().entry()).toList();
	}

	/**
	 * The variable of this name, or the obvious one.
	 *
	 * @param name "" for the obvious one
	 * @throws UnsupportedFormatException if there is no such variable, or none is obvious
	 */
	Stored choose(final String name) throws UnsupportedFormatException {
		if (variables.isEmpty())
			throw new UnsupportedFormatException(file, "variables", "none", "an array of numbers");
		if (name.isEmpty())
			return obvious();
		return variables.stream().filter(stored -> stored.variable().name().equals(name)).findFirst()
			.orElseThrow(() -> new UnsupportedFormatException(file, "entry", name, oneOf(variables)));
	}

	private Stored obvious() throws UnsupportedFormatException {
		if (variables.size() == 1)
			return variables.get(0);
		final List<Stored> arrays = those(MatVariable::isArray);
		for (final String name : List.of(KSPACE, IMAGE))
			for (final Stored stored : arrays)
				if (stored.variable().name().equals(name))
					return stored;
		if (arrays.size() == 1)
			return arrays.get(0);
		final List<Stored> images = those(MatVariable::isImage);
		if (images.size() == 1)
			return images.get(0);
		throw new UnsupportedFormatException(file, "entry", "none named, and " + images.size() + " that may be meant",
			oneOf(images.isEmpty() ? variables : images));
	}

	private List<Stored> those(final Predicate<MatVariable> kind) {
		return variables.stream().filter(stored -> kind.test(stored.variable())).toList();
	}

	private static String oneOf(final List<Stored> choice) {
		return "one of " + choice.stream().limit(MOST_NAMES).map(stored -> stored.variable().name()).collect(Collectors.joining(", "))
			+ (choice.size() > MOST_NAMES ? ", ..." : "");
	}
}
