package io.github.phasegen.io.hdf5.ismrmrd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.SampleType;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.hdf5.file.Hdf5Dataset;
import io.github.phasegen.io.hdf5.file.Hdf5Type;

/** The dataset "data" of an ISMRMRD file: a compound {head, traj, data} per acquisition. Its fields are found by their names. */
final class AcquisitionTable {

	private static final int FLOAT_BYTES = 4;

	/** Of sizes and counters, for which ISMRMRD has 16 bits without a sign. */
	private static final int LARGEST = 65535;

	/** A number in a row. */
	private record Column(String name, int offset, Hdf5Type.Number type) {

		long in(final ByteBuffer row) {
			row.order(type.order());
			return type.sample() == SampleType.UINT64 || type.sample() == SampleType.INT64 ? row.getLong(row.position() + offset)
				: (long) type.sample().part(row, row.position() + offset);
		}
	}

	private final Path file;
	private final Hdf5Dataset dataset;
	private final Hdf5Type.Compound type;
	private final Column flags;
	private final Column encodingSpace;
	private final Column[] readout;
	private final Column[] counters;
	private final Hdf5Type.Member data;

	/** @throws UnsupportedFormatException if the dataset is no such table */
	AcquisitionTable(final Path file, final Hdf5Dataset dataset) throws IOException {
		this.file = file;
		this.dataset = dataset;
		if (!(dataset.type() instanceof Hdf5Type.Compound compound) || dataset.dimensions().size() != 1)
			throw new UnsupportedFormatException(file, dataset.path(), dataset.dimensions() + " of " + dataset.type(),
				"a table of acquisitions {head, traj, data}");
		this.type = compound;
		dataset.requireStored();
		this.flags = column("head", "flags");
		this.encodingSpace = column("head", "encoding_space_ref");
		this.readout = new Column[] { column("head", "number_of_samples"), column("head", "active_channels"),
			column("head", "center_sample"), column("head", "discard_pre"), column("head", "discard_post") };
		this.counters = new Column[] { column("head", "idx", "kspace_encode_step_1"), column("head", "idx", "kspace_encode_step_2"),
			column("head", "idx", "slice"), column("head", "idx", "contrast"), column("head", "idx", "phase"),
			column("head", "idx", "repetition"), column("head", "idx", "set") };
		this.data = dataColumn();
	}

	private Column column(final String... names) throws IOException {
		Hdf5Type found = type;
		int offset = 0;
		for (final String name : names) {
			final Hdf5Type.Member member = found instanceof Hdf5Type.Compound compound ? compound.member(name).orElse(null) : null;
			if (member == null)
				throw missing(String.join("/", names), "no such field");
			found = member.type();
			offset += member.offset();
		}
		if (!(found instanceof Hdf5Type.Number number))
			throw missing(String.join("/", names), found);
		return new Column(names[names.length - 1], offset, number);
	}

	private Hdf5Type.Member dataColumn() throws IOException {
		final Hdf5Type.Member member = type.member("data").orElseThrow(() -> missing("data", "no such field"));
		if (member.type() instanceof Hdf5Type.Sequence sequence && sequence.element().equals(Hdf5Type.Number.FLOAT32))
			return member;
		throw missing("data", member.type());
	}

	private UnsupportedFormatException missing(final String field, final Object found) {
		return new UnsupportedFormatException(file, "field " + field + " of " + dataset.path(), found, field.equals("data")
			? "sequences of little-endian float32" : "a number");
	}

	long size() {
		return dataset.elements();
	}

	/** Reads {@code count} rows from {@code first} on. */
	ByteBuffer rows(final long first, final int count) throws IOException {
		return dataset.read(new long[] { first }, new int[] { count });
	}

	/** The acquisition at a place in {@link #rows}, whose position is set. */
	Acquisition acquisition(final ByteBuffer rows, final long first, final int index) throws CorruptFileException {
		rows.position(index * type.size());
		final int[] r = numbers(readout, rows, first + index);
		final int[] c = numbers(counters, rows, first + index);
		final byte[] reference = new byte[data.type().size()];
		rows.get(rows.position() + data.offset(), reference);
		return new Acquisition(first + index, flags.in(rows), new Acquisition.Readout(r[0], r[1], r[2], r[3], r[4]),
			new Acquisition.Counters(c[0], c[1], c[2], c[3], c[4], c[5], c[6]), reference);
	}

	private int[] numbers(final Column[] columns, final ByteBuffer row, final long number) throws CorruptFileException {
		final int[] values = new int[columns.length];
		for (int i = 0; i < values.length; i++) {
			final long value = columns[i].in(row);
			if (value < 0 || value > LARGEST)
				throw new CorruptFileException(file, "acquisition " + number + ", " + columns[i].name(), value, "0 to " + LARGEST);
			values[i] = (int) value;
		}
		return values;
	}

	/** Which of the header's encodings the acquisition at the rows' position belongs to. */
	long encodingSpace(final ByteBuffer rows) {
		return encodingSpace.in(rows);
	}

	/** The complex samples of one channel, interleaved. */
	float[] samples(final Acquisition acquisition, final int channel) throws IOException {
		final int floats = 2 * acquisition.readout().samples();
		final ByteBuffer bytes = dataset.readReferred(ByteBuffer.wrap(acquisition.reference()), FLOAT_BYTES, (long) channel * floats, floats);
		final float[] samples = new float[floats];
		bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(samples);
		return samples;
	}

	/** The number of floats that the table promises for an acquisition. */
	static long floats(final Acquisition acquisition) {
		return ByteBuffer.wrap(acquisition.reference()).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xffffffffL;
	}
}
