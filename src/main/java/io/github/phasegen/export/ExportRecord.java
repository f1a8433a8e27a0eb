package io.github.phasegen.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.phasegen.diffusion.GenerateOptions;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.simulate.coil.CoilArrayOptions;
import io.github.phasegen.simulate.coil.Length;

/** The parts of the record of a run, in the words of the options. */
final class ExportRecord {

	static final String SNR = "mean magnitude within the head (all pixels above one tenth of the 99th percentile of the input)"
		+ " / standard deviation of the real part (or the imaginary part) of the noise in the image of each coil";

	/** All options, by which a finished file is recognised. */
	static final String PARAMETERS = "parameters";

	private ExportRecord() {}

	/** All options; equal for equal ones, so that a finished file is recognised. */
	static Map<String, Object> parameters(final ExportOptions options) throws IOException {
		final Map<String, Object> record = new LinkedHashMap<>();
		record.put("phase", phase(options.phase()));
		record.put("fourierNorm", ExportOptions.nameOf(options.norm()));
		record.put("coils", coils(options.coils()));
		record.put("snr", options.snr());
		record.put("oversampling", options.readout().oversampling());
		record.put("readoutAxis", options.readout().axisName());
		record.put("seed", options.seed());
		return record;
	}

	private static Map<String, Object> phase(final PhaseOptions options) {
		final Map<String, Object> record = new LinkedHashMap<>();
		record.put("source", options.source().optionName());
		if (options.source() != PhaseSource.AUTO && options.source() != PhaseSource.GENERATED)
			return record;
		final GenerateOptions generate = options.generate();
		record.put("model", options.model().label());
		record.put("sampler", generate.sampler().optionName());
		record.put("steps", generate.steps());
		record.put("projectMagnitude", generate.projectMagnitude());
		record.put("sharedNoise", generate.sharedNoise());
		return record;
	}

	private static Map<String, Object> coils(final CoilChoice choice) throws IOException {
		if (choice instanceof final CoilChoice.Simulated simulated)
			return coilArray(simulated.array());
		if (choice instanceof final CoilChoice.Maps maps)
			return coilFile(maps);
		return Map.of("kind", "none");
	}

	static Map<String, Object> coilArray(final CoilArrayOptions array) {
		final Map<String, Object> record = new LinkedHashMap<>();
		record.put("kind", name(array.kind()));
		record.put("count", array.coils());
		record.put("normalisation", name(array.normalisation()));
		record.put("radius", length(array.placement().radius()));
		record.put("length", length(array.placement().length()));
		record.put("rotationDegrees", array.placement().rotationDegrees());
		record.put("placementSeed", array.placement().seed());
		return record;
	}

	static Map<String, Object> coilFile(final CoilChoice.Maps choice) throws IOException {
		final Map<String, Object> record = new LinkedHashMap<>();
		record.put("kind", "maps");
		record.put("file", choice.file().getFileName().toString());
		if (!choice.read().entry().isEmpty())
			record.put("entry", choice.read().entry());
		record.put("sha256", FileHash.sha256(List.of(choice.file())));
		return record;
	}

	private static String length(final Length length) {
		return length.value() + (length.unit() == Length.Unit.MM ? " mm" : " of the field of view");
	}

	private static String name(final Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	/** Where planes come from. */
	static Map<String, Object> input(final PlaneSource source) throws IOException {
		final Map<String, Object> record = new LinkedHashMap<>();
		record.put("name", source.name());
		if (source.files().size() > 1)
			record.put("files", source.files().stream().map(file -> file.getFileName().toString()).toList());
		if (!source.files().isEmpty())
			record.put("sha256", FileHash.sha256(source.files()));
		record.put("samples", source.planes().complex() ? "complex" : "real");
		record.put("shape", source.planes().shape().toString());
		if (!source.history().isEmpty())
			record.put("history", source.history());
		return record;
	}

	/** The metadata with the record as info lines, nested parts in one line each; without what the info tells anyway. */
	static ImageMetadata addTo(final ImageMetadata metadata, final Map<String, Object> record) {
		final Map<String, Object> lines = new LinkedHashMap<>();
		record.forEach((key, value) -> lines.put("PhaseGen " + key, text(value)));
		lines.keySet().removeAll(List.of("PhaseGen " + PARAMETERS, "PhaseGen " + OutputRecord.NAME));
		return metadata.plusInfo(lines);
	}

	private static String text(final Object value) {
		if (value instanceof final Map<?, ?> map)
			return map.entrySet().stream().map(entry -> entry.getKey() + " " + text(entry.getValue())).collect(Collectors.joining(", "));
		if (value instanceof final List<?> list)
			return list.stream().map(ExportRecord::text).collect(Collectors.joining(", "));
		return String.valueOf(value).replaceAll("\\s*\\R\\s*", "; ");
	}

	/** Each plane's label for every coil. */
	static List<String> labelsForCoils(final List<String> labels, final int coils) {
		final List<String> repeated = new ArrayList<>();
		for (final String label : labels)
			for (int coil = 0; coil < coils; coil++)
				repeated.add(label);
		return repeated;
	}
}
