package io.github.phasegen.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.MemoryLimit;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.kspace.AxisFourier;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneAxis;

/**
 * The centred Fourier transform along Z, either way. All planes of a frame are held in memory; each leaves it when it is read, so that whoever
 * collects them needs no memory for a second copy. Reading a plane twice is slow.
 */
final class PartitionPlanes extends DerivedPlanes {

	private interface Direction {

		void apply(AxisFourier fourier, float[] rows);
	}

	private final Direction direction;
	private final AxisFourier fourier;

	/** The transformed planes of a frame that have not been read. */
	private float[][] planes = {};
	private int loaded = -1;

	private PartitionPlanes(final PlaneReader from, final Direction direction) throws IOException {
		super(from);
		MemoryLimit.checkFrame(from);
		this.direction = direction;
		this.fourier = new AxisFourier(PlaneAxis.Y, from.shape().width(), from.shape().slices());
	}

	/** @throws io.github.phasegen.io.ImageTooLargeException if a frame would take more than half of Java's memory */
	static PlaneReader toImage(final PlaneReader kspace, final FourierNorm norm) throws IOException {
		return new PartitionPlanes(kspace, (fourier, rows) -> fourier.inverse(rows, norm));
	}

	/** @throws io.github.phasegen.io.ImageTooLargeException if a frame would take more than half of Java's memory */
	static PlaneReader toKSpace(final PlaneReader image, final FourierNorm norm) throws IOException {
		return new PartitionPlanes(image, (fourier, rows) -> fourier.forward(rows, norm));
	}

	@Override
	public float[] read(final int k) throws IOException {
		if (k < 0 || k >= shape().planeCount())
			throw new IndexOutOfBoundsException("Plane " + k + " of " + shape().planeCount());
		final int count = shape().channels() * shape().slices();
		if (loaded != k / count || planes[k % count] == null)
			load(k / count);
		final float[] plane = planes[k % count];
		planes[k % count] = null;
		return plane;
	}

	private void load(final int frame) throws IOException {
		loaded = -1;
		planes = new float[shape().channels() * shape().slices()][];
		for (int i = 0; i < planes.length; i++)
			planes[i] = from().readComplex(frame * planes.length + i).data();
		final float[] rows = new float[2 * shape().width() * shape().slices()];
		for (int c = 0; c < shape().channels(); c++)
			for (int y = 0; y < shape().height(); y++)
				transform(c, y, rows);
		loaded = frame;
	}

	/** Row {@code y} of all slices of a channel becomes a plane of X and Z. */
	private void transform(final int channel, final int y, final float[] rows) {
		final int row = 2 * shape().width();
		for (int z = 0; z < shape().slices(); z++)
			System.arraycopy(planes[shape().plane(channel, z, 0)], y * row, rows, z * row, row);
		direction.apply(fourier, rows);
		for (int z = 0; z < shape().slices(); z++)
			System.arraycopy(rows, z * row, planes[shape().plane(channel, z, 0)], y * row, row);
	}

	/** Slices cut (never padded) to a number about the centre slice floor(n/2). */
	static PlaneReader cropped(final PlaneReader planes, final int slices) {
		final ImageShape all = planes.shape();
		final ImageShape shape = all.withSlices(Math.min(slices, all.slices()));
		final ImageMetadata metadata = planes.metadata().withLabels(labels(planes.metadata(), all, shape));
		return new DerivedPlanes(planes) {

			@Override
			public ImageShape shape() {
				return shape;
			}

			@Override
			public boolean complex() {
				return from().complex();
			}

			@Override
			public ImageMetadata metadata() {
				return metadata;
			}

			@Override
			public float[] read(final int k) throws IOException {
				if (k < 0 || k >= shape.planeCount())
					throw new IndexOutOfBoundsException("Plane " + k + " of " + shape.planeCount());
				return from().read(uncropped(k, all, shape));
			}
		};
	}

	/** The number that plane {@code k} had before slices were cut. */
	private static int uncropped(final int k, final ImageShape all, final ImageShape cropped) {
		final int slice = k / cropped.channels();
		return all.plane(k % cropped.channels(), slice % cropped.slices() + all.slices() / 2 - cropped.slices() / 2, slice / cropped.slices());
	}

	private static List<String> labels(final ImageMetadata metadata, final ImageShape all, final ImageShape cropped) {
		final List<String> labels = new ArrayList<>();
		for (int k = 0; k < cropped.planeCount() && !metadata.labels().isEmpty(); k++)
			labels.add(metadata.labels().get(uncropped(k, all, cropped)));
		return labels;
	}
}
