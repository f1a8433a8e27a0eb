package io.github.phasegen.io.hdf5.fastmri;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PartitionEncoding;
import io.github.phasegen.io.SampleEncoder;
import io.github.phasegen.io.SamplingMasks;
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
import io.github.phasegen.kspace.PlaneAxis;

/** Writes a fastMRI file, whose rows run along the readout; holds one slice of all coils in memory. */
final class FastMriWriter extends SequentialPlaneWriter {

	private static final Hdf5Type COMPLEX64 = Hdf5Type.complex("r", "i", Hdf5Type.Number.FLOAT32);

	private final PendingHdf5 target;

	/** As the caller has it. */
	private final Encoding encoding;

	/** As the file has it: the readout runs along its rows. */
	private final ImageLayout stored;
	private final Encoding storedEncoding;
	private final Hdf5DatasetWriter kspace;
	private final Hdf5DatasetWriter images;
	private final SampleEncoder encoder = new SampleEncoder();
	private final SliceImage slice;
	private final ImageStatistics statistics = new ImageStatistics();
	private int imagesWritten;

	static FastMriWriter create(final Path file, final ImageLayout layout, final WriteOptions options) throws IOException {
		require(file, layout);
		final PendingHdf5 target = PendingHdf5.create(file, options.overwrite());
		try {
			return new FastMriWriter(layout, target);
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
		if (PartitionEncoding.of(layout.metadata(), layout.shape()).isPresent())
			throw new UnsupportedFormatException(file, "partition encoding", "k-space along z too",
				"k-space of slices: open it as an image first, and export that");
		if (layout.shape().frames() != 1)
			throw new UnsupportedFormatException(file, "frames", layout.shape().frames(), "1, since fastMRI has no place for more");
	}

	private FastMriWriter(final ImageLayout layout, final PendingHdf5 target) {
		super(layout);
		this.target = target;
		this.encoding = encoding(layout);
		this.stored = isTransposed() ? transposed(layout) : layout;
		this.storedEncoding = isTransposed() ? new Encoding(encoding.norm(), Encoding.Readout.Y, encoding.imageHeight(), encoding.imageWidth())
			: encoding;
		final ImageShape shape = stored.shape();
		final Hdf5GroupWriter root = target.writer().root();
		final boolean single = shape.channels() == 1;
		this.kspace = single ? root.dataset(FastMriFormat.KSPACE, COMPLEX64, shape.slices(), shape.height(), shape.width())
			: root.dataset(FastMriFormat.KSPACE, COMPLEX64, shape.slices(), shape.channels(), shape.height(), shape.width());
		this.images = root.dataset(single ? FastMriFormat.SINGLE_COIL_IMAGE : FastMriFormat.MULTI_COIL_IMAGE,
			Hdf5Type.Number.FLOAT32, shape.slices(), storedEncoding.imageHeight(), storedEncoding.imageWidth());
		this.slice = new SliceImage(shape.width(), shape.height(), storedEncoding);
	}

	private boolean isTransposed() {
		return encoding.readout() == Encoding.Readout.X;
	}

	private static ImageLayout transposed(final ImageLayout layout) {
		final ImageShape shape = layout.shape();
		final ImageMetadata m = layout.metadata();
		return new ImageLayout(shape.withPlane(shape.height(), shape.width()), true,
			new ImageMetadata(m.title(), m.y(), m.x(), m.z(), m.t(), m.labels(), m.info()));
	}

	/** The image is no larger than k-space. */
	private static Encoding encoding(final ImageLayout layout) {
		final ImageShape shape = layout.shape();
		final Encoding told = Encoding.of(layout.metadata(), shape)
			.orElse(new Encoding(Optional.of(FourierNorm.ORTHO), Encoding.Readout.Y, shape.width(), shape.height()));
		return new Encoding(told.norm(), told.readout(), Math.min(shape.width(), told.imageWidth()),
			Math.min(shape.height(), told.imageHeight()));
	}

	@Override
	protected void put(final int k, final float[] samples) throws IOException {
		computeMissingImage();
		final float[] plane = isTransposed() ? TransposedPlane.of(samples, layout().shape().width(), layout().shape().height(), 2) : samples;
		kspace.write((long) k * layout().shape().planeSamples(), plane, encoder);
		slice.add(plane);
	}

	/** For the slice before, if its image has not been handed over. */
	private void computeMissingImage() throws IOException {
		if (written() == 0 || written() % layout().shape().channels() != 0)
			return;
		if (imagesWritten < written() / layout().shape().channels())
			writeImage(slice.compute());
		slice.clear();
	}

	@Override
	public void reconstruction(final float[] magnitude) throws IOException {
		final int channels = layout().shape().channels();
		if (written() == 0 || written() % channels != 0 || imagesWritten == written() / channels)
			throw new IllegalStateException("Reconstruction: expected one behind the last channel of a slice, found one behind plane "
				+ written());
		if (magnitude.length != encoding.imageWidth() * encoding.imageHeight())
			throw new IllegalArgumentException("Reconstruction: expected " + encoding.imageWidth() + " x " + encoding.imageHeight()
				+ " samples, found " + magnitude.length);
		writeImage(isTransposed() ? TransposedPlane.of(magnitude, encoding.imageWidth(), encoding.imageHeight(), 1) : magnitude);
	}

	private void writeImage(final float[] magnitude) throws IOException {
		images.write((long) imagesWritten * magnitude.length, magnitude, encoder);
		statistics.add(magnitude);
		imagesWritten++;
	}

	@Override
	protected void finish() throws IOException {
		computeMissingImage();
		final Hdf5GroupWriter root = target.writer().root();
		writeMask(root);
		root.text(FastMriFormat.HEADER, FastMriHeader.of(stored, storedEncoding).toXml());
		root.attribute("max", statistics.max());
		root.attribute("norm", statistics.norm());
		final ImageMetadata metadata = layout().metadata();
		root.attribute("acquisition", metadata.infoValue("Acquisition").orElse("unknown"));
		root.attribute("patient_id", metadata.infoValue("Patient ID").orElse(metadata.title()));
		root.attribute(StoredMetadata.ATTRIBUTE, StoredMetadata.toJson(encoding.addTo(metadata)));
		target.commit();
	}

	/** The format has a place for the columns of all slices only. Other masks are in the info. */
	private void writeMask(final Hdf5GroupWriter root) throws IOException {
		final Optional<boolean[]> columns = SamplingMasks.told(layout().metadata(), layout().shape())
			.filter(told -> told.masks().size() == 1)
			.flatMap(told -> told.mask(0).lines(isTransposed() ? PlaneAxis.Y : PlaneAxis.X));
		if (columns.isEmpty())
			return;
		final float[] values = new float[columns.get().length];
		for (int x = 0; x < values.length; x++)
			values[x] = columns.get()[x] ? 1 : 0;
		root.dataset(FastMriFormat.MASK, Hdf5Type.Number.FLOAT32, values.length).write(0, values, encoder);
	}

	@Override
	public void close() throws IOException {
		target.close();
	}
}
