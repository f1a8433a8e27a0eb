package io.github.phasegen.io.hdf5.ismrmrd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PartitionEncoding;
import io.github.phasegen.io.SequentialPlaneWriter;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.io.hdf5.PendingHdf5;
import io.github.phasegen.io.hdf5.StoredMetadata;
import io.github.phasegen.io.hdf5.TransposedPlane;
import io.github.phasegen.io.hdf5.file.Hdf5DatasetWriter;
import io.github.phasegen.io.hdf5.file.Hdf5GroupWriter;
import io.github.phasegen.io.hdf5.file.Hdf5Type;
import io.github.phasegen.kspace.FourierNorm;

/** Writes an ISMRMRD file, line by line; holds one slice of all channels in memory. */
final class IsmrmrdWriter extends SequentialPlaneWriter {

	private static final int LARGEST = 65535;

	private final PendingHdf5 target;
	private final Hdf5GroupWriter group;
	private final Hdf5DatasetWriter table;
	private final Encoding encoding;
	private final boolean transposed;

	/** Present if Z is a phase encoding. */
	private final Optional<PartitionEncoding> partitions;

	/** Width is the readout. */
	private final ImageShape shape;
	private final float[][] channels;

	static IsmrmrdWriter create(final Path file, final ImageLayout layout, final WriteOptions options) throws IOException {
		require(file, layout);
		final PendingHdf5 target = PendingHdf5.create(file, options.overwrite());
		try {
			return new IsmrmrdWriter(layout, target);
		}
		catch (final RuntimeException e) {
			target.close();
			throw e;
		}
	}

	private static void require(final Path file, final ImageLayout layout) throws UnsupportedFormatException {
		if (!layout.complex())
			throw new UnsupportedFormatException(file, "samples", "real numbers", "complex k-space");
		if (Encoding.domain(layout.metadata()).orElse(Domain.K_SPACE) == Domain.IMAGE)
			throw new UnsupportedFormatException(file, "samples", "an image", "k-space, which Export k-Space makes of it");
		final ImageShape shape = layout.shape();
		if (Math.max(Math.max(shape.width(), shape.height()), Math.max(shape.channels(), Math.max(shape.slices(), shape.frames()))) > LARGEST)
			throw new UnsupportedFormatException(file, "sizes", shape, "at most " + LARGEST + " each, since ISMRMRD counts in 16 bits");
	}

	private IsmrmrdWriter(final ImageLayout layout, final PendingHdf5 target) {
		super(layout);
		this.target = target;
		this.encoding = Encoding.of(layout.metadata(), layout.shape()).orElse(new Encoding(Optional.of(FourierNorm.ORTHO),
			Encoding.Readout.X, layout.shape().width(), layout.shape().height()));
		this.partitions = PartitionEncoding.of(layout.metadata(), layout.shape());
		this.transposed = encoding.readout() == Encoding.Readout.Y;
		this.shape = transposed ? layout.shape().withPlane(layout.shape().height(), layout.shape().width()) : layout.shape();
		this.channels = new float[shape.channels()][];
		this.group = target.writer().root().group(IsmrmrdFormat.USUAL_GROUP);
		this.table = group.dataset(IsmrmrdFormat.DATA, AcquisitionRow.TYPE, (long) shape.height() * shape.slices() * shape.frames());
	}

	@Override
	protected void put(final int k, final float[] samples) throws IOException {
		final int channel = k % shape.channels();
		channels[channel] = transposed ? TransposedPlane.of(samples, shape.height(), shape.width(), 2) : samples.clone();
		if (channel == shape.channels() - 1)
			writeSlice(k / shape.channels());
	}

	private void writeSlice(final int slice) throws IOException {
		final ByteBuffer rows = ByteBuffer.allocate(Math.multiplyExact(AcquisitionRow.BYTES, shape.height()));
		for (int line = 0; line < shape.height(); line++) {
			AcquisitionRow.put(rows, acquisition(slice, line), slice * shape.height() + line, offset(slice % shape.slices()));
		}
		table.write((long) slice * shape.height(), rows.array());
	}

	/** Of a slice from the centre, in mm; all partitions are of one slab. */
	private float offset(final int z) {
		return partitions.isPresent() ? 0 : (float) ((z - (shape.slices() - 1) / 2.0) * length(layout().metadata().z()));
	}

	private Acquisition acquisition(final int slice, final int line) throws IOException {
		final int z = slice % shape.slices();
		final int t = slice / shape.slices();
		final int width = shape.width();
		return new Acquisition(line, flags(slice, line), new Acquisition.Readout(width, shape.channels(), width / 2, 0, 0),
			partitions.isPresent() ? new Acquisition.Counters(line, z, 0, 0, 0, t, 0) : new Acquisition.Counters(line, 0, z, 0, 0, t, 0),
			samples(line));
	}

	private byte[] samples(final int line) throws IOException {
		final int row = 2 * shape.width();
		final ByteBuffer bytes = ByteBuffer.allocate(4 * row * shape.channels()).order(ByteOrder.LITTLE_ENDIAN);
		final FloatBuffer floats = bytes.asFloatBuffer();
		for (final float[] channel : channels)
			floats.put(channel, line * row, row);
		return target.writer().refer(bytes, row * shape.channels());
	}

	private long flags(final int slice, final int line) {
		final int z = slice % shape.slices();
		final boolean first = line == 0;
		final boolean last = line == shape.height() - 1;
		final boolean lastSlice = last && z == shape.slices() - 1;
		final boolean firstSlice = first && z == 0;
		final boolean slab = partitions.isPresent();
		return ((slab ? firstSlice : first) ? AcquisitionFlag.FIRST_IN_SLICE.mask() : 0)
			| ((slab ? lastSlice : last) ? AcquisitionFlag.LAST_IN_SLICE.mask() : 0)
			| (firstSlice ? AcquisitionFlag.FIRST_IN_REPETITION.mask() : 0)
			| (lastSlice ? AcquisitionFlag.LAST_IN_REPETITION.mask() : 0)
			| (lastSlice && slice == shape.slices() * shape.frames() - 1 ? AcquisitionFlag.LAST_IN_MEASUREMENT.mask() : 0);
	}

	@Override
	protected void finish() throws IOException {
		final Hdf5DatasetWriter xml = group.dataset(IsmrmrdFormat.XML, Hdf5Type.VariableText.ASCII, 1);
		xml.write(0, target.writer().refer(header().toXml()));
		group.attribute(StoredMetadata.ATTRIBUTE, StoredMetadata.toJson(encoding.addTo(layout().metadata())));
		target.commit();
	}

	private IsmrmrdHeader header() {
		final ImageMetadata metadata = layout().metadata();
		final double x = length(transposed ? metadata.y() : metadata.x());
		final double y = length(transposed ? metadata.x() : metadata.y());
		final double z = length(metadata.z());
		final int imageX = Math.min(shape.width(), transposed ? encoding.imageHeight() : encoding.imageWidth());
		final int imageY = Math.min(shape.height(), transposed ? encoding.imageWidth() : encoding.imageHeight());
		final int count = partitions.isPresent() ? shape.slices() : 1;
		final int imageZ = partitions.map(told -> Math.min(count, told.imageSlices())).orElse(1);
		return new IsmrmrdHeader(
			new IsmrmrdHeader.Space(shape.width(), shape.height(), count, x * shape.width(), y * shape.height(), z * count),
			new IsmrmrdHeader.Space(imageX, imageY, imageZ, x * imageX, y * imageY, z * imageZ), limits(), "cartesian", shape.channels());
	}

	private Map<String, IsmrmrdHeader.Limit> limits() {
		final IsmrmrdHeader.Limit lines = IsmrmrdHeader.Limit.of(shape.height());
		final IsmrmrdHeader.Limit repetitions = limit(shape.frames());
		return partitions.isPresent() ? Map.of(IsmrmrdHeader.LINES, lines, IsmrmrdHeader.PARTITIONS, IsmrmrdHeader.Limit.of(shape.slices()),
			"slice", limit(1), "repetition", repetitions)
			: Map.of(IsmrmrdHeader.LINES, lines, "slice", limit(shape.slices()), "repetition", repetitions);
	}

	private static IsmrmrdHeader.Limit limit(final int count) {
		return new IsmrmrdHeader.Limit(0, count - 1, 0);
	}

	/** Samples of unknown size are taken to be 1 mm apart, since the header has no way to say so. */
	private static double length(final AxisScale scale) {
		return Millimetres.step(scale).orElse(1);
	}

	@Override
	public void close() throws IOException {
		target.close();
	}
}
