package io.github.phasegen.io.bart;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

import io.github.phasegen.io.AtomicFile;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.PendingFile;
import io.github.phasegen.io.SampleEncoder;
import io.github.phasegen.io.SequentialPlaneWriter;

/** Writes both files of an array. The header appears last, since without it the data are nothing. */
final class BartWriter extends SequentialPlaneWriter {

	private final BartFiles files;
	private final boolean overwrite;
	private final PendingFile header;
	private final PendingFile data;
	private final FileChannel channel;
	private final SampleEncoder encoder = new SampleEncoder();

	BartWriter(final BartFiles files, final ImageLayout layout, final boolean overwrite) throws IOException {
		super(layout);
		this.files = files;
		this.overwrite = overwrite;
		this.header = new PendingFile(files.header(), overwrite);
		this.data = new PendingFile(files.data(), overwrite);
		this.channel = FileChannel.open(data.temporary(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
	}

	@Override
	protected void put(final int k, final float[] samples) throws IOException {
		channel.position(8L * layout().shape().planeSamples() * BartAxes.planesBefore(layout().shape(), k));
		encoder.write(channel, layout().complex() ? samples : complex(samples));
	}

	/** BART has no real numbers. */
	private static float[] complex(final float[] real) {
		final float[] complex = new float[2 * real.length];
		for (int i = 0; i < real.length; i++)
			complex[2 * i] = real[i];
		return complex;
	}

	@Override
	protected void finish() throws IOException {
		channel.close();
		Files.writeString(header.temporary(), new BartHeader(BartAxes.dimensions(layout().shape())).text(), StandardCharsets.US_ASCII);
		AtomicFile.check(files.header(), overwrite);
		final Path replaced = setAside(files.data());
		try {
			commitBoth();
		}
		catch (final IOException e) {
			if (replaced != null)
				Files.move(replaced, files.data());
			throw e;
		}
		if (replaced != null)
			Files.delete(replaced);
	}

	private void commitBoth() throws IOException {
		data.commit();
		try {
			header.commit();
		}
		catch (final IOException e) {
			Files.delete(files.data());
			throw e;
		}
	}

	/** Data that are replaced come back if their header cannot be replaced; null if there are none, or they are to stay. */
	private Path setAside(final Path file) throws IOException {
		if (!overwrite || !Files.isRegularFile(file))
			return null;
		final Path aside = file.toAbsolutePath().resolveSibling("." + UUID.randomUUID() + "." + file.getFileName());
		return Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
	}

	@Override
	public void close() throws IOException {
		channel.close();
		try {
			data.close();
		}
		finally {
			header.close();
		}
	}
}
