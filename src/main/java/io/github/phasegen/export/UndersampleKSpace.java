package io.github.phasegen.export;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageTooLargeException;
import io.github.phasegen.io.PlaneWriter;

/**
 * Leaves out samples of k-space: the entry point of "Undersample k-Space".
 * <p>
 * Magnitude and complex images are transformed first. The coils of a slice share a mask. The masks travel with the k-space, see
 * {@link io.github.phasegen.io.SamplingMasks}. Lines are chosen across the readout that k-space names, and along x where it names none.
 */
public final class UndersampleKSpace {

	private static final String HOLDS_RECONSTRUCTIONS = "fastMRI";

	private UndersampleKSpace() {}

	/**
	 * Writes undersampled k-space to a file, plane by plane, and its sidecar. A fastMRI file gets the reconstructions of the fully sampled
	 * k-space, as in that data set, and the columns sampled as its "mask".
	 *
	 * @param input stays the caller's to close
	 * @param mask  where the mask goes as an image; empty for nowhere
	 * @throws IllegalArgumentException if the centre asks for more lines than the acceleration leaves, the input does not say whether its samples
	 *         are an image or k-space, or cannot be used
	 * @throws java.nio.file.FileAlreadyExistsException if a file exists and is not to be overwritten
	 * @throws io.github.phasegen.io.UnsupportedFormatException if a format cannot hold the result
	 * @throws java.util.concurrent.CancellationException soon after the progress says so; no file is left behind
	 */
	public static ExportResult write(final PlaneSource input, final UndersampleOptions options, final ExportDestination destination,
		final Optional<ExportDestination> mask, final ExportProgress progress) throws IOException
	{
		check(input, destination, mask);
		final UndersampleRun run = new UndersampleRun(input, options, RunProgress.ofOne(progress));
		final PlaneWriter file = destination.format().create(destination.file(), run.layout(), destination.write());
		return write(run, file, destination, mask);
	}

	private static ExportResult write(final UndersampleRun run, final PlaneWriter file, final ExportDestination destination,
		final Optional<ExportDestination> mask) throws IOException
	{
		final boolean reconstructions = destination.format().name().equals(HOLDS_RECONSTRUCTIONS);
		try (PlaneWriter writer = file;
			PlaneWriter maskWriter = mask.isPresent() ? new MaskImage(run.samplingMasks(), run.layout()).begin(mask.get()) : null)
		{
			run.write(writer, reconstructions ? run.fullImages() : Optional.empty());
			if (maskWriter != null)
				maskWriter.commit();
			final Map<String, Object> record = Sidecar.commit(writer, destination, run.record());
			return new ExportResult(destination.file(), destination.sidecar(), run.layout().shape(), record, run.warnings());
		}
	}

	/**
	 * Undersamples k-space in memory.
	 *
	 * @param input stays the caller's to close
	 * @throws ImageTooLargeException if it would take more than half of Java's memory
	 * @throws IllegalArgumentException as {@link #write}
	 */
	public static UndersampledImages run(final PlaneSource input, final UndersampleOptions options, final ExportProgress progress)
		throws IOException
	{
		final UndersampleRun run = new UndersampleRun(input, options, RunProgress.ofOne(progress));
		final MemoryWriter memory = memory(run.layout());
		run.write(memory, Optional.empty());
		memory.commit();
		return images(run, memory);
	}

	/**
	 * Writes undersampled k-space to a file, as {@link #write} does, and keeps it in memory as well.
	 *
	 * @throws ImageTooLargeException if it would take more than half of Java's memory, before anything is written
	 */
	public static UndersampledImages writeAndKeep(final PlaneSource input, final UndersampleOptions options,
		final ExportDestination destination, final ExportProgress progress) throws IOException
	{
		check(input, destination, Optional.empty());
		final UndersampleRun run = new UndersampleRun(input, options, RunProgress.ofOne(progress));
		final MemoryWriter memory = memory(run.layout());
		final PlaneWriter file = destination.format().create(destination.file(), run.layout(), destination.write());
		write(run, new KeepingWriter(file, memory), destination, Optional.empty());
		return images(run, memory);
	}

	private static UndersampledImages images(final UndersampleRun run, final MemoryWriter memory) throws IOException {
		return new UndersampledImages(memory.image(), new MaskImage(run.samplingMasks(), run.layout()).image(), run.record(), run.warnings());
	}

	private static MemoryWriter memory(final ImageLayout layout) throws ImageTooLargeException {
		final long bytes = 8 * layout.shape().samples();
		final long limit = Runtime.getRuntime().maxMemory() / 2;
		if (bytes > limit)
			throw new ImageTooLargeException(layout.metadata().title(), bytes, limit);
		return new MemoryWriter(layout);
	}

	private static void check(final PlaneSource input, final ExportDestination destination, final Optional<ExportDestination> mask)
		throws IOException
	{
		destination.check();
		destination.requireNone(input.files());
		if (mask.isEmpty())
			return;
		mask.get().checkData();
		mask.get().requireNone(input.files());
		if (isSame(destination, mask.get()))
			throw new IllegalArgumentException(mask.get().file() + ": mask image: found the output of this run, expected another file");
	}

	private static boolean isSame(final ExportDestination one, final ExportDestination other) throws IOException {
		return one.file().toAbsolutePath().normalize().equals(other.file().toAbsolutePath().normalize())
			|| Files.exists(one.file()) && Files.exists(other.file()) && Files.isSameFile(one.file(), other.file());
	}
}
