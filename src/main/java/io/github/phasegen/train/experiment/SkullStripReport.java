package io.github.phasegen.train.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.phasegen.train.StripEvaluationCase;
import io.github.phasegen.train.TrainSkullStripConfig;
import io.github.phasegen.train.experiment.ReportPlan.Label;

/** What the report of "experiment skullstrip" shows. */
final class SkullStripReport {

	private static final List<Measure> MEASURES = List.of(new Measure("dice", "Dice", 1, 3), new Measure("hausdorff95Mm", "HD95 mm", 1, 1),
		new Measure("meanSurfaceDistanceMm", "mean surface distance mm", 1, 2), new Measure("relativeVolumeError", "volume error %", 100, 1));

	private SkullStripReport() {}

	static ReportPlan plan(final SkullStripExperimentConfig config) {
		final List<Label> variants = config.variants().stream().map(variant -> new Label(variant.name(), variant.shownLabel())).toList();
		return new ReportPlan(config.title() == null ? config.name() : config.title(), notes(config), variants, config.reference(),
			conditions(config), MEASURES);
	}

	private static List<Label> conditions(final SkullStripExperimentConfig config) {
		final List<Label> conditions = new ArrayList<>();
		if (config.evaluation().images().stream().anyMatch(image -> image.phase() != null)) conditions.add(new Label(
			StripEvaluationCase.MEASURED, "measured phase"));
		config.evaluation().phases().forEach(phase -> conditions.add(new Label(phase, phase + " phase")));
		return conditions;
	}

	private static List<String> notes(final SkullStripExperimentConfig config) {
		final TrainSkullStripConfig training = config.training();
		final List<String> notes = new ArrayList<>();
		notes.add(String.format(Locale.ROOT, "%d trainings of %d steps of batch %d at %d pixels; held out together: %s.", config.runs().size(),
			training.optimiser().steps(), training.data().batchSize(), training.stage().maxSide(), config.folds()));
		notes.add(config.evaluation().mirrors() ? "Masks are means over four mirror images, as in use." : "One pass of the network per slice," +
			" without the mirror images of usual stripping.");
		if (training.data().bank() != null) notes.add(String.format(Locale.ROOT,
			"All variants saw the same %d simulated acquisitions of each head in the same order; generated phase is from the model %s, %d steps.",
			training.data().bank().examplesPerHead(), training.data().bank().model(), training.data().bank().steps()));
		return notes;
	}
}
