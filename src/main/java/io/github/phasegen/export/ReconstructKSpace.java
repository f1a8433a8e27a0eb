package io.github.phasegen.export;

import java.io.IOException;

import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;

/**
 * Reconstructs images from k-space, slice by slice: the entry point of "Reconstruct k-Space".
 * <p>
 * Coils of a slice become one image. What was measured is told by a mask file, by the k-space, or by its samples that are not 0, in this
 * order.
 */
public final class ReconstructKSpace {

	private ReconstructKSpace() {}

	/**
	 * Reconstructs into memory.
	 *
	 * @param input stays the caller's to close
	 * @throws IllegalArgumentException if the input is not k-space or holds no signal, if mask and samples disagree, or the method cannot
	 *         use a slice, saying why
	 * @throws io.github.phasegen.io.UnsupportedFormatException if sensitivities or mask of a file do not fit the k-space
	 * @throws io.github.phasegen.io.ImageTooLargeException if the images would take more than half of Java's memory
	 * @throws java.util.concurrent.CancellationException soon after the progress says so
	 */
	public static OpenedImage run(final PlaneSource input, final ReconstructRequest request, final ReconstructProgress progress)
		throws IOException
	{
		try (ReconstructRun run = new ReconstructRun(input, request, progress)) {
			final ImageContents image = run.planes().readAll();
			run.requireSignal();
			return new OpenedImage(image, run.record(), run.warnings());
		}
	}

	/**
	 * Writes the images to a file, slice by slice, and its sidecar.
	 *
	 * @param input stays the caller's to close
	 * @throws java.nio.file.FileAlreadyExistsException if a file exists and is not to be overwritten
	 * @throws java.util.concurrent.CancellationException soon after the progress says so; no file is left behind
	 * @throws IllegalArgumentException as {@link #run}, and if the file is an input, even if it may be replaced
	 */
	public static ExportResult write(final PlaneSource input, final ReconstructRequest request, final ExportDestination destination,
		final ReconstructProgress progress) throws IOException
	{
		destination.check();
		destination.requireNone(input.files());
		destination.requireNone(request.files());
		try (ReconstructRun run = new ReconstructRun(input, request, progress)) {
			final PlaneReader planes = run.planes();
			final ImageLayout layout = new ImageLayout(planes.shape(), planes.complex(), planes.metadata());
			try (PlaneWriter writer = destination.format().create(destination.file(), layout, destination.write())) {
				for (int k = 0; k < planes.shape().planeCount(); k++)
					writer.write(planes.read(k));
				run.requireSignal();
				return new ExportResult(destination.file(), destination.sidecar(), layout.shape(), Sidecar.commit(writer, destination, run
					.record()), run.warnings());
			}
		}
	}
}
