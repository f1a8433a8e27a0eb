package io.github.phasegen.io.hdf5.matlab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;

import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PendingFile;
import io.github.phasegen.io.SampleEncoder;
import io.github.phasegen.io.SequentialPlaneWriter;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.io.hdf5.StoredMetadata;
import io.github.phasegen.io.hdf5.file.Hdf5DatasetWriter;
import io.github.phasegen.io.hdf5.file.Hdf5Type;
import io.github.phasegen.io.hdf5.file.Hdf5Writer;

/** Writes one variable. MATLAB's order is rows, columns, slices, coils, frames; dimensions of size 1 at the end are left out. */
final class Mat73Writer extends SequentialPlaneWriter {

	private static final int USER_BLOCK = 512;
	private static final int TEXT = 116;
	private static final int VERSION_POSITION = 124;
	private static final Hdf5Type COMPLEX = Hdf5Type.complex("real", "imag", Hdf5Type.Number.FLOAT32);

	private final PendingFile pending;
	private final Hdf5Writer hdf5;
	private final Hdf5DatasetWriter variable;
	private final SampleEncoder encoder = new SampleEncoder();

	static Mat73Writer create(final Path file, final ImageLayout layout, final WriteOptions options) throws IOException {
		final PendingFile pending = new PendingFile(file, options.overwrite());
		try {
			return new Mat73Writer(layout, pending, Hdf5Writer.create(pending.temporary(), userBlock()));
		}
		catch (final IOException | RuntimeException e) {
			pending.close();
			throw e;
		}
	}

	/** A text of fixed length, then version 2 and the byte order as in other MAT-files. */
	private static byte[] userBlock() {
		final byte[] block = new byte[USER_BLOCK];
		Arrays.fill(block, 0, TEXT, (byte) ' ');
		final byte[] text = (Mat73Format.MAGIC + " MAT-file, Platform: Java, Created by: PhaseGen, HDF5 schema 1.00 .")
			.getBytes(StandardCharsets.US_ASCII);
		System.arraycopy(text, 0, block, 0, text.length);
		System.arraycopy(new byte[] { 0, 2, 'I', 'M' }, 0, block, VERSION_POSITION, 4);
		return block;
	}

	private Mat73Writer(final ImageLayout layout, final PendingFile pending, final Hdf5Writer hdf5) {
		super(layout);
		this.pending = pending;
		this.hdf5 = hdf5;
		this.variable = hdf5.root().dataset(name(layout.metadata()), layout.complex() ? COMPLEX : Hdf5Type.Number.FLOAT32,
			dimensions(layout.shape()));
		variable.fixedAttribute(MatVariables.CLASS, "single");
	}

	private static String name(final ImageMetadata metadata) {
		return Encoding.domain(metadata).map(domain -> domain == Domain.K_SPACE ? "kspace" : "image").orElse("data");
	}

	/** In HDF5's order, the last fastest. */
	private static long[] dimensions(final ImageShape shape) {
		final long[] all = { shape.frames(), shape.channels(), shape.slices(), shape.width(), shape.height() };
		final int superfluous = (int) LongStream.of(all).limit(3).takeWhile(size -> size == 1).count();
		return Arrays.copyOfRange(all, superfluous, all.length);
	}

	@Override
	protected void put(final int k, final float[] samples) throws IOException {
		final ImageShape shape = layout().shape();
		final int c = k % shape.channels();
		final int z = k / shape.channels() % shape.slices();
		final int t = k / shape.channels() / shape.slices();
		final long plane = ((long) t * shape.channels() + c) * shape.slices() + z;
		variable.write(plane * shape.planeSamples(), byColumns(samples), encoder);
	}

	private float[] byColumns(final float[] samples) {
		final int width = layout().shape().width();
		final int height = layout().shape().height();
		final int parts = layout().complex() ? 2 : 1;
		final float[] result = new float[samples.length];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				for (int part = 0; part < parts; part++)
					result[parts * (x * height + y) + part] = samples[parts * (y * width + x) + part];
		return result;
	}

	@Override
	protected void finish() throws IOException {
		hdf5.root().attribute(StoredMetadata.ATTRIBUTE, StoredMetadata.toJson(layout().metadata()));
		hdf5.finish();
		hdf5.close();
		pending.commit();
	}

	@Override
	public void close() throws IOException {
		try (pending) {
			hdf5.close();
		}
	}
}
