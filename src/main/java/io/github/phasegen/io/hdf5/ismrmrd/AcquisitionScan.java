package io.github.phasegen.io.hdf5.ismrmrd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.UnsupportedFormatException;

/** Goes once through the table and keeps the acquisitions that make the image. */
final class AcquisitionScan {

	private static final int ROWS_AT_ONCE = 512;

	/** About what an {@link Acquisition} takes in memory. */
	private static final int BYTES_EACH = 256;

	private final Path file;
	private final List<Acquisition> imaging = new ArrayList<>();
	private final Map<String, Integer> skipped = new TreeMap<>();

	private AcquisitionScan(final Path file) {
		this.file = file;
	}

	static AcquisitionScan of(final Path file, final AcquisitionTable table) throws IOException {
		final long most = Runtime.getRuntime().maxMemory() / 4 / BYTES_EACH;
		if (table.size() > most)
			throw new UnsupportedFormatException(file, "acquisitions", table.size(), "at most " + most + " with this much memory for Java");
		final AcquisitionScan scan = new AcquisitionScan(file);
		for (long first = 0; first < table.size(); first += ROWS_AT_ONCE) {
			final int count = (int) Math.min(ROWS_AT_ONCE, table.size() - first);
			final ByteBuffer rows = table.rows(first, count);
			for (int i = 0; i < count; i++)
				scan.add(table, table.acquisition(rows, first, i), rows);
		}
		scan.check();
		return scan;
	}

	/** @param rows positioned at the acquisition */
	private void add(final AcquisitionTable table, final Acquisition acquisition, final ByteBuffer rows) throws IOException {
		final String why = table.encodingSpace(rows) != 0 ? "of another encoding" : notImaging(acquisition);
		if (!why.isEmpty())
			skipped.merge(why, 1, Integer::sum);
		else {
			check(acquisition);
			imaging.add(acquisition);
		}
	}

	private static String notImaging(final Acquisition acquisition) {
		if (acquisition.is(AcquisitionFlag.NOISE))
			return "noise";
		if (acquisition.is(AcquisitionFlag.PARALLEL_CALIBRATION) && !acquisition.is(AcquisitionFlag.PARALLEL_CALIBRATION_AND_IMAGING))
			return "calibration";
		if (acquisition.is(AcquisitionFlag.NAVIGATOR) || acquisition.is(AcquisitionFlag.HP_FEEDBACK)
			|| acquisition.is(AcquisitionFlag.RT_FEEDBACK))
			return "navigator";
		if (acquisition.is(AcquisitionFlag.PHASE_CORRECTION) || acquisition.is(AcquisitionFlag.PHASE_STABILIZATION)
			|| acquisition.is(AcquisitionFlag.PHASE_STABILIZATION_REFERENCE))
			return "phase correction";
		if (acquisition.is(AcquisitionFlag.SURFACE_COIL_CORRECTION))
			return "surface coil correction";
		return acquisition.is(AcquisitionFlag.DUMMY) ? "dummy" : "";
	}

	private void check(final Acquisition acquisition) throws IOException {
		final Acquisition.Readout readout = acquisition.readout();
		if (acquisition.is(AcquisitionFlag.COMPRESSION1) || acquisition.is(AcquisitionFlag.COMPRESSION2)
			|| acquisition.is(AcquisitionFlag.COMPRESSION3) || acquisition.is(AcquisitionFlag.COMPRESSION4))
			throw new UnsupportedFormatException(file, field(acquisition, "flags"), "compressed samples", "plain float32");
		if (readout.used() < 1)
			throw new CorruptFileException(file, field(acquisition, "number_of_samples"), readout.samples() + ", of which "
				+ readout.discardBefore() + " + " + readout.discardAfter() + " are discarded", "one sample left at least");
		if (readout.channels() < 1)
			throw new CorruptFileException(file, field(acquisition, "active_channels"), readout.channels(), "at least 1");
		final long floats = 2L * readout.samples() * readout.channels();
		if (AcquisitionTable.floats(acquisition) != floats)
			throw new CorruptFileException(file, field(acquisition, "data"), AcquisitionTable.floats(acquisition) + " floats", floats
				+ " for " + readout.samples() + " samples of " + readout.channels() + " channels");
		if (!imaging.isEmpty() && imaging.get(0).readout().channels() != readout.channels())
			throw new UnsupportedFormatException(file, field(acquisition, "active_channels"), readout.channels(),
				imaging.get(0).readout().channels() + " as before");
	}

	private void check() throws CorruptFileException {
		if (imaging.isEmpty())
			throw new CorruptFileException(file, "acquisitions", skipped.isEmpty() ? "none" : "none but " + skipped(), "one at least");
	}

	static String field(final Acquisition acquisition, final String name) {
		return "acquisition " + acquisition.row() + ", " + name;
	}

	/** In the order of the table; one at least. */
	List<Acquisition> imaging() {
		return imaging;
	}

	/** What was left out, in words: "16 noise, 2 navigator"; "" if nothing. */
	String skipped() {
		return skipped.entrySet().stream().map(kind -> kind.getValue() + " " + kind.getKey()).collect(Collectors.joining(", "));
	}
}
