package io.github.phasegen.io.numpy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.phasegen.io.ByteSource;
import io.github.phasegen.io.FileBytes;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.PendingFile;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.WriteOptions;

/**
 * One NumPy array in a file (.npy): bool, whole numbers, floats and complex numbers of both byte orders, in C and Fortran order.
 * <p>
 * The dimensions mean yx, zyx, zcyx or tzcyx by their number. Images are written as complex64 or float32 in C order with the fewest
 * dimensions that bring all axes back: yx for a single plane, zyx for slices, zcyx as soon as there are channels, tzcyx as soon as there are
 * frames. An array has no place for calibration, labels and info.
 */
public final class NpyFormat implements ImageFormat {

	@Override
	public String name() {
		return "NumPy";
	}

	@Override
	public List<String> extensions() {
		return List.of("npy");
	}

	@Override
	public boolean recognises(final byte[] head) {
		return NpyHeader.isNpy(head);
	}

	@Override
	public boolean canWrite() {
		return true;
	}

	@Override
	public List<FileEntry> entries(final Path file) throws IOException {
		try (ByteSource source = new FileBytes(file)) {
			return List.of(NpyArray.read(file, "", source).entry());
		}
	}

	@Override
	public PlaneReader open(final Path file, final ReadOptions options) throws IOException {
		if (!options.entry().isEmpty())
			throw new UnsupportedFormatException(file, "entry", options.entry(), "none, since such a file holds one array");
		final ByteSource source = new FileBytes(file);
		try {
			return NpyArray.read(file, "", source).open(source, options);
		}
		catch (final IOException | RuntimeException e) {
			source.close();
			throw e;
		}
	}

	@Override
	public PlaneWriter create(final Path file, final ImageLayout layout, final WriteOptions options) throws IOException {
		return NpyWriter.plain(layout, new PendingFile(file, options.overwrite()));
	}
}
