package io.github.phasegen.io.hdf5.ismrmrd;

import java.io.IOException;
import java.util.List;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.hdf5.TransposedPlane;
import io.github.phasegen.io.hdf5.file.Hdf5File;

/** Sorts the lines of one slice after the other into k-space. Lines that were not measured are 0, repeated ones are averaged. */
final class IsmrmrdReader implements PlaneReader {

	private static final long MOST_BYTES = 1L << 28;

	private final Hdf5File file;
	private final AcquisitionTable table;
	private final SortedLines lines;
	private final ImageMetadata metadata;
	private final boolean transposed;
	private final int channelsAtOnce;

	/** What is in {@link #planes}: channels of a slice, from the first on. */
	private int loaded = -1;
	private float[][] planes = {};

	/** @param transposed true if the image's rows are the samples along the readout */
	IsmrmrdReader(final Hdf5File file, final AcquisitionTable table, final SortedLines lines, final ImageMetadata metadata,
		final boolean transposed)
	{
		this.file = file;
		this.table = table;
		this.lines = lines;
		this.metadata = metadata;
		this.transposed = transposed;
		final long plane = 8L * lines.shape().planeSamples();
		this.channelsAtOnce = plane * lines.shape().channels() > Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 4) ? 1
			: lines.shape().channels();
	}

	@Override
	public ImageShape shape() {
		return transposed ? lines.shape().withPlane(lines.shape().height(), lines.shape().width()) : lines.shape();
	}

	@Override
	public boolean complex() {
		return true;
	}

	@Override
	public ImageMetadata metadata() {
		return metadata;
	}

	@Override
	public float[] read(final int k) throws IOException {
		final ImageShape shape = lines.shape();
		if (k < 0 || k >= shape.planeCount())
			throw new IndexOutOfBoundsException("Plane " + k + " of " + shape.planeCount());
		final int first = k / channelsAtOnce * channelsAtOnce;
		if (loaded != first)
			load(first);
		final float[] plane = planes[k - first];
		return transposed ? TransposedPlane.of(plane, shape.width(), shape.height(), 2) : plane.clone();
	}

	private void load(final int first) throws IOException {
		final ImageShape shape = lines.shape();
		loaded = -1;
		planes = new float[channelsAtOnce][2 * shape.planeSamples()];
		final int slice = first / shape.channels();
		final List<SortedLines.Line> slot = lines.lines(slice % shape.slices(), slice / shape.slices());
		final int[] counts = new int[shape.height()];
		for (final SortedLines.Line line : slot) {
			counts[line.y()]++;
			for (int c = 0; c < channelsAtOnce; c++)
				add(line, first % shape.channels() + c, planes[c], counts[line.y()] == 1);
		}
		for (final float[] plane : planes)
			average(plane, counts);
		loaded = first;
	}

	/**
	 * The sample in the centre of k-space, as the acquisition names it, comes to the centre column.
	 *
	 * @param first true for the first line of its row
	 */
	private void add(final SortedLines.Line line, final int channel, final float[] plane, final boolean first) throws IOException {
		final int width = lines.shape().width();
		final Acquisition.Readout readout = line.acquisition().readout();
		final float[] samples = table.samples(line.acquisition(), channel);
		final boolean reverse = line.acquisition().is(AcquisitionFlag.REVERSE);
		final int shift = width / 2 - center(readout, reverse);
		int inside = 0;
		for (int i = readout.discardBefore(); i < readout.samples() - readout.discardAfter(); i++) {
			final int x = (reverse ? readout.samples() - 1 - i : i) + shift;
			if (x < 0 || x >= width)
				continue;
			final int to = 2 * (line.y() * width + x);
			plane[to] = first ? samples[2 * i] : plane[to] + samples[2 * i];
			plane[to + 1] = first ? samples[2 * i + 1] : plane[to + 1] + samples[2 * i + 1];
			inside++;
		}
		if (inside == 0)
			throw new CorruptFileException(file.file(), AcquisitionScan.field(line.acquisition(), "center_sample"), readout.center(),
				"one that places some of the " + readout.samples() + " samples in a row of " + width);
	}

	/** Some programs leave the centre 0 in lines that are sampled from end to end. */
	private static int center(final Acquisition.Readout readout, final boolean reverse) {
		final int told = readout.center() == 0 ? readout.samples() / 2 : readout.center();
		return reverse && readout.center() != 0 ? readout.samples() - 1 - told : told;
	}

	private void average(final float[] plane, final int[] counts) {
		final int row = 2 * lines.shape().width();
		for (int y = 0; y < counts.length; y++)
			for (int i = 0; i < row && counts[y] > 1; i++)
				plane[y * row + i] /= counts[y];
	}

	@Override
	public void close() throws IOException {
		file.close();
	}
}
