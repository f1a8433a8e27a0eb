package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.phasegen.io.UnsupportedFormatException;

/** A group: named groups and datasets. */
public final class Hdf5Group extends Hdf5Object {

	private final Map<String, Long> links;

	Hdf5Group(final Hdf5Input input, final ObjectHeader header, final String path) throws IOException {
		super(input, header, path);
		this.links = Links.of(input, header);
	}

	static boolean isGroup(final ObjectHeader header) {
		return header.has(ObjectHeader.SYMBOL_TABLE) || header.has(ObjectHeader.LINK_INFO) || header.has(ObjectHeader.LINK);
	}

	/** The names of the members, without links to other paths and files. */
	public List<String> names() {
		return links.entrySet().stream().filter(link -> link.getValue() != Links.ELSEWHERE).map(Map.Entry::getKey).toList();
	}

	/**
	 * The member of this name, empty if there is none.
	 *
	 * @throws UnsupportedFormatException if it is a link to another path or file, or no group or dataset
	 */
	public Optional<Hdf5Object> member(final String name) throws IOException {
		final Long address = links.get(name);
		if (address == null)
			return Optional.empty();
		final String memberPath = path().equals("/") ? "/" + name : path() + "/" + name;
		if (address == Links.ELSEWHERE)
			throw new UnsupportedFormatException(input().file(), memberPath, "a link to another path or file", "a group or dataset");
		final ObjectHeader header = ObjectHeader.read(input(), address);
		if (isGroup(header))
			return Optional.of(new Hdf5Group(input(), header, memberPath));
		if (header.has(ObjectHeader.LAYOUT))
			return Optional.of(new Hdf5Dataset(input(), header, memberPath));
		throw new UnsupportedFormatException(input().file(), memberPath, "a named datatype", "a group or dataset");
	}

	/** The dataset of this name, empty if there is none or it is a group. */
	public Optional<Hdf5Dataset> dataset(final String name) throws IOException {
		return member(name).filter(Hdf5Dataset.class::isInstance).map(Hdf5Dataset.class::cast);
	}

	/** The group of this name, empty if there is none or it is a dataset. */
	public Optional<Hdf5Group> group(final String name) throws IOException {
		return member(name).filter(Hdf5Group.class::isInstance).map(Hdf5Group.class::cast);
	}

	/** Tells groups apart, also where several paths lead to one. */
	public long address() {
		return header().address();
	}
}
