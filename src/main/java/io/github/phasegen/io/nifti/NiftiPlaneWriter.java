package io.github.phasegen.io.nifti;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PendingFile;
import io.github.phasegen.io.SampleEncoder;
import io.github.phasegen.io.SequentialPlaneWriter;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * Writes the planes of a NIfTI file as they come. In the file Z is fastest, then T, then C: planes of several channels are put where they
 * belong, and if the file is to be compressed, that is done at the end from an uncompressed file beside it.
 */
final class NiftiPlaneWriter extends SequentialPlaneWriter {

	private final PendingFile target;
	private final PendingFile plain;
	private final WritableByteChannel channel;
	private final NiftiHeader header;
	private final SampleEncoder encoder = new SampleEncoder();

	static NiftiPlaneWriter create(final Path file, final ImageLayout layout, final boolean compressed, final boolean overwrite)
		throws IOException
	{
		final byte[] extension = NiftiExtension.of(layout.metadata()).bytes(java.nio.ByteOrder.LITTLE_ENDIAN);
		if (extension.length > NiftiExtension.LARGEST_BYTES)
			throw new UnsupportedFormatException(file, "labels and info", extension.length + " bytes",
				"at most " + NiftiExtension.LARGEST_BYTES + " for NIfTI");
		final NiftiPlaneWriter writer = new NiftiPlaneWriter(file, layout, compressed, overwrite, NiftiLayout.header(layout, extension.length));
		try {
			writer.begin(extension);
			return writer;
		}
		catch (final IOException e) {
			writer.close();
			throw e;
		}
	}

	private NiftiPlaneWriter(final Path file, final ImageLayout layout, final boolean compressed, final boolean overwrite,
		final NiftiHeader header) throws IOException
	{
		super(layout);
		this.header = header;
		target = new PendingFile(file, overwrite);
		plain = compressed && layout.shape().channels() > 1 ? new PendingFile(file, overwrite) : null;
		channel = compressed && plain == null ? Channels.newChannel(gzip(target.temporary()))
			: FileChannel.open((plain == null ? target : plain).temporary(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
	}

	private static OutputStream gzip(final Path file) throws IOException {
		final OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), NiftiFile.CHUNK);
		return new GZIPOutputStream(out, NiftiFile.CHUNK) {
			{
				// measured samples have noise in their low bits, which no effort compresses
				def.setLevel(Deflater.BEST_SPEED);
			}
		};
	}

	/** The four bytes behind the header say that an extension follows. */
	private void begin(final byte[] extension) throws IOException {
		write(NiftiHeaderEncoder.encode(header));
		write(new byte[] { 1, 0, 0, 0 });
		write(extension);
	}

	private void write(final byte[] bytes) throws IOException {
		final ByteBuffer buffer = ByteBuffer.wrap(bytes);
		while (buffer.hasRemaining())
			channel.write(buffer);
	}

	@Override
	protected void put(final int k, final float[] samples) throws IOException {
		if (channel instanceof FileChannel file)
			file.position(header.dataOffset() + place(k) * layout().shape().planeSamples() * header.type().bytes());
		encoder.write(channel, samples);
	}

	/** The number in the file of plane k = c + C * (z + Z * t). */
	private long place(final int k) {
		final ImageShape shape = layout().shape();
		final int c = k % shape.channels();
		final int volume = k / shape.channels();
		return volume + (long) shape.slices() * shape.frames() * c;
	}

	@Override
	protected void finish() throws IOException {
		channel.close();
		if (plain != null)
			try (OutputStream out = gzip(target.temporary())) {
				Files.copy(plain.temporary(), out);
			}
		target.commit();
	}

	@Override
	public void close() throws IOException {
		try (PendingFile first = target; PendingFile second = plain; WritableByteChannel last = channel) {
			// each is closed, whatever happens to the others
		}
	}
}
