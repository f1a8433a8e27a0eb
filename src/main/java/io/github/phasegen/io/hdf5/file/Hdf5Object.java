package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A group or a dataset. */
public abstract sealed class Hdf5Object permits Hdf5Group, Hdf5Dataset {

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

	/** The attributes, without those that HDF5 keeps outside of the object's header (more than eight, in files of its latest layout). */
	public final List<Hdf5Attribute> attributes() throws IOException {
		final List<Hdf5Attribute> attributes = new ArrayList<>();
		for (final Fields fields : header.all("attribute", ObjectHeader.ATTRIBUTE))
			attributes.add(Hdf5Attribute.parse(input, fields));
		return attributes;
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
