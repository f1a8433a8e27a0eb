package io.github.phasegen.train.experiment;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.phasegen.simulate.BodyAxis;
import io.github.phasegen.train.StripPhase;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;
import io.github.phasegen.train.TrainSkullStripConfig;
import io.github.phasegen.train.experiment.SkullStripExperimentConfig.Evaluation;
import io.github.phasegen.train.experiment.SkullStripExperimentConfig.TestImage;
import io.github.phasegen.train.experiment.SkullStripExperimentConfig.Variant;

/** Finds before the hours of an experiment what would end it, or make its table mean something else. */
final class SkullStripExperimentCheck {

	private static final int MOST_REPEATS = 100;

	private SkullStripExperimentCheck() {}

	/** @throws IllegalArgumentException naming the field */
	static void check(final SkullStripExperimentConfig config) {
		require(config.name() != null && !config.name().isBlank(), "name", config.name(), "a name");
		checkTraining(config.training());
		checkVariants(config);
		FoldCheck.check(config.folds(), heads(config));
		require(config.repeats() >= 1 && config.repeats() <= MOST_REPEATS, "repeats", config.repeats(), "1 to " + MOST_REPEATS);
		checkEvaluation(config);
		for (final RunName run : config.runs())
			try {
				config.training(run).check();
			}
			catch (final IllegalArgumentException e) {
				throw new IllegalArgumentException("training of " + run + ": " + e.getMessage(), e);
			}
	}

	private static void checkTraining(final TrainSkullStripConfig training) {
		require(training != null && training.data() != null && training.data().images() != null, "training", "nothing",
			"a configuration of train skullstrip with images");
		for (final HeadFile image : training.data().images())
			require(image != null && image.head() != null, "training.data.images", image, "head and image");
		require(training.data().validationHeads() == null, "training.data.validationHeads", training.data().validationHeads(),
			"none: the folds set them");
		require(training.data().phases() == null, "training.data.phases", training.data().phases(), "none: the variants set them");
		// else the held-out heads would choose the weights
		require(training.loop() != null && training.loop().patience() == 0, "training.loop.patience", training.loop(), "0: all steps");
	}

	private static void checkVariants(final SkullStripExperimentConfig config) {
		require(config.variants() != null && !config.variants().isEmpty(), "variants", "none", "at least one");
		final Set<String> names = new HashSet<>();
		for (final Variant variant : config.variants()) {
			require(variant != null && variant.name() != null && variant.name().matches("[A-Za-z0-9_-]+"), "variants.name", variant == null
				? null : variant.name(), "letters, digits, '-' and '_'");
			require(names.add(variant.name()), "variants.name", variant.name() + " twice", "different names");
		}
		require(config.reference() == null || names.contains(config.reference()), "reference", config.reference(), "one of " + names);
	}

	private static Set<String> heads(final SkullStripExperimentConfig config) {
		return config.training().data().images().stream().map(HeadFile::head).collect(Collectors.toCollection(TreeSet::new));
	}

	private static void checkEvaluation(final SkullStripExperimentConfig config) {
		final Evaluation evaluation = config.evaluation();
		require(evaluation != null && evaluation.images() != null && !evaluation.images().isEmpty(), "evaluation.images", "none",
			"at least one image");
		final Set<String> images = new HashSet<>();
		for (final TestImage image : evaluation.images()) {
			checkImage(image, config);
			// measurements are told apart by image and condition, and any measured phase is one condition
			require(images.add(image.image() + " " + (image.phase() != null)), "evaluation.images", image.image() + " twice", "different images");
		}
		final boolean magnitudes = evaluation.images().stream().anyMatch(image -> image.phase() == null);
		require(evaluation.phases() != null && !(magnitudes && evaluation.phases().isEmpty()), "evaluation.phases", evaluation.phases(),
			"at least one");
		require(new HashSet<>(evaluation.phases()).size() == evaluation.phases().size(), "evaluation.phases", evaluation.phases(),
			"different ones");
		for (final String phase : evaluation.phases())
			require(StripPhase.parse(phase) != StripPhase.GENERATED, "evaluation.phases", phase, "phases that no model generates");
		require(evaluation.acquisitions() >= 1 && evaluation.acquisitions() <= MOST_REPEATS, "evaluation.acquisitions", evaluation
			.acquisitions(), "1 to " + MOST_REPEATS);
	}

	private static void checkImage(final TestImage image, final SkullStripExperimentConfig config) {
		require(image != null && image.head() != null && image.contrast() != null && image.image() != null && image.brain() != null,
			"evaluation.images", image, "head, contrast, image and brain mask");
		BodyAxis.fromOrientation(image.orientation());
		final boolean heldOut = config.folds().stream().anyMatch(fold -> fold.contains(image.head()));
		require(heldOut || !heads(config).contains(image.head()), "evaluation.images.head", image.head(),
			"a head that a fold holds out or that no fold trains on");
	}

	private static void require(final boolean condition, final String field, final Object found, final String expected) {
		if (!condition) throw new IllegalArgumentException(field + ": found " + found + ", expected " + expected);
	}
}
