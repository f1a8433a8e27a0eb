package io.github.phasegen.train.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import com.google.gson.GsonBuilder;

import io.github.phasegen.train.experiment.IntervalPlot.Group;
import io.github.phasegen.train.experiment.IntervalPlot.Panel;
import io.github.phasegen.train.experiment.ReportPlan.Label;

/** Writes the measurements of an experiment of any task as tables (Markdown), data (JSON, CSV) and plot (PNG). */
final class ExperimentReport {

	static final String TEXT = "experiment.md";
	static final String JSON = "experiment.json";
	static final String CSV = "experiment.csv";
	static final String PLOT = "experiment.png";

	private final ReportPlan plan;
	private final ExperimentFolder folder;

	ExperimentReport(final ReportPlan plan, final ExperimentFolder folder) {
		this.plan = plan;
		this.folder = folder;
	}

	/** @return the file of the tables */
	Path write(final List<Measurement> measurements) throws IOException {
		final Summary all = new Summary(measurements);
		writeData(measurements);
		plot(all).write(folder.path().resolve(PLOT));
		folder.write(TEXT, new ReportTables(plan, all).markdown(PLOT));
		return folder.path().resolve(TEXT);
	}

	/** Writes JSON and CSV alone. */
	void writeData(final List<Measurement> measurements) throws IOException {
		folder.write(CSV, csv(measurements));
		folder.write(JSON, json(new Summary(measurements)));
	}

	private String csv(final List<Measurement> measurements) {
		final StringBuilder text = new StringBuilder("variant,fold,repeat,head,group,image,condition,acquisition");
		plan.measures().forEach(measure -> text.append(',').append(measure.key()));
		text.append('\n');
		for (final Measurement found : measurements) {
			text.append(String.join(",", quoted(found.variant()), "" + found.fold(), "" + found.repeat(), quoted(found.head()), quoted(found
				.group()), quoted(found.image()), quoted(found.condition()), "" + found.acquisition()));
			for (final Measure measure : plan.measures()) {
				final double value = found.value(measure);
				text.append(',').append(Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6g", value));
			}
			text.append('\n');
		}
		return text.toString();
	}

	private static String quoted(final String value) {
		return value.matches("[^\",\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
	}

	private String json(final Summary all) {
		final Map<String, Object> json = new LinkedHashMap<>();
		json.put("title", plan.title());
		json.put("notes", plan.notes());
		json.put("reference", plan.reference());
		final List<Map<String, Object>> means = new ArrayList<>();
		for (final Label condition : plan.conditions())
			for (final Label variant : plan.variants())
				for (final Measure measure : plan.measures())
					means.add(mean(all, condition, variant, measure));
		json.put("means", means);
		json.put("measurements", all.measurements());
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create().toJson(json) + "\n";
	}

	private Map<String, Object> mean(final Summary all, final Label condition, final Label variant, final Measure measure) {
		final Summary found = all.of(variant.name(), condition.name());
		final Map<String, Object> row = new LinkedHashMap<>();
		row.put("condition", condition.name());
		row.put("variant", variant.name());
		row.put("measure", measure.key());
		row.put("interval", defined(found.mean(measure)));
		row.put("byHead", found.byHead(measure));
		row.put("undefined", found.undefined(measure));
		if (plan.reference() != null && !plan.reference().equals(variant.name())) row.put("differenceToReference", defined(found.difference(all
			.of(plan.reference(), condition.name()), measure)));
		return row;
	}

	/** JSON has no NaN. */
	private static Map<String, Object> defined(final MeanInterval interval) {
		final Map<String, Object> map = new LinkedHashMap<>();
		map.put("mean", interval.n() > 0 ? interval.mean() : null);
		map.put("low", interval.hasInterval() ? interval.low() : null);
		map.put("high", interval.hasInterval() ? interval.high() : null);
		map.put("n", interval.n());
		return map;
	}

	/** The variants with a point per head; of a single variant the heads with a point per test. */
	private IntervalPlot plot(final Summary all) {
		final List<Panel> panels = new ArrayList<>();
		for (final Label condition : plan.conditions())
			panels.add(new Panel("tested on " + condition.text(), plan.variants().size() > 1 ? variants(all, condition) : heads(all,
				condition)));
		return new IntervalPlot(plan.title(), plan.first().label(), panels);
	}

	private List<Group> variants(final Summary all, final Label condition) {
		return plan.variants().stream().map(variant -> {
			final Summary found = all.of(variant.name(), condition.name());
			return new Group(variant.text(), List.copyOf(found.byHead(plan.first()).values()), found.mean(plan.first()));
		}).toList();
	}

	private List<Group> heads(final Summary all, final Label condition) {
		final List<Group> groups = new ArrayList<>();
		final Summary tested = all.only(found -> found.condition().equals(condition.name()));
		for (final String head : new TreeSet<>(tested.measurements().stream().map(Measurement::head).toList())) {
			final Summary found = tested.only(any -> any.head().equals(head));
			groups.add(new Group(head, found.measurements().stream().map(any -> any.value(plan.first())).filter(Double::isFinite).toList(), found
				.mean(plan.first())));
		}
		return groups;
	}
}
