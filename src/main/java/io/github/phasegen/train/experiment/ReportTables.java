package io.github.phasegen.train.experiment;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

import io.github.phasegen.train.experiment.ReportPlan.Label;

/** The report as Markdown. */
final class ReportTables {

	private final ReportPlan plan;
	private final Summary all;
	private final StringBuilder text = new StringBuilder();

	ReportTables(final ReportPlan plan, final Summary all) {
		this.plan = plan;
		this.all = all;
	}

	String markdown(final String picture) {
		text.append("# ").append(plan.title()).append("\n\n");
		plan.notes().forEach(note -> text.append(note).append("\n\n"));
		text.append("Means over heads (the images of a head are averaged first) with 95 % confidence intervals of Student's t over heads; one")
			.append(" head alone has no interval.\n\n![").append(plan.first().label()).append("](").append(picture).append(")\n");
		for (final Label condition : plan.conditions())
			condition(condition);
		return text.toString();
	}

	private void condition(final Label condition) {
		text.append("\n## Tested on ").append(condition.text()).append("\n\n");
		means(condition);
		if (plan.reference() != null && plan.variants().size() > 1) differences(condition);
		by("head", condition, Measurement::head);
		by("contrast", condition, Measurement::group);
		by("image", condition, Measurement::image);
	}

	private void means(final Label condition) {
		header("training", "heads", plan.measures().stream().map(Measure::label).toList());
		for (final Label variant : plan.variants()) {
			final Summary found = all.of(variant.name(), condition.name());
			text.append("| ").append(variant.text()).append(" | ").append(found.mean(plan.first()).n()).append(" |");
			for (final Measure measure : plan.measures())
				text.append(' ').append(interval(found.mean(measure), measure::text)).append(undefined(found, measure)).append(" |");
			text.append('\n');
		}
	}

	/** What is undefined is not in the mean, and must not look as if it were. */
	private static String undefined(final Summary found, final Measure measure) {
		final long undefined = found.undefined(measure);
		return undefined == 0 ? "" : " (undefined in " + undefined + " of " + found.measurements().size() + " tests)";
	}

	private void differences(final Label condition) {
		final Label reference = plan.variants().stream().filter(variant -> variant.name().equals(plan.reference())).findFirst().orElseThrow();
		text.append("\nDifferences to ").append(reference.text()).append(", head by head:\n\n");
		header("training", "heads", plan.measures().stream().map(Measure::label).toList());
		for (final Label variant : plan.variants()) {
			if (variant.equals(reference)) continue;
			final Summary found = all.of(variant.name(), condition.name());
			final Summary other = all.of(reference.name(), condition.name());
			text.append("| ").append(variant.text()).append(" | ").append(found.difference(other, plan.first()).n()).append(" |");
			for (final Measure measure : plan.measures())
				text.append(' ').append(interval(found.difference(other, measure), measure::difference)).append(" |");
			text.append('\n');
		}
	}

	/** All measures of a single variant, the first one of several. */
	private void by(final String what, final Label condition, final Function<Measurement, String> key) {
		final List<Label> variants = plan.variants();
		text.append("\nBy ").append(what).append(variants.size() > 1 ? ", " + plan.first().label() : "").append(":\n\n");
		final List<String> columns = variants.size() > 1 ? variants.stream().map(Label::text).toList() : plan.measures().stream().map(
			Measure::label).toList();
		header(what, what.equals("contrast") ? "heads" : "contrast", columns);
		final Summary tested = all.only(found -> found.condition().equals(condition.name()));
		final TreeSet<String> keys = new TreeSet<>(tested.measurements().stream().map(key).toList());
		for (final String value : keys) {
			final Summary row = tested.only(found -> key.apply(found).equals(value));
			text.append("| ").append(value).append(" | ").append(what.equals("contrast") ? Integer.toString(row.mean(plan.first()).n())
				: String.join(", ", new TreeSet<>(row.measurements().stream().map(Measurement::group).toList()))).append(" |");
			for (final Label variant : variants)
				for (final Measure measure : variants.size() > 1 ? List.of(plan.first()) : plan.measures())
					text.append(' ').append(number(row.of(variant.name(), condition.name()).mean(measure).mean(), measure)).append(" |");
			text.append('\n');
		}
	}

	private static String number(final double value, final Measure measure) {
		return Double.isNaN(value) ? "–" : measure.text(value);
	}

	private void header(final String first, final String second, final List<String> columns) {
		text.append("| ").append(first).append(" | ").append(second).append(" | ").append(String.join(" | ", columns)).append(" |\n");
		text.append("|---|---|").append("---|".repeat(columns.size())).append('\n');
	}

	static String interval(final MeanInterval mean, final Function<Double, String> number) {
		if (mean.n() == 0) return "–";
		if (!mean.hasInterval()) return number.apply(mean.mean());
		return number.apply(mean.mean()) + " [" + number.apply(mean.low()) + ", " + number.apply(mean.high()) + "]";
	}
}
