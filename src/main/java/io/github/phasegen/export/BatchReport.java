package io.github.phasegen.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.phasegen.export.BatchItem.Outcome;
import io.github.phasegen.io.AtomicFile;
import io.github.phasegen.model.Provenance;

/** The summary of a batch as files in the output folder. Those of an earlier run are replaced: a new one tells of its files, too. */
final class BatchReport {

	static final String JSON = "phasegen-batch.json";
	static final String CSV = "phasegen-batch.csv";

	private BatchReport() {}

	static BatchSummary write(final Path input, final Path output, final BatchOptions options, final List<BatchItem> items,
		final boolean complete) throws IOException
	{
		final BatchSummary summary = new BatchSummary(items, output.resolve(JSON), output.resolve(CSV));
		Files.createDirectories(output);
		final Map<String, Object> record = new LinkedHashMap<>();
		record.put("task", "batch export");
		record.put("inputFolder", input.toString());
		record.put("pattern", options.pattern());
		record.put("format", options.format().name());
		record.put("complete", complete);
		for (final Outcome outcome : Outcome.values())
			record.put(outcome.name().toLowerCase(Locale.ROOT), summary.count(outcome));
		record.put("files", items.stream().map(BatchReport::record).toList());
		record.put(ExportRecord.PARAMETERS, ExportRecord.parameters(options.export()));
		record.putAll(Provenance.software());
		Sidecar.write(summary.json(), record, true);
		AtomicFile.write(summary.csv(), true, file -> Files.write(file, rows(items)));
		return summary;
	}

	private static Map<String, Object> record(final BatchItem item) {
		final Map<String, Object> record = new LinkedHashMap<>();
		record.put("input", item.input());
		record.put("output", item.output());
		record.put("outcome", item.outcome().name().toLowerCase(Locale.ROOT));
		if (!item.message().isEmpty())
			record.put("message", item.message());
		record.put("slices", item.slices());
		record.put("seed", item.seed());
		return record;
	}

	private static List<String> rows(final List<BatchItem> items) {
		final List<String> rows = new ArrayList<>();
		rows.add("input,output,outcome,slices,seed,message");
		for (final BatchItem item : items)
			rows.add(Stream.of(item.input(), item.output(), item.outcome().name().toLowerCase(Locale.ROOT), item.slices(), item.seed(),
				item.message()).map(BatchReport::cell).collect(Collectors.joining(",")));
		return rows;
	}

	/** Quoted where a comma, quote or line break would mislead a reader. */
	private static String cell(final Object value) {
		final String text = String.valueOf(value);
		return text.matches("(?s).*[,\"\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
	}
}
