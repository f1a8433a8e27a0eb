package io.github.phasegen.io.hdf5.file;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.SampleType;

/** Reads datatype messages. */
final class TypeParser {

	/** Types within types; ISMRMRD's go three deep. */
	private static final int DEEPEST = 16;
	private static final int MOST_MEMBERS = 4096;
	private static final int LARGEST = 1 << 24;

	/** Exponent position and bits, mantissa position and bits of the floats that are read. */
	private static final int[] HALF = { 10, 5, 0, 10 };
	private static final int[] BRAIN = { 7, 8, 0, 7 };
	private static final int[] SINGLE = { 23, 8, 0, 23 };
	private static final int[] DOUBLE = { 52, 11, 0, 52 };

	private TypeParser() {}

	static Hdf5Type parse(final Fields fields) throws IOException {
		final Hdf5Type type = parse(fields, 0);
		if (type.size() > LARGEST)
			throw fields.corrupt("datatype size", type.size(), "at most " + LARGEST);
		return type;
	}

	private static Hdf5Type parse(final Fields fields, final int depth) throws IOException {
		if (depth > DEEPEST)
			throw fields.corrupt("datatype", "more than " + DEEPEST + " types in each other", "fewer");
		final int classAndVersion = fields.u8();
		final int version = classAndVersion >> 4;
		if (version < 1 || version > 5)
			throw fields.corrupt("datatype version", version, "1 to 5");
		final int bits = fields.u8() | fields.u8() << 8 | fields.u8() << 16;
		final int size = fields.smallSize("datatype size");
		if (size < 1)
			throw fields.corrupt("datatype size", size, "at least 1");
		return switch (classAndVersion & 15) {
			case 0 -> integer(fields, bits, size);
			case 1 -> floating(fields, bits, size);
			case 2 -> skipping(fields, 2, "time", size);
			case 3 -> new Hdf5Type.Text(size);
			case 4 -> skipping(fields, 4, "bit field", size);
			case 5 -> skipping(fields, Math.min(bits & 0xff, fields.remaining()), "opaque", size);
			case 6 -> compound(fields, version, bits & 0xffff, size, depth);
			case 7 -> new Hdf5Type.Other("reference", size);
			case 8 -> enumeration(fields, version, bits & 0xffff, size, depth);
			case 9 -> sequence(fields, bits, size, depth);
			case 10 -> array(fields, version, size, depth);
			default -> throw fields.corrupt("datatype class", classAndVersion & 15, "0 to 10");
		};
	}

	private static Hdf5Type skipping(final Fields fields, final int count, final String name, final int size) throws IOException {
		fields.skip(count);
		return new Hdf5Type.Other(name, size);
	}

	private static Hdf5Type integer(final Fields fields, final int bits, final int size) throws IOException {
		final int offset = fields.u16();
		final int precision = fields.u16();
		final boolean signed = (bits & 8) != 0;
		final SampleType sample = switch (size) {
			case 1 -> signed ? SampleType.INT8 : SampleType.UINT8;
			case 2 -> signed ? SampleType.INT16 : SampleType.UINT16;
			case 4 -> signed ? SampleType.INT32 : SampleType.UINT32;
			case 8 -> signed ? SampleType.INT64 : SampleType.UINT64;
			default -> null;
		};
		if (sample == null || offset != 0 || precision != 8 * size)
			return new Hdf5Type.Other("integer of " + precision + " bits in " + size + " bytes", size);
		return new Hdf5Type.Number(sample, order(bits & 1));
	}

	private static Hdf5Type floating(final Fields fields, final int bits, final int size) throws IOException {
		final int offset = fields.u16();
		final int precision = fields.u16();
		final int[] parts = { fields.u8(), fields.u8(), fields.u8(), fields.u8() };
		final long bias = fields.u32();
		final SampleType sample = sample(parts, bias, size);
		if (sample == null || offset != 0 || precision != 8 * size || (bits & 0x40) != 0 || (bits >> 8 & 0xff) != 8 * size - 1)
			return new Hdf5Type.Other("float of " + precision + " bits in " + size + " bytes", size);
		return new Hdf5Type.Number(sample, order(bits & 1));
	}

	private static SampleType sample(final int[] parts, final long bias, final int size) {
		final boolean usual = bias == (1L << Math.min(parts[1], 30) - 1) - 1;
		if (size == 2 && usual && Arrays.equals(parts, HALF))
			return SampleType.FLOAT16;
		if (size == 2 && usual && Arrays.equals(parts, BRAIN))
			return SampleType.BFLOAT16;
		if (size == 4 && usual && Arrays.equals(parts, SINGLE))
			return SampleType.FLOAT32;
		return size == 8 && usual && Arrays.equals(parts, DOUBLE) ? SampleType.FLOAT64 : null;
	}

	private static ByteOrder order(final int bit) {
		return bit == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
	}

	private static Hdf5Type compound(final Fields fields, final int version, final int count, final int size, final int depth)
		throws IOException
	{
		if (count > MOST_MEMBERS)
			throw fields.corrupt("compound members", count, "at most " + MOST_MEMBERS);
		final List<Hdf5Type.Member> members = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			final Hdf5Type.Member member = member(fields, version, size, depth);
			if ((long) member.offset() + member.type().size() > size)
				throw fields.corrupt("compound member " + member.name(), member.type().size() + " bytes at byte " + member.offset(),
					"an end within the compound's " + size + " bytes");
			members.add(member);
		}
		return new Hdf5Type.Compound(size, members);
	}

	private static Hdf5Type.Member member(final Fields fields, final int version, final int size, final int depth) throws IOException {
		final int start = fields.position();
		final String name = fields.text();
		if (version < 3)
			fields.skip((8 - (fields.position() - start) % 8) % 8);
		final int offset = version < 3 ? fields.smallSize("compound member offset") : (int) fields.unsigned(offsetBytes(size));
		if (offset < 0)
			throw fields.corrupt("compound member offset", Integer.toUnsignedString(offset), "less than " + size);
		if (version > 1)
			return new Hdf5Type.Member(name, offset, parse(fields, depth + 1));
		final int rank = fields.u8();
		fields.skip(11);
		final List<Integer> dimensions = new ArrayList<>();
		for (int d = 0; d < 4; d++) {
			final int dimension = fields.smallSize("compound member dimension");
			if (d < rank)
				dimensions.add(dimension);
		}
		final Hdf5Type type = parse(fields, depth + 1);
		return new Hdf5Type.Member(name, offset, rank == 0 ? type : array(fields, type, dimensions));
	}

	/** Bytes that the offset of a member takes in a compound of this size, from version 3 on. */
	static int offsetBytes(final int size) {
		return size < 1 << 8 ? 1 : size < 1 << 16 ? 2 : size < 1 << 24 ? 3 : 4;
	}

	private static Hdf5Type enumeration(final Fields fields, final int version, final int count, final int size, final int depth)
		throws IOException
	{
		final Hdf5Type base = parse(fields, depth + 1);
		if (base.size() != size)
			throw fields.corrupt("enumeration size", size, base.size() + " bytes as its base type has");
		for (int i = 0; i < count; i++) {
			final int start = fields.position();
			fields.text();
			if (version < 3)
				fields.skip((8 - (fields.position() - start) % 8) % 8);
		}
		for (int i = 0; i < count; i++)
			fields.skip(size);
		return new Hdf5Type.Enumeration(base);
	}

	private static Hdf5Type sequence(final Fields fields, final int bits, final int size, final int depth) throws IOException {
		final Hdf5Type element = parse(fields, depth + 1);
		if (size != 8 + fields.widths().offset())
			throw fields.corrupt("size of a sequence", size, (8 + fields.widths().offset()) + " bytes");
		return (bits & 15) == 1 ? new Hdf5Type.VariableText(size, (bits >> 8 & 15) == 1) : new Hdf5Type.Sequence(size, element);
	}

	private static Hdf5Type array(final Fields fields, final int version, final int size, final int depth) throws IOException {
		final int rank = fields.u8();
		fields.skip(version < 3 ? 3 : 0);
		final List<Integer> dimensions = new ArrayList<>();
		for (int d = 0; d < rank; d++)
			dimensions.add(fields.smallSize("array dimension"));
		fields.skip(version < 3 ? 4 * rank : 0);
		final Hdf5Type type = array(fields, parse(fields, depth + 1), dimensions);
		if (type.size() != size)
			throw fields.corrupt("array size", size, type.size() + " bytes for " + type);
		return type;
	}

	private static Hdf5Type array(final Fields fields, final Hdf5Type element, final List<Integer> dimensions) throws CorruptFileException {
		long size = element.size();
		for (final int dimension : dimensions) {
			size *= dimension;
			if (dimension < 1 || size > Integer.MAX_VALUE)
				throw fields.corrupt("array dimensions", dimensions, "each at least 1, and 2^31 - 1 bytes at most");
		}
		return new Hdf5Type.Array(element, dimensions);
	}
}
