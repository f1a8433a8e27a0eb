package io.github.phasegen.io.torch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.PendingFile;
import io.github.phasegen.io.SampleEncoder;
import io.github.phasegen.io.SequentialPlaneWriter;
import io.github.phasegen.io.UsualAxes;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.io.zip.StoredZipWriter;

/** Writes one tensor with the usual axes, in C order: which is the order of the planes. */
final class TorchWriter extends SequentialPlaneWriter {

	private static final String FOLDER = "archive/";
	private static final String STORAGE = FOLDER + "data/0";

	private final PendingFile pending;
	private final StoredZipWriter zip;
	private final SampleEncoder encoder = new SampleEncoder();
	private final StoredZipWriter.Body body;
	private final long size;
	private final long offset;

	TorchWriter(final Path file, final ImageLayout layout, final WriteOptions options) throws IOException {
		super(layout);
		pending = new PendingFile(file, options.overwrite());
		zip = new StoredZipWriter(pending.temporary(), true);
		size = (long) Float.BYTES * layout.planeFloats() * layout.shape().planeCount();
		try {
			zip.entry(FOLDER + TorchArchive.PICKLE, TorchPickle.of(layout.complex(), UsualAxes.SLOWEST_FIRST.holding(layout.shape()).sizes(layout.shape())));
			zip.entry(FOLDER + "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
			zip.entry(FOLDER + "version", "3\n".getBytes(StandardCharsets.US_ASCII));
			offset = zip.begin(STORAGE, size);
			body = zip.body();
		}
		catch (final IOException e) {
			close();
			throw e;
		}
	}

	@Override
	protected void put(final int k, final float[] samples) throws IOException {
		encoder.write(body, samples);
	}

	@Override
	protected void finish() throws IOException {
		zip.end(STORAGE, size, offset, body.crc());
		zip.finish();
		zip.close();
		pending.commit();
	}

	@Override
	public void close() throws IOException {
		try {
			zip.close();
		}
		finally {
			pending.close();
		}
	}
}
