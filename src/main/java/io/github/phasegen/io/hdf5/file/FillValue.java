package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.util.Optional;

/** What elements have that were never written. */
final class FillValue {

	private static final int DEFINED = 0x20;

	private FillValue() {}

	/** The fill value's bytes, zeros if the dataset names none. */
	static byte[] of(final ObjectHeader header, final int elementSize) throws IOException {
		final Optional<Fields> message = header.find("fill value", ObjectHeader.FILL_VALUE);
		if (message.isEmpty())
			return new byte[elementSize];
		final Fields fields = message.get();
		final int version = fields.version(1, 3);
		if (version == 3 && (fields.u8() & DEFINED) == 0)
			return new byte[elementSize];
		if (version < 3) {
			fields.skip(2);
			if (fields.u8() == 0 && version == 2)
				return new byte[elementSize];
		}
		final long size = fields.u32();
		if (size == 0)
			return new byte[elementSize];
		if (size != elementSize)
			throw fields.corrupt("size", size, "the element's " + elementSize + " bytes");
		return fields.bytes(elementSize);
	}
}
