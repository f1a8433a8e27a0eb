package io.github.phasegen.command.io;

import java.io.IOException;
import java.nio.file.Path;

import ij.ImagePlus;
import io.github.phasegen.io.tiff.TiffFormat;
import org.scijava.Priority;
import org.scijava.io.IOPlugin;
import org.scijava.plugin.Plugin;

/** TIFF as ImageJ stores it, pixel type and all; in Fiji SCIFIO comes first. */
@Plugin(type = IOPlugin.class, priority = Priority.VERY_LOW)
public final class TiffIO extends ImageFileIO {

	private final TiffFormat format = new TiffFormat();

	public TiffIO() {
		super(new TiffFormat());
	}

	@Override
	protected ImagePlus read(final Path file) throws IOException {
		return format.open(file);
	}

	@Override
	protected void write(final ImagePlus image, final Path file) throws IOException {
		format.save(image, file, false);
	}
}
