package io.github.phasegen.io.tiff;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.Opener;

import io.github.phasegen.io.AtomicFile;
import io.github.phasegen.io.ChannelPairs;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageTooLargeException;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.WriteOptions;

/**
 * TIFF as ImageJ reads and writes it: 8, 16 or 32-bit grey values, stacks and hyperstacks with calibration, slice labels and info.
 * <p>
 * Written are 32-bit hyperstacks. Complex images are stored as two channels per channel and recognised by their slice labels. Letters
 * outside Latin-1 in labels and info are lost by ImageJ's decoder (1.54p) when the file is little-endian, as by ImageJ's default.
 */
public final class TiffFormat implements ImageFormat {

	@Override
	public String name() {
		return "TIFF";
	}

	@Override
	public List<String> extensions() {
		return List.of("tif", "tiff");
	}

	@Override
	public boolean recognises(final byte[] head) {
		return head.length >= 4 && (isMagic(head, 'I', 42, 0) || isMagic(head, 'M', 0, 42) || isMagic(head, 'I', 43, 0)
			|| isMagic(head, 'M', 0, 43));
	}

	@Override
	public PlaneReader open(final Path file, final ReadOptions options) throws IOException {
		options.requireNoEntry(file);
		return ChannelPairs.recognise(new TiffPlanes(TiffPixels.read(file)));
	}

	/**
	 * Opens a file as an ImageJ image of its own type, which is not shown.
	 *
	 * @throws ImageTooLargeException if its pixels would take more than half of Java's memory
	 */
	public ImagePlus open(final Path file) throws IOException {
		checkForImageJ(TiffPixels.read(file));
		final Path absolute = file.toAbsolutePath();
		final ImagePlus imp;
		try {
			imp = new Opener().openTiff(absolute.getParent() + "/", absolute.getFileName().toString());
		}
		catch (final RuntimeException e) {
			throw new CorruptFileException(file, "pixels", e, "a TIFF that ImageJ can open");
		}
		if (imp == null || imp.getWidth() == 0)
			throw new CorruptFileException(file, "pixels", "none", "a TIFF that ImageJ can open");
		return imp;
	}

	/** ImageJ would take memory for whatever is promised, and fill up with zeros what cannot be unfolded. */
	private static void checkForImageJ(final TiffImages images) throws IOException {
		final long bytes = images.count() * images.type().planeBytes(images.width(), images.height());
		final long limit = Runtime.getRuntime().maxMemory() / 2;
		if (bytes > limit)
			throw new ImageTooLargeException(images.file().getFileName().toString(), bytes, limit);
		if (images.info().compression == FileInfo.COMPRESSION_NONE)
			return;
		try (PlaneReader planes = new TiffPlanes(images)) {
			for (int k = 0; k < images.count(); k++)
				planes.read(k);
		}
	}

	@Override
	public boolean canWrite() {
		return true;
	}

	@Override
	public PlaneWriter create(final Path file, final ImageLayout layout, final WriteOptions options) throws IOException {
		return new TiffPlaneWriter(file, layout, options.output(), options.overwrite());
	}

	/**
	 * Writes an ImageJ image of any type but leaves its title and its "changed" mark alone, which ImageJ's own saving does not.
	 *
	 * @throws java.nio.file.FileAlreadyExistsException if the file exists and {@code overwrite} is false
	 */
	public void save(final ImagePlus imp, final Path file, final boolean overwrite) throws IOException {
		AtomicFile.write(file, overwrite, temporary -> {
			try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
				TiffHeader.write(TiffHeader.of(imp, 0), out);
			}
		});
	}

	private static boolean isMagic(final byte[] head, final char order, final int third, final int fourth) {
		return head[0] == order && head[1] == order && head[2] == third && head[3] == fourth;
	}
}
