package io.github.phasegen.export;

import java.io.IOException;
import java.nio.file.Path;

/** Opens raw data as what the user wants to see: the entry point of "Open Raw Data". */
public final class OpenRawData {

	private OpenRawData() {}

	/**
	 * Opens a file of any known format to be read plane by plane; transforms and combinations are done when a plane is read. K-space of slabs
	 * that are encoded in three dimensions is held in memory frame by frame when it is transformed.
	 *
	 * @return to be closed by the caller
	 * @throws io.github.phasegen.io.ImageTooLargeException if such a frame would take more than half of Java's memory
	 * @throws IllegalArgumentException if the file does not say what the options need to know, naming the option
	 */
	public static PlaneSource open(final Path file, final OpenOptions options) throws IOException {
		return open(file, options, FileOpener.STANDARD);
	}

	/** @param opener for the file, unless its phase is another file */
	public static PlaneSource open(final Path file, final OpenOptions options, final FileOpener opener) throws IOException {
		return OpenedPlanes.open(file, options, opener);
	}

	/**
	 * Opens a file and reads it into memory.
	 *
	 * @throws io.github.phasegen.io.ImageTooLargeException if the result would take more than half of Java's memory
	 * @throws java.util.concurrent.CancellationException soon after the progress says so
	 */
	public static OpenedImage run(final Path file, final OpenOptions options, final ExportProgress progress) throws IOException {
		return run(file, options, FileOpener.STANDARD, progress);
	}

	/** @param opener for the file, unless its phase is another file */
	public static OpenedImage run(final Path file, final OpenOptions options, final FileOpener opener, final ExportProgress progress)
		throws IOException
	{
		try (PlaneSource source = open(file, options, opener)) {
			return new OpenedImage(new WatchedPlanes(source.planes(), RunProgress.ofOne(progress)).readAll(), source.history(),
				source.warnings());
		}
	}
}
