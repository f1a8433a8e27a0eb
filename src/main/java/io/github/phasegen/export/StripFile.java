package io.github.phasegen.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.skullstrip.StripOutput;
import io.github.phasegen.skullstrip.StripProgress;
import io.github.phasegen.skullstrip.StripRequest;
import io.github.phasegen.skullstrip.StripRun;

/** Strips the skull from file to file, plane by plane: the entry point of "skullstrip". What is done to a slice is {@link StripRun}'s. */
public final class StripFile {

	private StripFile() {}

	/**
	 * Writes every output of the request with its sidecar. Of the input one slice is held, of its masks those of one frame.
	 *
	 * @param input stays the caller's to close
	 * @param destinations one for each output of the request
	 * @return what was written, in the order of {@link StripOutput}
	 * @throws IllegalArgumentException when the input cannot be used, saying which slice and why, or two files would be one
	 * @throws io.github.phasegen.model.ModelException when model, engine or device cannot be used
	 * @throws io.github.phasegen.io.UnsupportedFormatException if a format cannot hold its output
	 * @throws java.nio.file.FileAlreadyExistsException if a file or sidecar exists and is not to be overwritten
	 * @throws java.util.concurrent.CancellationException within one slice after the progress says so; no file is left behind
	 */
	public static List<ExportResult> run(final StripRequest request, final PlaneSource input,
		final Map<StripOutput, ExportDestination> destinations, final StripProgress progress) throws IOException
	{
		check(request, input, destinations);
		try (StripRun run = new StripRun(request, input.planes()); OutputFiles files = new OutputFiles()) {
			for (final StripOutput output : StripOutput.values())
				if (destinations.containsKey(output)) files.create(output, destinations.get(output), run.layout(output));
			run.write(files.writers(), progress);
			final Map<String, Object> record = run.record();
			record.put("inputFile", ExportRecord.input(input));
			final List<String> warnings = new ArrayList<>(input.warnings());
			warnings.addAll(run.warnings());
			final List<ExportResult> results = new ArrayList<>();
			for (final StripOutput output : files.writers().keySet())
				results.add(commit(files.writers().get(output), destinations.get(output), run.layout(output), record, warnings));
			return results;
		}
	}

	private static void check(final StripRequest request, final PlaneSource input, final Map<StripOutput, ExportDestination> destinations)
		throws IOException
	{
		if (!request.outputs().equals(destinations.keySet())) throw new IllegalArgumentException("outputs: found files for " + destinations
			.keySet() + ", expected them for " + request.outputs());
		final Set<Path> files = new HashSet<>();
		for (final ExportDestination destination : destinations.values()) {
			if (!files.add(destination.file().toAbsolutePath().normalize())) throw new IllegalArgumentException(destination.file() +
				": output: found twice, expected a file for each output");
			destination.check();
			destination.requireNone(input.files());
		}
	}

	private static ExportResult commit(final PlaneWriter writer, final ExportDestination destination, final ImageLayout layout,
		final Map<String, Object> record, final List<String> warnings) throws IOException
	{
		final Map<String, Object> own = new LinkedHashMap<>(record);
		own.put(OutputRecord.NAME, OutputRecord.of(layout));
		final Map<String, Object> complete = Sidecar.commit(writer, destination, own);
		return new ExportResult(destination.file(), destination.sidecar(), layout.shape(), complete, List.copyOf(warnings));
	}
}
