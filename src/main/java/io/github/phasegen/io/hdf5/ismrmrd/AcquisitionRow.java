package io.github.phasegen.io.hdf5.ismrmrd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.io.hdf5.file.Hdf5Type;
import io.github.phasegen.io.hdf5.file.Hdf5Type.Number;
import io.github.phasegen.io.hdf5.file.Hdf5Writer;

/** A row of the table as it is written: the fields of ISMRMRD 1.x without gaps. */
final class AcquisitionRow {

	/** The type of the table. */
	static final Hdf5Type.Compound TYPE = type();

	static final int BYTES = TYPE.size();

	private static final int SCHEMA_VERSION = 1;
	private static final int CHANNEL_MASKS = 16;

	private AcquisitionRow() {}

	private static Hdf5Type.Compound type() {
		final Number u16 = Number.UINT16;
		final Number u32 = Number.UINT32;
		final Hdf5Type vector = array(Number.FLOAT32, 3);
		final Hdf5Type.Compound counters = new Fields().add("kspace_encode_step_1", u16).add("kspace_encode_step_2", u16)
			.add("average", u16).add("slice", u16).add("contrast", u16).add("phase", u16).add("repetition", u16).add("set", u16)
			.add("segment", u16).add("user", array(u16, 8)).compound();
		final Hdf5Type.Compound head = new Fields().add("version", u16).add("flags", Number.UINT64).add("measurement_uid", u32)
			.add("scan_counter", u32).add("acquisition_time_stamp", u32).add("physiology_time_stamp", array(u32, 3))
			.add("number_of_samples", u16).add("available_channels", u16).add("active_channels", u16)
			.add("channel_mask", array(Number.UINT64, CHANNEL_MASKS)).add("discard_pre", u16).add("discard_post", u16)
			.add("center_sample", u16).add("encoding_space_ref", u16).add("trajectory_dimensions", u16)
			.add("sample_time_us", Number.FLOAT32).add("position", vector).add("read_dir", vector).add("phase_dir", vector)
			.add("slice_dir", vector).add("patient_table_position", vector).add("idx", counters).add("user_int", array(Number.INT32, 8))
			.add("user_float", array(Number.FLOAT32, 8)).compound();
		final Hdf5Type floats = new Hdf5Type.Sequence(Hdf5Writer.REFERENCE_BYTES, Number.FLOAT32);
		return new Fields().add("head", head).add("traj", floats).add("data", floats).compound();
	}

	private static Hdf5Type array(final Number element, final int count) {
		return new Hdf5Type.Array(element, List.of(count));
	}

	/** Fields one after the other. */
	private static final class Fields {

		private final List<Hdf5Type.Member> members = new ArrayList<>();
		private int size;

		Fields add(final String name, final Hdf5Type type) {
			members.add(new Hdf5Type.Member(name, size, type));
			size += type.size();
			return this;
		}

		Hdf5Type.Compound compound() {
			return new Hdf5Type.Compound(size, members);
		}
	}

	/**
	 * Appends a row.
	 *
	 * @param scan number of the acquisition, from 0
	 * @param sliceOffset position of the slice along its normal, in mm
	 */
	static void put(final ByteBuffer rows, final Acquisition acquisition, final int scan, final float sliceOffset) {
		final Acquisition.Readout readout = acquisition.readout();
		rows.order(ByteOrder.LITTLE_ENDIAN);
		rows.putShort((short) SCHEMA_VERSION).putLong(acquisition.flags()).putInt(0).putInt(scan).putInt(0);
		rows.putInt(0).putInt(0).putInt(0);
		rows.putShort((short) readout.samples()).putShort((short) readout.channels()).putShort((short) readout.channels());
		for (int mask = 0; mask < CHANNEL_MASKS; mask++)
			rows.putLong(channels(readout.channels() - Long.SIZE * mask));
		rows.putShort((short) readout.discardBefore()).putShort((short) readout.discardAfter()).putShort((short) readout.center());
		rows.putShort((short) 0).putShort((short) 0).putFloat(0);
		vector(rows, 0, 0, sliceOffset);
		vector(rows, 1, 0, 0);
		vector(rows, 0, 1, 0);
		vector(rows, 0, 0, 1);
		vector(rows, 0, 0, 0);
		final Acquisition.Counters counters = acquisition.counters();
		rows.putShort((short) counters.line()).putShort((short) counters.partition()).putShort((short) 0);
		rows.putShort((short) counters.slice()).putShort((short) counters.contrast()).putShort((short) counters.phase());
		rows.putShort((short) counters.repetition()).putShort((short) counters.set()).putShort((short) 0).put(new byte[16]);
		rows.put(new byte[64]);
		rows.put(new byte[Hdf5Writer.REFERENCE_BYTES]).put(acquisition.reference());
	}

	private static void vector(final ByteBuffer rows, final float x, final float y, final float z) {
		rows.putFloat(x).putFloat(y).putFloat(z);
	}

	/** The lowest {@code count} bits set. */
	private static long channels(final int count) {
		return count <= 0 ? 0 : count >= Long.SIZE ? -1 : (1L << count) - 1;
	}
}
