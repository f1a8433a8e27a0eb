package io.github.phasegen.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.Encoding.Readout;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageTooLargeException;
import io.github.phasegen.io.PlaneWriter;

/**
 * Makes k-space of magnitude or complex images: the entry point of "Export k-Space Stack".
 * <p>
 * Every X-Y plane is transformed by itself; slices and frames stay slices and frames. Coils become the channels, so with coils an input has one
 * channel; without, its channels stay channels. To {@link PhaseSource#GENERATED} every plane is a slice of one stack, as in
 * {@link io.github.phasegen.diffusion.GeneratePhase}. Keeps the model for the next run; not thread-safe.
 */
public final class ExportKSpace implements AutoCloseable {

	private final LoadedModel model = new LoadedModel();

	LoadedModel model() {
		return model;
	}

	/**
	 * Writes the k-space of an input to a file, slice by slice, and its sidecar.
	 *
	 * @param input stays the caller's to close
	 * @throws IllegalArgumentException when input and options do not fit, or the input cannot be used, saying which slice and why
	 * @throws io.github.phasegen.model.ModelException when model, engine or device cannot be used
	 * @throws java.nio.file.FileAlreadyExistsException if data or sidecar exist and are not to be overwritten
	 * @throws io.github.phasegen.io.UnsupportedFormatException if the format cannot hold the result
	 * @throws java.util.concurrent.CancellationException soon after the progress says so; no file is left behind
	 */
	public ExportResult write(final PlaneSource input, final ExportOptions options, final ExportDestination destination,
		final ExportProgress progress) throws IOException
	{
		return write(input, options, destination, RunProgress.ofOne(progress));
	}

	ExportResult write(final PlaneSource input, final ExportOptions options, final ExportDestination destination,
		final RunProgress progress) throws IOException
	{
		requireWritable(destination, input, options);
		final Readout axis = options.readout().axisIn(destination.format());
		try (ExportRun run = new ExportRun(input, options, axis, model, progress)) {
			return write(run, destination.format().create(destination.file(), run.layout(), destination.write()), destination);
		}
	}

	private static void requireWritable(final ExportDestination destination, final PlaneSource input, final ExportOptions options)
		throws IOException
	{
		destination.check();
		destination.requireNone(input.files());
		if (options.coils() instanceof final CoilChoice.Maps maps)
			destination.requireNone(List.of(maps.file()));
	}

	private static ExportResult write(final ExportRun run, final PlaneWriter file, final ExportDestination destination) throws IOException {
		try (PlaneWriter writer = file) {
			run.write(writer);
			final Map<String, Object> record = Sidecar.commit(writer, destination, record(run));
			return new ExportResult(destination.file(), destination.sidecar(), run.layout().shape(), record, run.warnings());
		}
	}

	/**
	 * Writes the k-space of an input to a file, as {@link #write(PlaneSource, ExportOptions, ExportDestination, ExportProgress)} does, and keeps
	 * it in memory as well.
	 *
	 * @throws ImageTooLargeException if it would take more than a third of Java's memory, before anything is written
	 */
	public ExportedImages writeAndKeep(final PlaneSource input, final ExportOptions options, final ExportDestination destination,
		final ExportProgress progress) throws IOException
	{
		requireWritable(destination, input, options);
		final Readout axis = options.readout().axisIn(destination.format());
		try (ExportRun run = new ExportRun(input, options, axis, model, RunProgress.ofOne(progress))) {
			final ImageLayout layout = run.layout();
			requireMemory(layout);
			final MemoryWriter kept = new MemoryWriter(layout);
			final PlaneWriter file = destination.format().create(destination.file(), layout, destination.write());
			final ExportResult result = write(run, new KeepingWriter(file, kept), destination);
			return exported(kept.image(), result.record(), result.warnings());
		}
	}

	/**
	 * Makes the k-space of an input in memory.
	 *
	 * @param input stays the caller's to close
	 * @throws ImageTooLargeException if it would take more than a third of Java's memory
	 */
	public ExportedImages run(final PlaneSource input, final ExportOptions options, final ExportProgress progress) throws IOException {
		try (ExportRun run = new ExportRun(input, options, options.readout().axisInMemory(), model, RunProgress.ofOne(progress))) {
			final ImageLayout layout = run.layout();
			requireMemory(layout);
			final MemoryWriter writer = new MemoryWriter(layout);
			run.write(writer);
			writer.commit();
			return exported(writer.image(), record(run), run.warnings());
		}
	}

	private static ExportedImages exported(final ComplexImage kspace, final Map<String, Object> record, final List<String> warnings) {
		return new ExportedImages(kspace, LogMagnitude.of(kspace, kspace.metadata().title() + "_log"), record, warnings);
	}

	/** The complex image and its view. */
	private static void requireMemory(final ImageLayout layout) throws ImageTooLargeException {
		final long bytes = 12 * layout.shape().samples();
		final long limit = Runtime.getRuntime().maxMemory() / 2;
		if (bytes > limit)
			throw new ImageTooLargeException(layout.metadata().title(), bytes, limit);
	}

	private static Map<String, Object> record(final ExportRun run) {
		final Map<String, Object> record = new LinkedHashMap<>(run.record());
		final List<String> warnings = new ArrayList<>(run.warnings());
		if (!warnings.isEmpty())
			record.put("warnings", warnings);
		return record;
	}

	@Override
	public void close() {
		model.close();
	}
}
