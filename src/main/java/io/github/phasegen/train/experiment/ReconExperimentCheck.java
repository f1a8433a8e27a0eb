package io.github.phasegen.train.experiment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.phasegen.train.StripPhase;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;
import io.github.phasegen.train.TrainReconConfig;

/** Finds before the hours of an experiment what would end it, or make its curve mean something else. */
final class ReconExperimentCheck {

	private static final int MOST_REPEATS = 100;

	private ReconExperimentCheck() {}

	/** @throws IllegalArgumentException naming the field */
	static void check(final ReconExperimentConfig config) {
		require(config.name() != null && !config.name().isBlank(), "name", config.name(), "a name");
		checkTraining(config.training());
		require(config.bank() != null, "bank", "nothing", "a value");
		checkVariants(config);
		FoldCheck.check(config.folds(), heads(config));
		require(config.repeats() >= 1 && config.repeats() <= MOST_REPEATS, "repeats", config.repeats(), "1 to " + MOST_REPEATS);
		checkEvaluation(config);
		for (final RunName run : config.runs())
			try {
				config.training(run).checkForBank(config.bank());
			}
			catch (final IllegalArgumentException e) {
				throw new IllegalArgumentException("training of " + run + ": " + e.getMessage(), e);
			}
	}

	private static void checkTraining(final TrainReconConfig training) {
		require(training != null && training.data() != null && training.data().magnitudes() != null, "training", "nothing",
			"a configuration of train recon with magnitudes");
		final TrainReconConfig.Data data = training.data();
		for (final HeadFile image : data.magnitudes())
			require(image != null && image.head() != null, "training.data.magnitudes", image, "head and image");
		require(data.validationHeads() == null, "training.data.validationHeads", data.validationHeads(), "none: the folds set them");
		require(data.phases() == null, "training.data.phases", data.phases(), "none: the experiment sets them");
		require(data.measured() == null && data.measuredFraction() == 0, "training.data.measured", data.measured(),
			"none: examples come from the bank");
		require(data.minSide() == data.maxSide(), "training.data.minSide", data.minSide(), data.maxSide() +
			", as maxSide: the images of the bank have one longer side");
		// else the held-out heads would choose the weights
		require(training.loop() != null && training.loop().patience() == 0, "training.loop.patience", training.loop(), "0: all steps");
	}

	private static void checkVariants(final ReconExperimentConfig config) {
		final List<Double> real = config.real();
		require(real != null && !real.isEmpty(), "real", real, "at least one share");
		for (int i = 0; i < real.size(); i++)
			require(real.get(i) != null && real.get(i) >= 0 && real.get(i) <= 1 && (i == 0 || real.get(i) > real.get(i - 1)), "real", real,
				"ascending shares of 0 to 1");
		// else a point of the curve would not be where the axis says
		for (final double share : real)
			require(Math.abs(share * config.bank().examplesPerHead() - Math.round(share * config.bank().examplesPerHead())) < 1e-6, "real", share,
				"shares that are a whole number of the " + config.bank().examplesPerHead() + " examples per head");
		require(config.others() != null && !config.others().isEmpty(), "others", config.others(), "at least one phase");
		require(new HashSet<>(config.others()).size() == config.others().size(), "others", config.others(), "different phases");
		for (final StripPhase phase : config.otherPhases())
			require(phase != StripPhase.SIMULATED, "others", phase, "phases that are not real");
	}

	private static Set<String> heads(final ReconExperimentConfig config) {
		return new TreeSet<>(config.training().data().magnitudes().stream().map(HeadFile::head).toList());
	}

	private static void checkEvaluation(final ReconExperimentConfig config) {
		require(config.evaluation() != null, "evaluation", "nothing", "a value");
		final Set<String> images = new HashSet<>();
		for (final HeadFile image : config.evaluation().images()) {
			require(images.add(image.image()), "evaluation.images", image.image() + " twice", "different images");
			final boolean heldOut = config.folds().stream().anyMatch(fold -> fold.contains(image.head()));
			require(heldOut || !heads(config).contains(image.head()), "evaluation.images.head", image.head(),
				"a head that a fold holds out or that no fold trains on");
		}
		for (int fold = 1; fold <= config.folds().size(); fold++)
			require(!config.tests(fold).isEmpty(), "evaluation.images", "none for fold " + fold, "at least one for each");
		require(config.evaluation().waveletWeights().isEmpty(), "evaluation.waveletWeights", config.evaluation().waveletWeights(),
			"none: networks are compared with each other");
	}

	private static void require(final boolean condition, final String field, final Object found, final String expected) {
		if (!condition) throw new IllegalArgumentException(field + ": found " + found + ", expected " + expected);
	}
}
