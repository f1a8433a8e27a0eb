package io.github.phasegen.io.hdf5.ismrmrd;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * Acquisitions by slice (or partition, where the encoding is three-dimensional) and frame, each with its row in k-space. Contrasts, phases,
 * sets and repetitions are frames, in this order.
 */
final class SortedLines {

	/** Of slices, rows and columns, at least one in so many must have been measured. */
	private static final int SPARSEST = 64;

	/** @param y row in k-space, of the encoded matrix */
	record Line(Acquisition acquisition, int y) {}

	private final Path file;
	private final IsmrmrdHeader header;
	private final ImageShape shape;
	private final int[] frameCounts;
	private final Map<Long, List<Line>> lines = new HashMap<>();

	/** @throws CorruptFileException if a line lies outside of the matrix that the header names */
	SortedLines(final Path file, final IsmrmrdHeader header, final List<Acquisition> acquisitions) throws IOException {
		this.file = file;
		this.header = header;
		this.frameCounts = new int[] { count(acquisitions, Acquisition.Counters::contrast),
			count(acquisitions, Acquisition.Counters::phase), count(acquisitions, Acquisition.Counters::set),
			count(acquisitions, Acquisition.Counters::repetition) };
		this.shape = shape(acquisitions);
		for (final Acquisition acquisition : acquisitions)
			lines.computeIfAbsent(slot(acquisition), slot -> new ArrayList<>()).add(new Line(acquisition, row(acquisition)));
		requireMeasured(acquisitions);
	}

	/** Sizes that the lines do not nearly fill are damage, and would take memory for nothing. */
	private void requireMeasured(final List<Acquisition> acquisitions) throws CorruptFileException {
		if (hasPartitions())
			requireMeasured("encodedSpace/matrixSize/z", lines.size(), shape.slices());
		requireMeasured("slices and frames", lines.size(), (long) shape.slices() * shape.frames());
		requireMeasured("encodedSpace/matrixSize/y", acquisitions.size(), shape.height());
		requireMeasured("encodedSpace/matrixSize/x", acquisitions.stream().mapToInt(a -> a.readout().used()).max().orElse(0), shape.width());
	}

	private void requireMeasured(final String field, final int measured, final long promised) throws CorruptFileException {
		if (promised / SPARSEST > measured)
			throw new CorruptFileException(file, field, promised + ", of which at most " + measured + " were measured", "at most "
				+ SPARSEST + " times as many");
	}

	private static int count(final List<Acquisition> acquisitions, final ToIntFunction<Acquisition.Counters> counter) {
		return 1 + acquisitions.stream().map(Acquisition::counters).mapToInt(counter).max().orElse(0);
	}

	private ImageShape shape(final List<Acquisition> acquisitions) throws UnsupportedFormatException {
		final int slices = count(acquisitions, Acquisition.Counters::slice);
		if (hasPartitions() && slices > 1)
			throw new UnsupportedFormatException(file, "slices", slices + " of " + header.encoded().z() + " partitions each",
				"1: several slabs that are encoded in three dimensions are not read");
		try {
			int frames = 1;
			for (final int count : frameCounts)
				frames = Math.multiplyExact(frames, count);
			return new ImageShape(header.encoded().x(), header.encoded().y(), acquisitions.get(0).readout().channels(),
				hasPartitions() ? header.encoded().z() : slices, frames);
		}
		catch (final ArithmeticException | IllegalArgumentException e) {
			throw new UnsupportedFormatException(file, "sizes of k-space", e.getMessage(), "fewer");
		}
	}

	/** True if slices are partitions of one slab: Z is a phase encoding. */
	boolean hasPartitions() {
		return header.encoded().z() > 1;
	}

	private long slot(final Acquisition acquisition) throws IOException {
		final Acquisition.Counters counters = acquisition.counters();
		final int partition = partition(acquisition);
		final long frame = counters.contrast() + (long) frameCounts[0] * (counters.phase() + (long) frameCounts[1] * (counters.set()
			+ (long) frameCounts[2] * counters.repetition()));
		return (hasPartitions() ? partition : counters.slice()) + shape.slices() * frame;
	}

	/** The line in the centre of k-space, as the header names it, becomes the centre row of the matrix. */
	private int row(final Acquisition acquisition) throws IOException {
		final int line = acquisition.counters().line();
		final int y = centred(line, IsmrmrdHeader.LINES, shape.height());
		if (y < 0 || y >= shape.height())
			throw new CorruptFileException(file, AcquisitionScan.field(acquisition, "kspace_encode_step_1"), line + ", row " + y,
				"a row from 0 to " + (shape.height() - 1));
		return y;
	}

	/** The same for partitions; a single one is 0, whatever the header calls its centre. */
	private int partition(final Acquisition acquisition) throws IOException {
		final int partition = acquisition.counters().partition();
		final int partitions = header.encoded().z();
		final int z = hasPartitions() ? centred(partition, IsmrmrdHeader.PARTITIONS, partitions) : partition;
		if (z < 0 || z >= partitions)
			throw new CorruptFileException(file, AcquisitionScan.field(acquisition, "kspace_encode_step_2"), partition + ", slice " + z,
				"a slice from 0 to " + (partitions - 1));
		return z;
	}

	private int centred(final int counter, final String limits, final int size) {
		return header.limit(limits).map(limit -> counter - limit.center() + size / 2).orElse(counter);
	}

	ImageShape shape() {
		return shape;
	}

	/** The lines of slice {@code z} of frame {@code t}; none if it was not measured. */
	List<Line> lines(final int z, final int t) {
		return lines.getOrDefault(z + (long) shape.slices() * t, List.of());
	}

	/** Rows that no acquisition fills, of all slices and frames. */
	long holes() {
		long holes = (long) shape.height() * shape.slices() * shape.frames();
		for (final List<Line> slot : lines.values()) {
			final BitSet rows = new BitSet();
			slot.forEach(line -> rows.set(line.y()));
			holes -= rows.cardinality();
		}
		return holes;
	}

	/** The most acquisitions that one row has. */
	int averages() {
		int most = 1;
		for (final List<Line> slot : lines.values()) {
			final Map<Integer, Integer> counts = new HashMap<>();
			for (final Line line : slot)
				most = Math.max(most, counts.merge(line.y(), 1, Integer::sum));
		}
		return most;
	}

	/** What the frames are, in words: "2 contrasts x 10 repetitions"; "" for a single one. */
	String frames() {
		final String[] names = { "contrasts", "phases", "sets", "repetitions" };
		final List<String> parts = new ArrayList<>();
		for (int i = 0; i < names.length; i++)
			if (frameCounts[i] > 1)
				parts.add(frameCounts[i] + " " + names[i]);
		return String.join(" x ", parts);
	}
}
