package io.github.phasegen.io.hdf5.fastmri;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PendingFile;
import io.github.phasegen.io.SampledColumns;
import io.github.phasegen.io.SampleEncoder;
import io.github.phasegen.io.SequentialPlaneWriter;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.io.hdf5.StoredMetadata;
import io.github.phasegen.io.hdf5.file.Hdf5DatasetWriter;
import io.github.phasegen.io.hdf5.file.Hdf5GroupWriter;
import io.github.phasegen.io.hdf5.file.Hdf5Type;
import io.github.phasegen.io.hdf5.file.Hdf5Writer;
import io.github.phasegen.kspace.FourierNorm;

/** Writes a fastMRI file; holds one slice of all coils in memory. */
final class FastMriWriter extends SequentialPlaneWriter {

	private static final Hdf5Type COMPLEX64 = Hdf5Type.complex("r", "i", Hdf5Type.Number.FLOAT32);

	private final PendingFile pending;
	private final Hdf5Writer hdf5;
	private final Encoding encoding;
	private final Hdf5DatasetWriter kspace;
	private final Hdf5DatasetWriter images;
	private final SampleEncoder encoder = new SampleEncoder();
	private final SliceImage slice;
	private final ImageStatistics statistics = new ImageStatistics();
	private int imagesWritten;

	static FastMriWriter create(final Path file, final ImageLayout layout, final WriteOptions options) throws IOException {
		require(file, layout);
		final PendingFile pending = new PendingFile(file, options.overwrite());
		try {
			return new FastMriWriter(layout, pending, Hdf5Writer.create(pending.temporary()));
		}
		catch (final IOException | RuntimeException e) {
			pending.close();
			throw e;
		}
	}

	private static void require(final Path file, final ImageLayout layout) throws UnsupportedFormatException {
		if (!layout.complex())
			throw new UnsupportedFormatException(file, "samples", "real numbers", "complex k-space");
		if (Encoding.domain(layout.metadata()).orElse(Domain.K_SPACE) == Domain.IMAGE)
			throw new UnsupportedFormatException(file, "samples", "an image", "k-space, which Export k-Space makes of it");
		if (layout.shape().frames() != 1)
			throw new UnsupportedFormatException(file, "frames", layout.shape().frames(), "1, since fastMRI has no place for more");
	}

	private FastMriWriter(final ImageLayout layout, final PendingFile pending, final Hdf5Writer hdf5) {
		super(layout);
		final ImageShape shape = layout.shape();
		this.pending = pending;
		this.hdf5 = hdf5;
		this.encoding = encoding(layout);
		final boolean single = shape.channels() == 1;
		this.kspace = single ? hdf5.root().dataset(FastMriFormat.KSPACE, COMPLEX64, shape.slices(), shape.height(), shape.width())
			: hdf5.root().dataset(FastMriFormat.KSPACE, COMPLEX64, shape.slices(), shape.channels(), shape.height(), shape.width());
		this.images = hdf5.root().dataset(single ? FastMriFormat.SINGLE_COIL_IMAGE : FastMriFormat.MULTI_COIL_IMAGE,
			Hdf5Type.Number.FLOAT32, shape.slices(), encoding.imageHeight(), encoding.imageWidth());
		this.slice = new SliceImage(shape.width(), shape.height(), encoding);
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
		kspace.write((long) k * layout().shape().planeSamples(), samples, encoder);
		slice.add(samples);
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
		writeImage(magnitude);
	}

	private void writeImage(final float[] magnitude) throws IOException {
		images.write((long) imagesWritten * magnitude.length, magnitude, encoder);
		statistics.add(magnitude);
		imagesWritten++;
	}

	@Override
	protected void finish() throws IOException {
		computeMissingImage();
		final Hdf5GroupWriter root = hdf5.root();
		writeMask(root);
		root.text(FastMriFormat.HEADER, FastMriHeader.of(layout(), encoding).toXml());
		root.attribute("max", statistics.max());
		root.attribute("norm", statistics.norm());
		final ImageMetadata metadata = layout().metadata();
		root.attribute("acquisition", metadata.infoValue("Acquisition").orElse("unknown"));
		root.attribute("patient_id", metadata.infoValue("Patient ID").orElse(metadata.title()));
		root.attribute(StoredMetadata.ATTRIBUTE, StoredMetadata.toJson(encoding.addTo(metadata)));
		hdf5.finish();
		hdf5.close();
		pending.commit();
	}

	/** A mask of another width belongs to another k-space. */
	private void writeMask(final Hdf5GroupWriter root) throws IOException {
		final Optional<SampledColumns> mask = SampledColumns.of(layout().metadata());
		if (mask.isEmpty() || mask.get().sampled().size() != layout().shape().width())
			return;
		root.dataset(FastMriFormat.MASK, Hdf5Type.Number.FLOAT32, layout().shape().width()).write(0, mask.get().toFloats(), encoder);
	}

	@Override
	public void close() throws IOException {
		try (pending) {
			hdf5.close();
		}
	}
}
