package io.github.phasegen.train.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

import io.github.phasegen.train.ReconEvaluationCase;
import io.github.phasegen.train.StripPhase;
import io.github.phasegen.train.experiment.ReconExperimentConfig.Variant;
import io.github.phasegen.train.experiment.ReportPlan.Label;

/** The report of "experiment recon": a row per share of real phase, a column per phase of the rest, and the same as curves. */
final class ReconReport {

	private static final List<Measure> MEASURES = List.of(new Measure("psnrDb", "PSNR dB", 1, 2), new Measure("ssim", "SSIM", 1, 4),
		new Measure("nmse", "NMSE", 1, 4), new Measure("complexNmse", "complex NMSE", 1, 4));

	private static final List<Label> CONDITIONS = List.of(new Label(ReconEvaluationCase.MEASURED, "measured phase"), new Label(
		ReconEvaluationCase.SIMULATED, "simulated phase"));

	private final ReconExperimentConfig config;
	private final ExperimentFolder folder;

	ReconReport(final ReconExperimentConfig config, final ExperimentFolder folder) {
		this.config = config;
		this.folder = folder;
	}

	/** @return the file of the tables */
	Path write(final List<Measurement> measurements) throws IOException {
		final Summary all = new Summary(measurements);
		final List<Label> conditions = CONDITIONS.stream().filter(condition -> measurements.stream().anyMatch(found -> found.condition().equals(
			condition.name()))).toList();
		new ExperimentReport(plan(conditions), folder).writeData(measurements);
		plot(all, conditions).write(folder.path().resolve(ExperimentReport.PLOT));
		folder.write(ExperimentReport.TEXT, markdown(all, conditions));
		return folder.path().resolve(ExperimentReport.TEXT);
	}

	private String title() {
		return config.title() == null ? config.name() : config.title();
	}

	private ReportPlan plan(final List<Label> conditions) {
		final List<Label> variants = config.variants().stream().map(variant -> new Label(variant.name(), variant.name())).toList();
		return new ReportPlan(title(), notes(), variants, reference(), conditions, MEASURES);
	}

	private String reference() {
		return config.real().contains(1.0) ? ReconExperimentConfig.ALL_REAL : null;
	}

	private List<String> notes() {
		return List.of(String.format(Locale.ROOT, "%d trainings of %d updates at %d pixels on %d simulated acquisitions per head; held out: %s.",
			config.runs().size(), config.training().optimiser().steps(), config.training().data().maxSide(), config.bank().examplesPerHead(),
			config.folds()), String.format(Locale.ROOT, "All trainings saw the same magnitudes in the same order from the same weights; " +
				"generated phase is from the model %s, %d steps.", config.bank().model(), config.bank().steps()), String.format(Locale.ROOT,
					"Tested at R %s, centre fractions %s, masks %s.", config.evaluation().sampling().accelerations(), config.evaluation().sampling()
						.centreFractions(), config.evaluation().sampling().patterns()));
	}

	private String markdown(final Summary all, final List<Label> conditions) {
		final StringBuilder text = new StringBuilder("# " + title() + "\n\n");
		notes().forEach(note -> text.append(note).append("\n\n"));
		text.append("Means over heads (the images of a head are averaged first) with 95 % confidence intervals of Student's t over heads; one")
			.append(" head alone has no interval.\n\n![").append(MEASURES.get(0).label()).append("](").append(ExperimentReport.PLOT).append(")\n");
		for (final Label label : conditions) {
			final String condition = label.name();
			text.append("\n## Tested on ").append(label.text()).append("\n");
			for (final Measure measure : MEASURES)
				table(text, measure.label(), variant -> ReportTables.interval(all.of(variant.name(), condition).mean(measure), measure::text));
			if (reference() != null) for (final Measure measure : MEASURES.subList(0, 2))
				table(text, measure.label() + ", difference to all real, head by head", variant -> ReportTables.interval(all.of(variant.name(), condition)
					.difference(all.of(reference(), condition), measure), measure::difference));
			heads(text, all, condition);
		}
		return text.toString();
	}

	private void table(final StringBuilder text, final String caption, final Function<Variant, String> cell) {
		text.append("\n").append(caption).append(":\n\n| real % |");
		config.otherPhases().forEach(phase -> text.append(" rest ").append(phase).append(" |"));
		text.append("\n|---|").append("---|".repeat(config.others().size())).append('\n');
		for (final double share : config.real()) {
			text.append("| ").append(new Variant(share, StripPhase.SIMULATED).percent()).append(" |");
			for (final StripPhase phase : config.otherPhases())
				text.append(' ').append(cell.apply(new Variant(share, phase))).append(" |");
			text.append('\n');
		}
	}

	private void heads(final StringBuilder text, final Summary all, final String condition) {
		final Measure measure = MEASURES.get(0);
		final Set<String> heads = new LinkedHashSet<>();
		for (final Variant variant : config.variants())
			heads.addAll(all.of(variant.name(), condition).byHead(measure).keySet());
		for (final String head : heads)
			table(text, measure.label() + " of " + head, variant -> {
				final Double value = all.of(variant.name(), condition).byHead(measure).get(head);
				return value == null ? "–" : measure.text(value);
			});
	}

	/** Of the differences to all real phase, whose intervals are not those of the heads; of the values where there is no such training. */
	private CurvePlot plot(final Summary all, final List<Label> conditions) {
		final Measure measure = MEASURES.get(0);
		final List<CurvePlot.Panel> panels = new ArrayList<>();
		for (final Label condition : conditions) {
			final List<CurvePlot.Curve> curves = new ArrayList<>();
			for (final StripPhase phase : config.otherPhases())
				curves.add(new CurvePlot.Curve("rest " + phase, config.real().stream().map(share -> point(all, condition.name(), new Variant(share, phase),
					measure)).toList()));
			panels.add(new CurvePlot.Panel("tested on " + condition.text(), curves));
		}
		final List<String> ticks = config.real().stream().map(share -> new Variant(share, StripPhase.SIMULATED).percent()).toList();
		final String axis = reference() == null ? measure.label() : measure.label() + ", difference to all real phase";
		return new CurvePlot(title(), axis, "real phase %", ticks, panels);
	}

	private MeanInterval point(final Summary all, final String condition, final Variant variant, final Measure measure) {
		final Summary found = all.of(variant.name(), condition);
		return reference() == null ? found.mean(measure) : found.difference(all.of(reference(), condition), measure);
	}
}
