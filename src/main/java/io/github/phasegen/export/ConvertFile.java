package io.github.phasegen.export;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.JsonObject;

import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.model.Provenance;

/** Writes planes in another format, plane by plane, without a change to any sample: the entry point of "convert". */
public final class ConvertFile {

	private ConvertFile() {}

	/**
	 * @param input as stored, or as {@link OpenRawData#open} makes it; stays the caller's to close
	 * @throws io.github.phasegen.io.UnsupportedFormatException if the format cannot hold such contents
	 * @throws java.nio.file.FileAlreadyExistsException if data or sidecar exist and are not to be overwritten
	 * @throws IllegalArgumentException if the destination is a file that is read, even if files may be replaced
	 * @throws java.util.concurrent.CancellationException soon after the progress says so; no file is left behind
	 */
	public static ExportResult run(final PlaneSource input, final ExportDestination destination, final ExportProgress listener)
		throws IOException
	{
		destination.check();
		destination.requireNone(input.files());
		final RunProgress progress = RunProgress.ofOne(listener);
		final PlaneReader planes = input.planes();
		final ImageLayout layout = new ImageLayout(planes.shape(), planes.complex(), planes.metadata());
		final Map<String, Object> record = record(input, layout);
		try (PlaneWriter writer = destination.format().create(destination.file(), layout, destination.write())) {
			final int count = planes.shape().planeCount();
			for (int k = 0; k < count; k++) {
				progress.checkCancelled();
				writer.write(planes.read(k));
				progress.report(k + 1, count, (k + 1.0) / count);
			}
			final Map<String, Object> complete = Sidecar.commit(writer, destination, record);
			return new ExportResult(destination.file(), destination.sidecar(), layout.shape(), complete, input.warnings());
		}
	}

	private static Map<String, Object> record(final PlaneSource input, final ImageLayout layout) throws IOException {
		final Map<String, Object> record = new LinkedHashMap<>();
		record.put("task", "convert");
		record.put("input", ExportRecord.input(input));
		if (input.files().size() == 1) {
			final JsonObject before = Sidecar.read(input.files().get(0)).orElse(null);
			if (before != null)
				record.put("inputSidecar", before);
		}
		record.put(OutputRecord.NAME, OutputRecord.of(layout));
		if (!input.warnings().isEmpty())
			record.put("warnings", input.warnings());
		record.putAll(Provenance.software());
		return record;
	}
}
