package io.github.phasegen.io.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * Reads and checks the fixed header of NIfTI-1 (nifti1.h) and NIfTI-2 (nifti2.h) single files, field by field.
 */
final class NiftiHeaderParser {

	static final int BYTES_1 = 348;
	static final int BYTES_2 = 540;

	/** Room for header extensions; more is taken for an attempt to make the reader inflate for hours. */
	private static final long LARGEST_OFFSET = 1L << 28;

	private final Path file;
	private final ByteBuffer buffer;
	private final boolean second;

	private NiftiHeaderParser(final Path file, final byte[] header, final ByteOrder order) {
		this.file = file;
		buffer = ByteBuffer.wrap(header).order(order);
		second = header.length == BYTES_2;
	}

	/** The size of the header that begins with these four bytes in either byte order: 348, 540, or 0 if it is no NIfTI header. */
	static int headerBytes(final byte[] firstFour) {
		for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
			final int size = ByteBuffer.wrap(firstFour).order(order).getInt();
			if (size == BYTES_1 || size == BYTES_2)
				return size;
		}
		return 0;
	}

	/** @param header 348 or 540 bytes, of which the first four are known to say so */
	static NiftiHeader parse(final Path file, final byte[] header) throws ImageFileException {
		final boolean little = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt() == header.length;
		return new NiftiHeaderParser(file, header, little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN).parse();
	}

	private NiftiHeader parse() throws ImageFileException {
		checkMagic();
		final NiftiType type = type();
		final List<Integer> dims = dims();
		final double slope = real("scl_slope", second ? 176 : 112);
		final double intercept = slope == 0 ? 0 : real("scl_inter", second ? 184 : 116);
		final int units = second ? buffer.getInt(500) : buffer.get(123);
		return new NiftiHeader(second ? 2 : 1, buffer.order(), type, dims, pixdim(), dataOffset(), slope == 0 ? 1 : slope, intercept,
			millimetres(units & 7), seconds(units & 0x38), qform(), sform(), text(second ? 240 : 148, 80));
	}

	private void checkMagic() throws ImageFileException {
		final String magic = new String(buffer.array(), second ? 4 : 344, second ? 8 : 4, StandardCharsets.ISO_8859_1);
		final String expected = second ? "n+2\0\r\n\032\n" : "n+1\0";
		if (magic.equals(expected))
			return;
		if (magic.startsWith("ni1\0") || magic.startsWith("ni2\0"))
			throw new UnsupportedFormatException(file, "magic", "a header whose data are in an .img file", "header and data in one file");
		if (magic.startsWith("\0\0\0\0"))
			throw new UnsupportedFormatException(file, "magic", "none (ANALYZE 7.5)", "NIfTI-1 or NIfTI-2");
		throw new CorruptFileException(file, "magic", printable(magic), printable(expected));
	}

	private NiftiType type() throws ImageFileException {
		final int code = buffer.getShort(second ? 12 : 70);
		final NiftiType type = NiftiType.of(code).orElse(null);
		if (type == null && NiftiType.unread(code).isPresent())
			throw new UnsupportedFormatException(file, "datatype", code + ", " + NiftiType.unread(code).get(), "integers, floats or complex");
		if (type == null)
			throw new CorruptFileException(file, "datatype", code, "a code of the standard");
		final int bits = buffer.getShort(second ? 14 : 72);
		if (bits != 8 * type.bytes())
			throw new CorruptFileException(file, "bitpix", bits, 8 * type.bytes() + " for " + type);
		return type;
	}

	private List<Integer> dims() throws ImageFileException {
		final long count = dim(0);
		if (count < 1 || count > 7)
			throw new CorruptFileException(file, "dim[0]", count, "1 to 7 axes");
		final List<Integer> dims = new ArrayList<>();
		for (int axis = 1; axis <= count; axis++)
			dims.add(size(axis));
		return dims;
	}

	private int size(final int axis) throws CorruptFileException {
		final long size = dim(axis);
		if (size < 1 || size > Integer.MAX_VALUE)
			throw new CorruptFileException(file, "dim[" + axis + "]", size, "1 to 2147483647 samples");
		return (int) size;
	}

	private long dim(final int index) {
		return second ? buffer.getLong(16 + 8 * index) : buffer.getShort(40 + 2 * index);
	}

	private List<Double> pixdim() throws CorruptFileException {
		final List<Double> pixdim = new ArrayList<>();
		for (int axis = 0; axis < 4; axis++)
			pixdim.add(real("pixdim[" + axis + "]", pixdimOffset(axis)));
		for (int axis = 4; axis < 8; axis++)
			pixdim.add(number(pixdimOffset(axis)));
		return pixdim;
	}

	private int pixdimOffset(final int axis) {
		return second ? 104 + 8 * axis : 76 + 4 * axis;
	}

	private long dataOffset() throws CorruptFileException {
		final double offset = second ? buffer.getLong(168) : buffer.getFloat(108);
		final int least = second ? BYTES_2 + 4 : BYTES_1 + 4;
		if (!(offset >= least && offset <= LARGEST_OFFSET) || offset != Math.rint(offset))
			throw new CorruptFileException(file, "vox_offset", offset, "a whole number from " + least + " to " + LARGEST_OFFSET);
		return (long) offset;
	}

	private NiftiHeader.Qform qform() throws CorruptFileException {
		final int code = second ? buffer.getInt(344) : buffer.getShort(252);
		final int start = second ? 352 : 256;
		final int step = second ? 8 : 4;
		final double[] values = new double[6];
		for (int i = 0; i < 6; i++)
			values[i] = code > 0 ? real("qform parameter " + (i + 1), start + i * step) : number(start + i * step);
		final double squares = values[0] * values[0] + values[1] * values[1] + values[2] * values[2];
		if (code > 0 && squares > 1 + 1e-4)
			throw new CorruptFileException(file, "quatern_b, c, d", "a sum of squares of " + squares, "at most 1 (a rotation)");
		return new NiftiHeader.Qform(code, values[0], values[1], values[2], values[3], values[4], values[5]);
	}

	private NiftiHeader.Sform sform() throws CorruptFileException {
		final int code = second ? buffer.getInt(348) : buffer.getShort(254);
		return new NiftiHeader.Sform(code, srow("srow_x", 0, code), srow("srow_y", 1, code), srow("srow_z", 2, code));
	}

	private List<Double> srow(final String name, final int row, final int code) throws CorruptFileException {
		final int step = second ? 8 : 4;
		final int start = (second ? 400 : 280) + 4 * row * step;
		final List<Double> values = new ArrayList<>();
		for (int i = 0; i < 4; i++)
			values.add(code > 0 ? real(name + "[" + i + "]", start + i * step) : number(start + i * step));
		return List.copyOf(values);
	}

	private double millimetres(final int code) throws CorruptFileException {
		return switch (code) {
			case 0, 2 -> 1;
			case 1 -> 1000;
			case 3 -> 0.001;
			default -> throw new CorruptFileException(file, "xyzt_units, space", code, "0 (unknown), 1 (m), 2 (mm) or 3 (um)");
		};
	}

	private static double seconds(final int code) {
		return switch (code) {
			case 0, 8 -> 1;
			case 16 -> 1e-3;
			case 24 -> 1e-6;
			default -> 0;
		};
	}

	/** A number that must be finite. */
	private double real(final String field, final int offset) throws CorruptFileException {
		final double value = number(offset);
		if (!Double.isFinite(value))
			throw new CorruptFileException(file, field, value, "a finite number");
		return value;
	}

	private double number(final int offset) {
		return second ? buffer.getDouble(offset) : buffer.getFloat(offset);
	}

	private String text(final int offset, final int length) {
		final String text = new String(buffer.array(), offset, length, StandardCharsets.ISO_8859_1);
		final int end = text.indexOf('\0');
		return (end < 0 ? text : text.substring(0, end)).strip();
	}

	private static String printable(final String text) {
		final StringBuilder printable = new StringBuilder("\"");
		for (final char c : text.toCharArray())
			printable.append(c >= ' ' && c < 127 ? String.valueOf(c) : String.format("\\x%02x", (int) c));
		return printable.append('"').toString();
	}
}
