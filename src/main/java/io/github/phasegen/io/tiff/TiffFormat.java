package io.github.phasegen.io.tiff;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.io.TiffEncoder;

import io.github.phasegen.io.AtomicFile;
import io.github.phasegen.io.CollectingPlaneWriter;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.io.LoadedPlanes;
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
		return new LoadedPlanes(read(file));
	}

	@Override
	public ImageContents read(final Path file) throws IOException {
		return ImagePlusAdapter.toContents(open(file));
	}

	/** Reads a file as an ImageJ image that shows nothing and is not shown. */
	public ImagePlus open(final Path file) throws IOException {
		TiffDirectories.check(file);
		TiffPixels.check(file);
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

	@Override
	public boolean canWrite() {
		return true;
	}

	/** Collects the planes, since ImageJ writes a stack in one go. */
	@Override
	public PlaneWriter create(final Path file, final ImageLayout layout, final WriteOptions options) throws IOException {
		AtomicFile.check(file, options.overwrite());
		return new CollectingPlaneWriter(layout, contents -> write(file, contents, options.output(), options.overwrite()));
	}

	@Override
	public void write(final Path file, final ImageContents contents, final ComplexOutput output, final boolean overwrite)
		throws IOException
	{
		AtomicFile.check(file, overwrite);
		save(ImagePlusAdapter.toImagePlus(contents, output), file, overwrite);
	}

	/**
	 * Writes an ImageJ image of any type but leaves its title and its "changed" mark alone, which ImageJ's own saving does not.
	 *
	 * @throws java.nio.file.FileAlreadyExistsException if the file exists and {@code overwrite} is false
	 */
	public void save(final ImagePlus imp, final Path file, final boolean overwrite) throws IOException {
		AtomicFile.write(file, overwrite, temporary -> encode(imp, temporary));
	}

	/** ImageJ's FileSaver reports failures in a window or on the console; its encoder throws them. */
	private static void encode(final ImagePlus imp, final Path file) throws IOException {
		final FileSaver saver = new FileSaver(imp);
		final FileInfo info = imp.getFileInfo();
		info.nImages = imp.getStackSize();
		info.description = saver.getDescriptionString();
		info.info = imp.getInfoProperty();
		info.sliceLabels = sliceLabels(imp);
		info.properties = imp.getPropertiesAsArray();
		if (imp.isComposite())
			saver.saveDisplayRangesAndLuts(imp, info);
		try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
			new TiffEncoder(info).write(out);
		}
	}

	private static String[] sliceLabels(final ImagePlus imp) {
		final String[] labels = new String[imp.getStackSize()];
		for (int i = 0; i < labels.length; i++)
			labels[i] = imp.getStack().getSliceLabel(i + 1);
		return labels;
	}

	private static boolean isMagic(final byte[] head, final char order, final int third, final int fourth) {
		return head[0] == order && head[1] == order && head[2] == third && head[3] == fourth;
	}
}
