package io.github.phasegen.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.phasegen.metrics.PhaseMeasure;

/** One head's figures, a row per method, as Markdown; the best value of a column that has a direction is bold. */
final class EvaluationTable {

	private static final List<PhaseMeasure> COLUMNS = List.of(PhaseMeasure.WRAPPED_GRADIENT_DISTANCE,
		PhaseMeasure.COHERENCE_DISTANCE, PhaseMeasure.RESIDUES_GENERATED, PhaseMeasure.RESIDUE_DIFFERENCE,
		PhaseMeasure.SPECTRUM_DISTANCE, PhaseMeasure.ASYMMETRY_DIFFERENCE, PhaseMeasure.BACKGROUND_RESULTANT,
		PhaseMeasure.BACKGROUND_GRADIENT_DISTANCE, PhaseMeasure.COS_SIN_SSIM, PhaseMeasure.CIRCULAR_ERROR,
		PhaseMeasure.GRADIENT_MAP_CORRELATION);

	/** Mean figures of one method. */
	record Row(String method, Map<PhaseMeasure, Double> values) {}

	private final String title;
	private final List<Row> rows = new ArrayList<>();

	EvaluationTable(final String title) {
		this.title = title;
	}

	void add(final Row row) {
		rows.add(row);
	}

	List<Row> rows() {
		return rows;
	}

	String title() {
		return title;
	}

	String markdown() {
		final StringBuilder text = new StringBuilder("### " + title + "\n\n");
		final double residues = rows.get(0).values().get(PhaseMeasure.RESIDUES_MEASURED);
		text.append(String.format(Locale.ROOT, "Residues of the true phase: %.4f per pixel of the head.%n%n", residues));
		text.append("| method |");
		COLUMNS.forEach(measure -> text.append(' ').append(measure.key()).append(" (").append(measure.unit()).append(") |"));
		text.append("\n|---|").append("---|".repeat(COLUMNS.size())).append('\n');
		for (final Row row : rows) {
			text.append("| ").append(row.method()).append(" |");
			COLUMNS.forEach(measure -> text.append(' ').append(cell(row, measure)).append(" |"));
			text.append('\n');
		}
		return text.append('\n').toString();
	}

	private String cell(final Row row, final PhaseMeasure measure) {
		final double value = row.values().get(measure);
		if (Double.isNaN(value)) return "–";
		final String text = String.format(Locale.ROOT, "%.3f", value);
		final boolean beaten = rows.stream().anyMatch(other -> measure.better(other.values().get(measure), value));
		return measure.goal() == PhaseMeasure.Goal.NONE || beaten ? text : "**" + text + "**";
	}
}
