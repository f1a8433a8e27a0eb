package io.github.phasegen.command.io;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import ij.ImagePlus;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageFormats;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.io.formats.StandardFormats;
import org.scijava.io.AbstractIOPlugin;
import org.scijava.io.location.FileLocation;
import org.scijava.io.location.Location;

/**
 * A file format for SciJava's IOService, to and from ImageJ hyperstacks of 32 bits. Complex samples come as real and imaginary parts, the
 * very numbers of the file, with slice labels that name them. Files that exist are never replaced.
 * <p>
 * A file is opened by the plugin of the format whose content it has; a damaged one by that of its name, which says what is wrong with it,
 * unless the name's ending is common to other formats.
 */
public abstract class ImageFileIO extends AbstractIOPlugin<ImagePlus> {

	/** Headers of BART, but also of Analyze and others. */
	private static final String SHARED_ENDING = ".hdr";

	private final ImageFormats formats = StandardFormats.all();
	private final ImageFormat format;

	protected ImageFileIO(final ImageFormat format) {
		this.format = format;
	}

	@Override
	public final Class<ImagePlus> getDataType() {
		return ImagePlus.class;
	}

	@Override
	public final boolean supportsOpen(final Location source) {
		if (!(source instanceof FileLocation location) || !Files.isRegularFile(path(location))) return false;
		try {
			return isOwn(formats.forReading(path(location))) && (formats.recognise(path(location)) || hasOwnEnding(location));
		}
		catch (final IOException e) {
			// none of ours
			return false;
		}
	}

	@Override
	public final boolean supportsSave(final Location destination) {
		if (!format.canWrite() || !(destination instanceof FileLocation location)) return false;
		try {
			return isOwn(formats.forWriting(path(location)));
		}
		catch (final IOException e) {
			return false;
		}
	}

	@Override
	public final ImagePlus open(final Location source) throws IOException {
		return read(path((FileLocation) source));
	}

	/** @throws FileAlreadyExistsException if the file exists */
	@Override
	public final void save(final ImagePlus image, final Location destination) throws IOException {
		write(image, path((FileLocation) destination));
	}

	/** Reads the image that a file holds, of several the one that its format puts first. */
	protected ImagePlus read(final Path file) throws IOException {
		return ImagePlusAdapter.toImagePlus(format.read(file), ComplexOutput.REAL_IMAGINARY);
	}

	/** Writes a complex image if the slice labels call it one, a real one otherwise. */
	protected void write(final ImagePlus image, final Path file) throws IOException {
		format.write(file, ImagePlusAdapter.toContents(image), ComplexOutput.REAL_IMAGINARY, false);
	}

	private static boolean hasOwnEnding(final FileLocation location) {
		return !location.getName().toLowerCase(Locale.ROOT).endsWith(SHARED_ENDING);
	}

	private boolean isOwn(final ImageFormat other) {
		return other.name().equals(format.name());
	}

	private static Path path(final FileLocation location) {
		return location.getFile().toPath();
	}
}
