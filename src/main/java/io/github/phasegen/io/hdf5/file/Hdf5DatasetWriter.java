package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.phasegen.io.SampleEncoder;

/** A dataset in the making, whose elements lie one after the other in the file. Elements that are not written are zero. */
public final class Hdf5DatasetWriter extends Hdf5ObjectWriter {

	/** Room is made at once; a fill value is written only where one is set. */
	private static final int EARLY_IF_SET = 1 | 2 << 2;
	private static final int CONTIGUOUS = 1;

	private final Hdf5Type type;
	private final List<Long> dimensions;
	private final long bytes;
	private final long address;

	Hdf5DatasetWriter(final Hdf5Writer writer, final Hdf5Type type, final long... dimensions) {
		super(writer);
		this.type = type;
		this.dimensions = Arrays.stream(dimensions).boxed().toList();
		this.bytes = Arrays.stream(dimensions).reduce(type.size(), Math::multiplyExact);
		this.address = writer.allocate(bytes);
	}

	/** Writes elements as they are to be stored, from element {@code first} on. */
	public void write(final long first, final byte[] elements) throws IOException {
		requireRoom(first * type.size(), elements.length);
		writer().write(address + first * type.size(), ByteBuffer.wrap(elements));
	}

	/** Writes samples as little-endian floats, from element {@code first} on. */
	public void write(final long first, final float[] samples, final SampleEncoder encoder) throws IOException {
		requireRoom(first * type.size(), 4L * samples.length);
		encoder.write(writer().channelAt(address + first * type.size()), samples);
	}

	private void requireRoom(final long start, final long length) {
		if (start < 0 || length > bytes - start)
			throw new IndexOutOfBoundsException(length + " bytes from byte " + start + " of " + bytes);
	}

	@Override
	long write() throws IOException {
		final List<HeaderMessage> messages = new ArrayList<>();
		messages.add(new HeaderMessage(ObjectHeader.DATASPACE, HeaderMessage.dataspace(dimensions)));
		messages.add(new HeaderMessage(ObjectHeader.DATATYPE, TypeEncoder.encode(type)));
		messages.add(new HeaderMessage(ObjectHeader.FILL_VALUE, new Output().u8(3).u8(EARLY_IF_SET).toBytes()));
		messages.add(new HeaderMessage(ObjectHeader.LAYOUT,
			new Output().u8(3).u8(CONTIGUOUS).u64(address).u64(bytes).toBytes()));
		messages.addAll(attributes());
		return writer().appendHeader(messages);
	}
}
