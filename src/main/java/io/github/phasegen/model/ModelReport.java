package io.github.phasegen.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Models in words, the same on the command line and in ImageJ. */
public final class ModelReport {

	/** Columns of {@link #row}. */
	public static final List<String> COLUMNS = List.of("Name", "Task", "Source", "Size", "Licence", "SHA-256");

	private static final int SHORT_HASH = 12;

	private ModelReport() {}

	/** One model's cells. */
	public static List<String> row(final ModelEntry entry) {
		return cells(entry).stream().map(ModelReport::plain).toList();
	}

	private static List<String> cells(final ModelEntry entry) {
		if (entry.problem().isPresent()) return List.of(entry.name(), "?", entry.place(), "?", "cannot be used: " + entry.problem()
			.get(), "");
		return List.of(entry.name(), entry.task(), entry.place(), size(entry.bytes()), entry.licence(), entry.sha256().substring(0,
			SHORT_HASH));
	}

	/** A table with a line per model, its columns in line. */
	public static String table(final List<ModelEntry> entries) {
		final List<List<String>> rows = new ArrayList<>();
		rows.add(COLUMNS);
		entries.forEach(entry -> rows.add(row(entry)));
		final StringBuilder text = new StringBuilder();
		for (final List<String> row : rows) {
			final StringBuilder line = new StringBuilder();
			for (int c = 0; c < row.size(); c++)
				line.append(padded(row.get(c), width(rows, c))).append("  ");
			text.append(line.toString().stripTrailing()).append('\n');
		}
		return text.toString().stripTrailing();
	}

	private static int width(final List<List<String>> rows, final int column) {
		return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
	}

	/** Texts of a model are those of strangers: none may start a line of its own or command the terminal. */
	private static String plain(final String text) {
		return text.replaceAll("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+", " ");
	}

	private static String padded(final String text, final int width) {
		return text + " ".repeat(width - text.length());
	}

	/** Everything that a model says about itself, a line per item. */
	public static String details(final ModelEntry entry) {
		final List<String> lines = new ArrayList<>();
		lines.add("name: " + entry.name());
		lines.add("source: " + entry.place());
		entry.config().filter(config -> !entry.bundled() && !config.name().equals(entry.name())).ifPresent(config -> lines.add("own name: " +
			config.name()));
		entry.config().ifPresent(config -> addConfig(lines, config));
		lines.add("weights: " + size(entry.bytes()) + ", SHA-256 " + entry.sha256());
		entry.config().ifPresent(config -> addTexts(lines, "", config.card()));
		entry.config().ifPresent(config -> addTexts(lines, "written by ", config.versions()));
		entry.warnings().forEach(warning -> lines.add("warning: " + warning));
		return String.join("\n", lines.stream().map(ModelReport::plain).toList());
	}

	private static void addConfig(final List<String> lines, final ModelConfig config) {
		lines.add("task: " + config.task());
		if (config.preset() != null) lines.add("preset: " + config.preset());
		for (final StageConfig stage : config.stages())
			lines.add("stage " + stage.role() + ": " + stage.architecture() + " " + stage.network() + (stage.maxSide() > 0
				? ", up to " + stage.maxSide() + " pixels" : ""));
		lines.add("input scaling: " + config.inputScaling());
		if (config.diffusion() != null) lines.add("diffusion: " + config.diffusion().schedule() + " schedule of " + config
			.diffusion().scheduleSteps() + " steps, predicts " + config.diffusion().prediction() + ", " + config.diffusion().noise() +
			" noise, " + config.diffusion().defaultSteps() + " steps by default");
	}

	private static void addTexts(final List<String> lines, final String prefix, final Map<String, String> texts) {
		if (texts != null) texts.forEach((key, text) -> lines.add(prefix + key + ": " + text));
	}

	private static String size(final long bytes) {
		return bytes < 1_000_000 ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3) : String.format(Locale.ROOT, "%.1f MB", bytes /
			1e6);
	}
}
