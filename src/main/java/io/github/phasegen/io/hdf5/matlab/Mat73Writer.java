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
import io.github.phasegen.io.SampleEncoder;
import io.github.phasegen.io.SequentialPlaneWriter;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.io.hdf5.PendingHdf5;
import io.github.phasegen.io.hdf5.StoredMetadata;
import io.github.phasegen.io.hdf5.TransposedPlane;
import io.github.phasegen.io.hdf5.file.Hdf5DatasetWriter;
import io.github.phasegen.io.hdf5.file.Hdf5Type;

/** Writes one variable. MATLAB's order is rows, columns, slices, coils, frames; dimensions of size 1 at the end are left out. */
final class Mat73Writer extends SequentialPlaneWriter {

	private static final int USER_BLOCK = 512;
	private static final int TEXT = 116;
	private static final int VERSION_POSITION = 124;
	private static final Hdf5Type COMPLEX = Hdf5Type.complex("real", "imag", Hdf5Type.Number.FLOAT32);

	private final PendingHdf5 target;
	private final Hdf5DatasetWriter variable;
	private final SampleEncoder encoder = new SampleEncoder();

	static Mat73Writer create(final Path file, final ImageLayout layout, final WriteOptions options) throws IOException {
		final PendingHdf5 target = PendingHdf5.create(file, options.overwrite(), userBlock());
		try {
			return new Mat73Writer(layout, target);
		}
		catch (final RuntimeException e) {
			target.close();
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

	private Mat73Writer(final ImageLayout layout, final PendingHdf5 target) {
		super(layout);
		this.target = target;
		this.variable = target.writer().root().dataset(name(layout.metadata()), layout.complex() ? COMPLEX : Hdf5Type.Number.FLOAT32,
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
		variable.write(plane * shape.planeSamples(), TransposedPlane.of(samples, shape.width(), shape.height(), layout().complex() ? 2 : 1), encoder);
	}

	@Override
	protected void finish() throws IOException {
		target.writer().root().attribute(StoredMetadata.ATTRIBUTE, StoredMetadata.toJson(layout().metadata()));
		target.commit();
	}

	@Override
	public void close() throws IOException {
		target.close();
	}
}
