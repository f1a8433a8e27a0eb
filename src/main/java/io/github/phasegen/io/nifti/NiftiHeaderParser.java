package io.github.phasegen.io.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.Geometry;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.nifti.NiftiFields.Field;
import io.github.phasegen.io.nifti.NiftiFields.Text;

/**
 * Reads and checks the fixed header of NIfTI-1 (nifti1.h) and NIfTI-2 (nifti2.h) single files, field by field.
 */
final class NiftiHeaderParser {

	/** Room for header extensions; more is taken for an attempt to make the reader inflate for hours. */
	static final long LARGEST_OFFSET = 1L << 28;

	private static final int SPACE_UNITS = 7;

	private final Path file;
	private final NiftiFields fields;

	private NiftiHeaderParser(final Path file, final NiftiFields fields) {
		this.file = file;
		this.fields = fields;
	}

	/** The size of the header that begins with these four bytes in either byte order: 348, 540, or 0 if it is no NIfTI header. */
	static int headerBytes(final byte[] firstFour) {
		for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
			final int size = ByteBuffer.wrap(firstFour).order(order).getInt();
			if (size == NiftiHeader.BYTES_1 || size == NiftiHeader.BYTES_2)
				return size;
		}
		return 0;
	}

	/** @param header 348 or 540 bytes, of which the first four are known to say so */
	static NiftiHeader parse(final Path file, final byte[] header) throws ImageFileException {
		final boolean little = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt() == header.length;
		return new NiftiHeaderParser(file, new NiftiFields(header, little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)).parse();
	}

	private NiftiHeader parse() throws ImageFileException {
		checkMagic();
		final NiftiType type = type();
		final List<Integer> dims = dims();
		// not the shortest decimal: samples are scaled by it
		final double slope = finite("scl_slope", fields.real(Field.SCL_SLOPE, 0));
		final double intercept = slope == 0 ? 0 : finite("scl_inter", fields.real(Field.SCL_INTER, 0));
		final List<Double> pixdim = pixdim();
		return new NiftiHeader(fields.version(), fields.order(), type, dims, pixdim, dataOffset(), slope == 0 ? 1 : slope, intercept,
			sform(), qform(pixdim.get(0)), details());
	}

	private void checkMagic() throws ImageFileException {
		final String magic = fields.magic();
		final String expected = NiftiFields.magic(fields.version());
		if (magic.equals(expected))
			return;
		if (magic.startsWith("ni1\0") || magic.startsWith("ni2\0"))
			throw new UnsupportedFormatException(file, "magic", "a header whose data are in an .img file", "header and data in one file");
		if (magic.startsWith("\0\0\0\0"))
			throw new UnsupportedFormatException(file, "magic", "none (ANALYZE 7.5)", "NIfTI-1 or NIfTI-2");
		throw new CorruptFileException(file, "magic", printable(magic), printable(expected));
	}

	private NiftiType type() throws ImageFileException {
		final int code = (int) fields.whole(Field.DATATYPE, 0);
		final NiftiType type = NiftiType.of(code).orElse(null);
		if (type == null && NiftiType.unread(code).isPresent())
			throw new UnsupportedFormatException(file, "datatype", code + ", " + NiftiType.unread(code).get(), "integers, floats or complex");
		if (type == null)
			throw new CorruptFileException(file, "datatype", code, "a code of the standard");
		final long bits = fields.whole(Field.BITPIX, 0);
		if (bits != 8 * type.bytes())
			throw new CorruptFileException(file, "bitpix", bits, 8 * type.bytes() + " for " + type);
		return type;
	}

	private List<Integer> dims() throws ImageFileException {
		final long count = fields.whole(Field.DIM, 0);
		if (count < 1 || count > 7)
			throw new CorruptFileException(file, "dim[0]", count, "1 to 7 axes");
		final List<Integer> dims = new ArrayList<>();
		for (int axis = 1; axis <= count; axis++)
			dims.add(size(axis));
		return dims;
	}

	private int size(final int axis) throws CorruptFileException {
		final long size = fields.whole(Field.DIM, axis);
		if (size < 1 || size > Integer.MAX_VALUE)
			throw new CorruptFileException(file, "dim[" + axis + "]", size, "1 to 2147483647 samples");
		return (int) size;
	}

	/** Those of unused axes may hold anything. */
	private List<Double> pixdim() throws CorruptFileException {
		final List<Double> pixdim = new ArrayList<>();
		for (int axis = 0; axis < 4; axis++)
			pixdim.add(finite("pixdim[" + axis + "]", fields.decimal(Field.PIXDIM, axis)));
		for (int axis = 4; axis < 8; axis++)
			pixdim.add(finiteOrZero(fields.decimal(Field.PIXDIM, axis)));
		return pixdim;
	}

	private long dataOffset() throws CorruptFileException {
		final double offset = fields.real(Field.VOX_OFFSET, 0);
		final int least = NiftiHeader.bytes(fields.version()) + 4;
		if (!(offset >= least && offset <= LARGEST_OFFSET) || offset != Math.rint(offset))
			throw new CorruptFileException(file, "vox_offset", offset, "a whole number from " + least + " to " + LARGEST_OFFSET);
		return (long) offset;
	}

	private Geometry.Qform qform(final double qfac) throws CorruptFileException {
		final int code = (int) fields.whole(Field.QFORM_CODE, 0);
		if (code <= 0)
			return Geometry.Qform.NONE;
		final double[] values = new double[6];
		for (int i = 0; i < 6; i++)
			values[i] = finite("qform parameter " + (i + 1), fields.decimal(Field.QFORM, i));
		final double squares = values[0] * values[0] + values[1] * values[1] + values[2] * values[2];
		if (squares > 1 + 1e-4)
			throw new CorruptFileException(file, "quatern_b, c, d", "a sum of squares of " + squares, "at most 1 (a rotation)");
		return new Geometry.Qform(code, values[0], values[1], values[2], values[3], values[4], values[5], qfac < 0 ? -1 : 1);
	}

	private Geometry.Sform sform() throws CorruptFileException {
		final int code = (int) fields.whole(Field.SFORM_CODE, 0);
		return code <= 0 ? Geometry.Sform.NONE : new Geometry.Sform(code, srow("srow_x", 0), srow("srow_y", 1), srow("srow_z", 2));
	}

	private List<Double> srow(final String name, final int row) throws CorruptFileException {
		final List<Double> values = new ArrayList<>();
		for (int i = 0; i < 4; i++)
			values.add(finite(name + "[" + i + "]", fields.decimal(Field.SROW, 4 * row + i)));
		return values;
	}

	private NiftiDetails details() throws CorruptFileException {
		final int units = (int) fields.whole(Field.XYZT_UNITS, 0);
		if ((units & SPACE_UNITS) > 3)
			throw new CorruptFileException(file, "xyzt_units, space", units & SPACE_UNITS, "0 (unknown), 1 (m), 2 (mm) or 3 (um)");
		final NiftiDetails.SliceTiming slices = new NiftiDetails.SliceTiming((int) fields.whole(Field.SLICE_CODE, 0),
			fields.whole(Field.SLICE_START, 0), fields.whole(Field.SLICE_END, 0), finiteOrZero(fields.decimal(Field.SLICE_DURATION, 0)));
		return new NiftiDetails(units & 0xff, (int) fields.whole(Field.DIM_INFO, 0), slices, finiteOrZero(fields.decimal(Field.TOFFSET, 0)),
			intent(), fields.text(Text.DESCRIPTION));
	}

	private NiftiDetails.Intent intent() {
		final List<Double> parameters = new ArrayList<>();
		for (int i = 0; i < 3; i++)
			parameters.add(finiteOrZero(fields.decimal(Field.INTENT_P, i)));
		return new NiftiDetails.Intent((int) fields.whole(Field.INTENT_CODE, 0), parameters, fields.text(Text.INTENT_NAME));
	}

	private double finite(final String field, final double value) throws CorruptFileException {
		if (!Double.isFinite(value))
			throw new CorruptFileException(file, field, value, "a finite number");
		return value;
	}

	private static double finiteOrZero(final double value) {
		return Double.isFinite(value) ? value : 0;
	}

	private static String printable(final String text) {
		final StringBuilder printable = new StringBuilder("\"");
		for (final char c : text.toCharArray())
			printable.append(c >= ' ' && c < 127 ? String.valueOf(c) : String.format("\\x%02x", (int) c));
		return printable.append('"').toString();
	}
}
