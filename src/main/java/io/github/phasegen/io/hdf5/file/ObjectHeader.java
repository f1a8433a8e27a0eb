package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/** The messages that say what an object, a group or a dataset, is. */
final class ObjectHeader {

	/** Kinds of messages. */
	static final int DATASPACE = 0x01;
	static final int LINK_INFO = 0x02;
	static final int DATATYPE = 0x03;
	static final int FILL_VALUE = 0x05;
	static final int LINK = 0x06;
	static final int EXTERNAL_FILES = 0x07;
	static final int LAYOUT = 0x08;
	static final int GROUP_INFO = 0x0a;
	static final int FILTERS = 0x0b;
	static final int ATTRIBUTE = 0x0c;
	private static final int CONTINUATION = 0x10;
	static final int SYMBOL_TABLE = 0x11;
	static final int ATTRIBUTE_INFO = 0x15;

	private static final int MOST_MESSAGES = 100_000;

	/** Blocks may overlap in the file. */
	private static final long MOST_BYTES = 1 << 26;
	private static final int SHARED = 2;
	private static final String NAME = "object header";

	/** @param shared true if the body only tells where the message is */
	private record Message(int type, boolean shared, byte[] body) {}

	/** A run of messages. */
	private record Block(long address, long length) {}

	private final Hdf5Input input;
	private final long address;
	private final List<Message> messages = new ArrayList<>();
	private final Set<Long> seen = new HashSet<>();
	private long bytes;

	private ObjectHeader(final Hdf5Input input, final long address) {
		this.input = input;
		this.address = address;
	}

	static ObjectHeader read(final Hdf5Input input, final long address) throws IOException {
		final ObjectHeader header = new ObjectHeader(input, address);
		final Fields start = input.structure(NAME, address, 4);
		if (start.u8() == 'O')
			header.readRecent();
		else
			header.readOld();
		return header;
	}

	/** Where the header is, which tells objects apart. */
	long address() {
		return address;
	}

	/** Version 1. */
	private void readOld() throws IOException {
		final Fields prefix = input.structure(NAME, address, 12);
		prefix.version(1, 1);
		prefix.skip(1);
		prefix.u16();
		prefix.u32();
		final long length = prefix.u32();
		final List<Block> blocks = new ArrayList<>(List.of(new Block(address + 16, length)));
		for (int i = 0; i < blocks.size(); i++) {
			final Fields fields = block(blocks.get(i));
			while (fields.remaining() >= 8) {
				final int type = fields.u16();
				final int size = fields.u16();
				final boolean shared = (fields.u8() & SHARED) != 0;
				fields.skip(3);
				add(new Message(type, shared, fields.bytes(size)), blocks);
			}
		}
	}

	/** Version 2. */
	private void readRecent() throws IOException {
		final Fields prefix = input.structure(NAME, address, Math.min(64, input.size() - address));
		prefix.signature("OHDR");
		prefix.version(2, 2);
		final int flags = prefix.u8();
		prefix.skip((flags & 0x20) != 0 ? 16 : 0);
		prefix.skip((flags & 0x10) != 0 ? 4 : 0);
		final long length = prefix.size("size of chunk 0", 1 << (flags & 3));
		final int start = prefix.position();
		final List<Block> blocks = new ArrayList<>(List.of(new Block(address, addExact(prefix, length, start + 4))));
		for (int i = 0; i < blocks.size(); i++)
			readMessages(block(blocks.get(i)), i == 0 ? start : -1, (flags & 4) != 0, blocks);
	}

	private static long addExact(final Fields fields, final long length, final int more) throws CorruptFileException {
		if (length > Long.MAX_VALUE - more)
			throw fields.corrupt("size of chunk 0", length, "less than the file");
		return length + more;
	}

	/** @param start of the messages, -1 in a continuation */
	private void readMessages(final Fields fields, final int start, final boolean ordered, final List<Block> blocks) throws IOException {
		if (start < 0)
			fields.signature("OCHK");
		else
			fields.skip(start);
		fields.requireChecksum();
		while (fields.remaining() >= (ordered ? 6 : 4)) {
			final int type = fields.u8();
			final int size = fields.u16();
			final boolean shared = (fields.u8() & SHARED) != 0;
			fields.skip(ordered ? 2 : 0);
			add(new Message(type, shared, fields.bytes(size)), blocks);
		}
	}

	private Fields block(final Block block) throws IOException {
		if (!seen.add(block.address()))
			throw new CorruptFileException(file(), NAME + " at " + address + ", continuation", "address " + block.address() + " again",
				"each once");
		bytes += Math.max(0, block.length());
		if (bytes > MOST_BYTES)
			throw new CorruptFileException(file(), NAME + " at " + address, "more than " + MOST_BYTES + " bytes", "fewer");
		return input.structure(NAME, block.address(), block.length());
	}

	private void add(final Message message, final List<Block> blocks) throws IOException {
		if (messages.size() >= MOST_MESSAGES)
			throw new CorruptFileException(file(), NAME + " at " + address + ", messages", "more than " + MOST_MESSAGES, "fewer");
		if (message.type() != CONTINUATION) {
			messages.add(message);
			return;
		}
		final Fields fields = fields("continuation", message);
		blocks.add(new Block(fields.address(), fields.length("length")));
	}

	boolean has(final int type) {
		return messages.stream().anyMatch(message -> message.type() == type);
	}

	/** The first message of this kind. */
	Optional<Fields> find(final String name, final int type) throws IOException {
		for (final Message message : messages)
			if (message.type() == type)
				return Optional.of(resolve(name, message));
		return Optional.empty();
	}

	/** The only message of this kind that a sound object has. */
	Fields require(final String name, final int type) throws IOException {
		return find(name, type).orElseThrow(() -> new CorruptFileException(file(), NAME + " at " + address, "no " + name, "one"));
	}

	/** All messages of this kind. */
	List<Fields> all(final String name, final int type) throws IOException {
		final List<Fields> found = new ArrayList<>();
		for (final Message message : messages)
			if (message.type() == type)
				found.add(resolve(name, message));
		return found;
	}

	private Fields resolve(final String name, final Message message) throws IOException {
		final Fields fields = fields(name, message);
		return message.shared() ? shared(input, fields, name, message.type()) : fields;
	}

	/** Follows a message's address to another object's header, such as that of a named datatype. */
	static Fields shared(final Hdf5Input input, final Fields reference, final String name, final int type) throws IOException {
		final int version = reference.version(1, 3);
		final int kind = reference.u8();
		if (version == 3 && kind == 1)
			throw new UnsupportedFormatException(reference.file(), reference.structure(), "a message in the shared message heap",
				"messages in the object's header (write the file without shared messages)");
		reference.skip(version == 1 ? 6 : 0);
		final ObjectHeader other = read(input, reference.address());
		for (final Message message : other.messages)
			if (message.type() == type && !message.shared())
				return other.fields(name, message);
		throw reference.corrupt("shared message", "none at " + other.address, "a " + name);
	}

	private Fields fields(final String name, final Message message) {
		return new Fields(file(), name + " of the object at " + address, message.body(), input.widths());
	}

	private Path file() {
		return input.file();
	}
}
