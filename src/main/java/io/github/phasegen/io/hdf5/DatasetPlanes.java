package io.github.phasegen.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;

import io.github.phasegen.io.ArrayLayout;
import io.github.phasegen.io.ArrayReader;
import io.github.phasegen.io.AxisOrder;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.SampleRegion;
import io.github.phasegen.io.SampleType;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.hdf5.file.Hdf5Dataset;
import io.github.phasegen.io.hdf5.file.Hdf5File;
import io.github.phasegen.io.hdf5.file.Hdf5Type;

/** Reads the planes of a dataset of numbers or complex numbers. */
public final class DatasetPlanes implements PlaneReader {

	private final Hdf5File file;
	private final Hdf5Dataset dataset;
	private final Hdf5Type.Number samples;
	private final AxisOrder order;
	private final ImageShape shape;
	private final ImageMetadata metadata;

	private DatasetPlanes(final Hdf5File file, final Hdf5Dataset dataset, final AxisOrder order, final ImageShape shape,
		final ImageMetadata metadata)
	{
		this.file = file;
		this.dataset = dataset;
		this.samples = dataset.type().samples().orElseThrow();
		this.order = order;
		this.shape = shape;
		this.metadata = metadata;
	}

	/**
	 * The sizes that the dataset has along the axes, after checking that its samples can be read.
	 *
	 * @param order of the dataset's dimensions, the last of which varies fastest
	 */
	public static ImageShape shape(final Path file, final Hdf5Dataset dataset, final AxisOrder order) throws IOException {
		return layout(file, dataset, order).shape();
	}

	private static ArrayLayout layout(final Path file, final Hdf5Dataset dataset, final AxisOrder order) throws IOException {
		final Hdf5Type.Number samples = samples(file, dataset);
		dataset.requireStored();
		final long[] dimensions = Hdf5Entry.sizes(dataset);
		final ArrayLayout layout = ArrayLayout.of(file, dimensions, ArrayLayout.lastFastest(dimensions), order);
		final long bytes = (long) layout.shape().planeSamples() * (samples.size() + 4L * samples.sample().parts());
		final long memory = Runtime.getRuntime().maxMemory() / 2;
		if (bytes > memory || (long) layout.shape().planeSamples() * samples.size() > Integer.MAX_VALUE - 8)
			throw new UnsupportedFormatException(file, "dimensions of " + dataset.path(), layout.shape(),
				"planes that can be held in Java's memory of " + 2 * memory + " bytes");
		return layout;
	}

	private static Hdf5Type.Number samples(final Path file, final Hdf5Dataset dataset) throws UnsupportedFormatException {
		return dataset.type().samples().orElseThrow(() -> new UnsupportedFormatException(file, "type of " + dataset.path(), dataset.type(),
			"numbers, or complex numbers as pairs of equal floats {r, i}, {re, im} or {real, imag}"));
	}

	/**
	 * Opens a dataset. The reader owns the file, and closes it.
	 *
	 * @throws UnsupportedFormatException if the samples are no numbers, or the dimensions do not fit the axes
	 */
	public static PlaneReader open(final Hdf5File file, final Hdf5Dataset dataset, final AxisOrder order, final ImageMetadata metadata)
		throws IOException
	{
		final ArrayLayout layout = layout(file.file(), dataset, order);
		final OptionalLong offset = dataset.offset();
		if (offset.isEmpty())
			return new DatasetPlanes(file, dataset, order, layout.shape(), metadata);
		final Hdf5Type.Number samples = samples(file.file(), dataset);
		file.close();
		return new ArrayReader(file.file(), SampleRegion.unscaled(offset.getAsLong(), samples.sample(), samples.order()), layout, metadata);
	}

	@Override
	public ImageShape shape() {
		return shape;
	}

	@Override
	public boolean complex() {
		return samples.sample().isComplex();
	}

	@Override
	public ImageMetadata metadata() {
		return metadata;
	}

	@Override
	public float[] read(final int k) throws IOException {
		if (k < 0 || k >= shape.planeCount())
			throw new IndexOutOfBoundsException("Plane " + k + " of " + shape.planeCount());
		final long[] start = new long[order.rank()];
		final int[] count = new int[order.rank()];
		final int[] position =
			{ 0, 0, k % shape.channels(), k / shape.channels() % shape.slices(), k / shape.channels() / shape.slices() };
		Arrays.fill(count, 1);
		for (int axis = 0; axis < 5; axis++)
			if (order.dimension(axis) >= 0)
				start[order.dimension(axis)] = position[axis];
		count[order.dimension(0)] = shape.width();
		count[order.dimension(1)] = shape.height();
		return decode(dataset.read(start, count).order(samples.order()), order.dimension(0) > order.dimension(1));
	}

	/** @param rows true if x varies faster than y */
	private float[] decode(final ByteBuffer bytes, final boolean rows) {
		final SampleType sample = samples.sample();
		final int strideX = rows ? 1 : shape.height();
		final int strideY = rows ? shape.width() : 1;
		final float[] plane = new float[sample.parts() * shape.planeSamples()];
		int i = 0;
		for (int y = 0; y < shape.height(); y++)
			for (int x = 0; x < shape.width(); x++)
				for (int part = 0; part < sample.parts(); part++)
					plane[i++] =
						(float) sample.part(bytes, (x * strideX + y * strideY) * sample.bytes() + part * sample.partBytes());
		return plane;
	}

	@Override
	public void close() throws IOException {
		file.close();
	}
}
