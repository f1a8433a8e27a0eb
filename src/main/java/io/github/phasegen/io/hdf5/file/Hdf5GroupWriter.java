package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A group in the making. */
public final class Hdf5GroupWriter extends Hdf5ObjectWriter {

	private static final int NAME_BYTES_IN_TWO = 1;
	private static final int UTF8_TOLD = 0x10;

	private final Map<String, Hdf5ObjectWriter> members = new LinkedHashMap<>();

	Hdf5GroupWriter(final Hdf5Writer writer) {
		super(writer);
	}

	/** Adds a group. */
	public Hdf5GroupWriter group(final String name) {
		return add(name, new Hdf5GroupWriter(writer()));
	}

	/** Adds a dataset, and makes room for its elements. */
	public Hdf5DatasetWriter dataset(final String name, final Hdf5Type type, final long... dimensions) {
		return add(name, new Hdf5DatasetWriter(writer(), type, dimensions));
	}

	/** Adds a dataset that is one text, as h5py stores a str. */
	public void text(final String name, final String text) throws IOException {
		dataset(name, Hdf5Type.VariableText.UTF8).write(0, writer().refer(text));
	}

	private <T extends Hdf5ObjectWriter> T add(final String name, final T member) {
		if (name.isEmpty() || name.contains("/"))
			throw new IllegalArgumentException("Name in an HDF5 group: expected letters other than a slash, found " + name);
		if (members.putIfAbsent(name, member) != null)
			throw new IllegalArgumentException("Name in an HDF5 group: expected a new one, found " + name);
		return member;
	}

	@Override
	long write() throws IOException {
		final List<HeaderMessage> messages = new ArrayList<>();
		messages.add(new HeaderMessage(ObjectHeader.LINK_INFO, new Output().u8(0).u8(0).u64(-1).u64(-1).toBytes()));
		messages.add(new HeaderMessage(ObjectHeader.GROUP_INFO, new Output().u8(0).u8(0).toBytes()));
		for (final Map.Entry<String, Hdf5ObjectWriter> member : members.entrySet())
			messages.add(link(member.getKey(), member.getValue().write()));
		messages.addAll(attributes());
		return writer().appendHeader(messages);
	}

	private static HeaderMessage link(final String name, final long address) {
		final byte[] letters = new Output().letters(name).toBytes();
		return new HeaderMessage(ObjectHeader.LINK,
			new Output().u8(1).u8(UTF8_TOLD | NAME_BYTES_IN_TWO).u8(1).u16(letters.length).bytes(letters).u64(address).toBytes());
	}
}
