package io.github.phasegen.io.hdf5.file;

import java.nio.ByteOrder;

/** Writes datatype messages: the opposite of {@link TypeParser} for the types that are written. */
final class TypeEncoder {

	private static final int VERSION_1 = 0x10;
	private static final int VERSION_3 = 0x30;
	private static final int TEXT = 1;
	private static final int UTF8_SEQUENCE = 0x100;

	private TypeEncoder() {}

	static byte[] encode(final Hdf5Type type) {
		final Output output = new Output();
		encode(type, output);
		return output.toBytes();
	}

	private static void encode(final Hdf5Type type, final Output output) {
		if (type instanceof Hdf5Type.Number number)
			number(number, output);
		else if (type instanceof Hdf5Type.Compound compound)
			compound(compound, output);
		else if (type instanceof Hdf5Type.Array array)
			array(array, output);
		else if (type instanceof Hdf5Type.Text text)
			output.u8(VERSION_1 | 3).zeros(3).u32(text.size());
		else if (type instanceof Hdf5Type.VariableText text)
			variable(text.utf8() ? TEXT | UTF8_SEQUENCE : TEXT, Hdf5Type.Number.UINT8, output);
		else if (type instanceof Hdf5Type.Sequence sequence)
			variable(0, sequence.element(), output);
		else
			throw new IllegalArgumentException("Type to be written: expected numbers, texts, arrays, sequences or compounds, found " + type);
	}

	private static void number(final Hdf5Type.Number number, final Output output) {
		final int bits = 8 * number.size();
		final int order = number.order() == ByteOrder.BIG_ENDIAN ? 1 : 0;
		switch (number.sample()) {
			case UINT8, UINT16, UINT32, UINT64 -> output.u8(VERSION_1).number(order, 3).u32(number.size()).u16(0).u16(bits);
			case INT8, INT16, INT32, INT64 -> output.u8(VERSION_1).number(order | 8, 3).u32(number.size()).u16(0).u16(bits);
			case FLOAT32 -> floating(order, bits, 23, 127, output);
			case FLOAT64 -> floating(order, bits, 52, 1023, output);
			default -> throw new IllegalArgumentException("Number to be written: found " + number.sample());
		}
	}

	/** IEEE 754: the highest bit is the sign, the mantissa has a hidden leading 1. */
	private static void floating(final int order, final int bits, final int mantissa, final int bias, final Output output) {
		output.u8(VERSION_1 | 1).u8(order | 0x20).u8(bits - 1).u8(0).u32(bits / 8);
		output.u16(0).u16(bits).u8(mantissa).u8(bits - 1 - mantissa).u8(0).u8(mantissa).u32(bias);
	}

	private static void compound(final Hdf5Type.Compound compound, final Output output) {
		output.u8(VERSION_3 | 6).number(compound.members().size(), 3).u32(compound.size());
		for (final Hdf5Type.Member member : compound.members()) {
			output.text(member.name()).number(member.offset(), TypeParser.offsetBytes(compound.size()));
			encode(member.type(), output);
		}
	}

	private static void array(final Hdf5Type.Array array, final Output output) {
		output.u8(VERSION_3 | 10).zeros(3).u32(array.size()).u8(array.dimensions().size());
		array.dimensions().forEach(output::u32);
		encode(array.element(), output);
	}

	/** @param bits 0 for sequences that are no text */
	private static void variable(final int bits, final Hdf5Type element, final Output output) {
		output.u8(VERSION_1 | 9).number(bits, 3).u32(Hdf5Writer.REFERENCE_BYTES);
		encode(element, output);
	}
}
