package io.github.phasegen.io.hdf5.file;

import java.util.List;

/** A message of an object header that is to be written. */
record HeaderMessage(int type, byte[] body) {

	private static final int LARGEST = 65535;

	HeaderMessage {
		if (body.length > LARGEST)
			throw new IllegalArgumentException("Header message: expected at most " + LARGEST + " bytes, found " + body.length);
	}

	static byte[] dataspace(final List<Long> dimensions) {
		final Output output = new Output().u8(2).u8(dimensions.size()).u8(0).u8(dimensions.isEmpty() ? 0 : 1);
		dimensions.forEach(output::u64);
		return output.toBytes();
	}

	static HeaderMessage attribute(final String name, final Hdf5Type type, final List<Long> dimensions, final byte[] value) {
		final byte[] typeBytes = TypeEncoder.encode(type);
		final byte[] space = dataspace(dimensions);
		final byte[] nameBytes = new Output().text(name).toBytes();
		return new HeaderMessage(ObjectHeader.ATTRIBUTE,
			new Output().u8(3).u8(0).u16(nameBytes.length).u16(typeBytes.length).u16(space.length).u8(1)
				.bytes(nameBytes).bytes(typeBytes).bytes(space).bytes(value).toBytes());
	}
}
