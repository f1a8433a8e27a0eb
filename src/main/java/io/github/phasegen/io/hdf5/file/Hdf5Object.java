package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.phasegen.io.UnsupportedFormatException;

/** A group or a dataset. */
public abstract sealed class Hdf5Object permits Hdf5Group, Hdf5Dataset {

	private static final int NAME_RECORDS = 8;
	private static final int MOST_ATTRIBUTES = 10_000;

	private final Hdf5Input input;
	private final ObjectHeader header;
	private final String path;

	Hdf5Object(final Hdf5Input input, final ObjectHeader header, final String path) {
		this.input = input;
		this.header = header;
		this.path = path;
	}

	/** The names that lead here from the root group, each with a slash before it; "/" for the root group itself. */
	public final String path() {
		return path;
	}

	/** The attributes, in no particular order, without those that are stored in a way that is not known here. */
	public final List<Hdf5Attribute> attributes() throws IOException {
		final List<Hdf5Attribute> attributes = new ArrayList<>();
		for (final Fields fields : header.all("attribute", ObjectHeader.ATTRIBUTE))
			add(attributes, () -> fields);
		final Optional<Fields> info = header.find("attribute info", ObjectHeader.ATTRIBUTE_INFO);
		if (info.isPresent())
			addDense(info.get(), attributes);
		return attributes;
	}

	/** Many attributes in newer layouts. */
	private void addDense(final Fields info, final List<Hdf5Attribute> attributes) throws IOException {
		info.version(0, 0);
		final int flags = info.u8();
		info.skip((flags & 1) != 0 ? 2 : 0);
		final long heapAddress = info.address();
		if (heapAddress == -1)
			return;
		final FractalHeap heap = new FractalHeap(input, heapAddress);
		RecordTree.visit(input, info.address(), NAME_RECORDS, fields -> {
			if (attributes.size() >= MOST_ATTRIBUTES)
				throw info.corrupt("attributes", "more than " + MOST_ATTRIBUTES, "fewer");
			add(attributes, () -> heap.object("attribute", fields));
		});
	}

	@FunctionalInterface
	private interface Source {

		Fields get() throws IOException;
	}

	/** No attribute is worth refusing the object for. */
	private void add(final List<Hdf5Attribute> attributes, final Source message) throws IOException {
		try {
			attributes.add(Hdf5Attribute.parse(input, message.get()));
		}
		catch (final UnsupportedFormatException e) {
			// whoever asks for it finds none
		}
	}

	public final Optional<Hdf5Attribute> attribute(final String name) throws IOException {
		return attributes().stream().filter(attribute -> attribute.name().equals(name)).findFirst();
	}

	final Hdf5Input input() {
		return input;
	}

	final ObjectHeader header() {
		return header;
	}
}
