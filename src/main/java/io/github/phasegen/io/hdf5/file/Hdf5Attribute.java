package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A named value of a group or dataset. */
public final class Hdf5Attribute {

	private final Hdf5Input input;
	private final String name;
	private final Hdf5Type type;
	private final List<Long> dimensions;
	private final byte[] value;

	private Hdf5Attribute(final Hdf5Input input, final String name, final Hdf5Type type, final List<Long> dimensions, final byte[] value) {
		this.input = input;
		this.name = name;
		this.type = type;
		this.dimensions = dimensions;
		this.value = value;
	}

	static Hdf5Attribute parse(final Hdf5Input input, final Fields fields) throws IOException {
		final int version = fields.version(1, 3);
		final int flags = fields.u8();
		final int nameSize = fields.u16();
		final int typeSize = fields.u16();
		final int spaceSize = fields.u16();
		fields.skip(version == 3 ? 1 : 0);
		final String name = part(fields, "name of an attribute", nameSize, version).text();
		final Fields typeFields = part(fields, "datatype of attribute " + name, typeSize, version);
		final boolean shared = version > 1 && (flags & 1) != 0;
		final Hdf5Type type = TypeParser.parse(shared ? ObjectHeader.shared(input, typeFields, "datatype", ObjectHeader.DATATYPE) : typeFields);
		final Fields space = part(fields, "dataspace of attribute " + name, spaceSize, version);
		final List<Long> dimensions = Dataspace.parse(space).dimensions();
		final long bytes = Dataspace.elements(space, dimensions, type.size()) * type.size();
		if (bytes > fields.remaining())
			throw fields.corrupt("value of attribute " + name, fields.remaining() + " bytes", bytes + " for its type and dimensions");
		return new Hdf5Attribute(input, name, type, dimensions, fields.bytes((int) bytes));
	}

	/** In version 1 each part is filled up to a multiple of 8 bytes. */
	private static Fields part(final Fields fields, final String name, final int size, final int version) throws IOException {
		final Fields part = fields.part(name, size);
		fields.skip(version == 1 ? -size & 7 : 0);
		return part;
	}

	public String name() {
		return name;
	}

	public Hdf5Type type() {
		return type;
	}

	public List<Long> dimensions() {
		return dimensions;
	}

	/** The text, if this is a single text. */
	public Optional<String> text() throws IOException {
		if (value.length != type.size())
			return Optional.empty();
		if (type instanceof Hdf5Type.Text)
			return Optional.of(trimmed(value));
		if (!(type instanceof Hdf5Type.VariableText))
			return Optional.empty();
		return Optional.of(new GlobalHeap(input).text("attribute " + name, ByteBuffer.wrap(value)));
	}

	/** The number, if this is a single real number. */
	public Optional<Double> number() {
		if (value.length != type.size() || !(type instanceof Hdf5Type.Number number))
			return Optional.empty();
		return Optional.of(number.sample().part(ByteBuffer.wrap(value).order(number.order()), 0));
	}

	/** Text without the zeros and blanks that fill it up. */
	static String trimmed(final byte[] bytes) {
		int end = 0;
		while (end < bytes.length && bytes[end] != 0)
			end++;
		return new String(bytes, 0, end, StandardCharsets.UTF_8).stripTrailing();
	}
}
