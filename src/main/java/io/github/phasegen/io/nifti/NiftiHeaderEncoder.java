package io.github.phasegen.io.nifti;

import java.util.List;

import io.github.phasegen.io.Geometry;
import io.github.phasegen.io.nifti.NiftiFields.Field;
import io.github.phasegen.io.nifti.NiftiFields.Text;

/** Writes the fixed header of NIfTI-1 and NIfTI-2 single files; {@link NiftiHeaderParser} reads it back. */
final class NiftiHeaderEncoder {

	private NiftiHeaderEncoder() {}

	/** The 348 or 540 bytes of the header. */
	static byte[] encode(final NiftiHeader header) {
		final byte[] bytes = new byte[NiftiHeader.bytes(header.version())];
		final NiftiFields fields = new NiftiFields(bytes, header.order());
		fields.putMagic();
		fields.put(Field.DATATYPE, 0, header.type().code());
		fields.put(Field.BITPIX, 0, 8 * header.type().bytes());
		fields.put(Field.VOX_OFFSET, 0, header.dataOffset());
		fields.put(Field.SCL_SLOPE, 0, header.slope());
		fields.put(Field.SCL_INTER, 0, header.intercept());
		putGrid(fields, header);
		putForms(fields, header.sform(), header.qform());
		putDetails(fields, header.details());
		return bytes;
	}

	private static void putGrid(final NiftiFields fields, final NiftiHeader header) {
		fields.put(Field.DIM, 0, header.dims().size());
		for (int axis = 1; axis < 8; axis++)
			fields.put(Field.DIM, axis, header.dim(axis));
		put(fields, Field.PIXDIM, 0, header.pixdim());
	}

	private static void putForms(final NiftiFields fields, final Geometry.Sform sform, final Geometry.Qform qform) {
		fields.put(Field.SFORM_CODE, 0, sform.code());
		put(fields, Field.SROW, 0, sform.x());
		put(fields, Field.SROW, 4, sform.y());
		put(fields, Field.SROW, 8, sform.z());
		fields.put(Field.QFORM_CODE, 0, qform.code());
		put(fields, Field.QFORM, 0, List.of(qform.b(), qform.c(), qform.d(), qform.x(), qform.y(), qform.z()));
	}

	private static void putDetails(final NiftiFields fields, final NiftiDetails details) {
		fields.put(Field.XYZT_UNITS, 0, details.units());
		fields.put(Field.DIM_INFO, 0, details.dimInfo());
		fields.put(Field.SLICE_CODE, 0, details.slices().code());
		fields.put(Field.SLICE_START, 0, details.slices().start());
		fields.put(Field.SLICE_END, 0, details.slices().end());
		fields.put(Field.SLICE_DURATION, 0, details.slices().duration());
		fields.put(Field.TOFFSET, 0, details.timeOffset());
		fields.put(Field.INTENT_CODE, 0, details.intent().code());
		put(fields, Field.INTENT_P, 0, details.intent().parameters());
		fields.put(Text.INTENT_NAME, details.intent().name());
		fields.put(Text.DESCRIPTION, details.description());
	}

	private static void put(final NiftiFields fields, final Field field, final int first, final List<Double> values) {
		for (int i = 0; i < values.size(); i++)
			fields.put(field, first + i, values.get(i));
	}
}
