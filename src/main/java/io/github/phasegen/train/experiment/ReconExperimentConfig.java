package io.github.phasegen.train.experiment;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.GsonBuilder;

import io.github.phasegen.model.RecordJson;
import io.github.phasegen.train.ReconBank;
import io.github.phasegen.train.ReconEvaluationConfig;
import io.github.phasegen.train.StripPhase;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;
import io.github.phasegen.train.TrainReconConfig;

/**
 * Trainings of one reconstruction network that differ in how much of the phase they learn from is real and in what the rest is, as a JSON file:
 * the question of Rempe et al., arXiv 2504.07560. "Real" is the phase of realistically simulated acquisitions here, since measured heads are few.
 *
 * @param name what the experiment is called
 * @param title of table and plot; may be null
 * @param training what all trainings have in common; its validationHeads and phases are set by the experiment
 * @param bank the examples that all trainings share
 * @param real shares of examples with real phase, ascending, 0 to 1
 * @param others phases that the rest has, by the name of {@link StripPhase}; a share of 1 is trained once for all
 * @param folds heads that are held out together; no head is in two folds
 * @param repeats trainings of each share, phase and fold, whose seeds follow each other
 * @param evaluation a fold is judged on those of its images whose head it holds out or no fold trains on
 */
public record ReconExperimentConfig(String name, String title, TrainReconConfig training, ReconBank.Options bank, List<Double> real,
	List<String> others, List<List<String>> folds, int repeats, ReconEvaluationConfig evaluation)
{
	/** Name of the variant whose phase is all real. */
	static final String ALL_REAL = "real";

	/** What is trained. */
	record Variant(double real, StripPhase other) {

		/** Such as "generated-15"; the name of its folder. */
		String name() {
			return real == 1 ? ALL_REAL : other + "-" + percent();
		}

		String percent() {
			return BigDecimal.valueOf(Math.round(1e6 * real), 4).stripTrailingZeros().toPlainString();
		}

		/** Parts of the examples by the name of their phase. */
		Map<String, Double> phases() {
			final Map<String, Double> phases = new LinkedHashMap<>();
			phases.put(StripPhase.SIMULATED.toString(), real);
			if (real < 1) phases.put(other.toString(), 1 - real);
			return phases;
		}
	}

	/** @throws IllegalArgumentException naming the file and what is wrong with it */
	public static ReconExperimentConfig read(final Path file) throws IOException {
		try {
			final ReconExperimentConfig config = RecordJson.read(Files.readString(file, StandardCharsets.UTF_8), ReconExperimentConfig.class);
			ReconExperimentCheck.check(config);
			return config;
		}
		catch (final IllegalArgumentException | CharacterCodingException e) {
			throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
		}
	}

	/** The configuration as JSON. */
	public String toJson() {
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(this) + "\n";
	}

	/** What must not change while runs are kept: all but title, shares and phases. */
	static String decisive(final String json) {
		final ReconExperimentConfig config = RecordJson.read(json, ReconExperimentConfig.class);
		return new ReconExperimentConfig(config.name, null, config.training, config.bank, List.of(), List.of(), config.folds, config.repeats,
			config.evaluation).toJson();
	}

	List<StripPhase> otherPhases() {
		return others.stream().map(StripPhase::parse).toList();
	}

	/** Share by share; a share of 1 once. */
	List<Variant> variants() {
		final List<Variant> variants = new ArrayList<>();
		for (final double share : real)
			if (share == 1) variants.add(new Variant(1, StripPhase.SIMULATED));
			else otherPhases().forEach(phase -> variants.add(new Variant(share, phase)));
		return variants;
	}

	/** All trainings, fold by fold. */
	List<RunName> runs() {
		final List<RunName> runs = new ArrayList<>();
		for (int repeat = 1; repeat <= repeats; repeat++)
			for (int fold = 1; fold <= folds.size(); fold++)
				for (final Variant variant : variants())
					runs.add(new RunName(variant.name(), fold, repeat));
		return runs;
	}

	Variant variant(final RunName run) {
		return variants().stream().filter(any -> any.name().equals(run.variant())).findFirst().orElseThrow();
	}

	/** The training of one run. Variants and folds of a repeat begin with the same weights. */
	TrainReconConfig training(final RunName run) {
		final Map<String, String> card = new LinkedHashMap<>(training.card() == null ? Map.of() : training.card());
		card.put("experiment", name + ", " + run);
		return new TrainReconConfig(name + "-" + run.toString().replace('/', '-'), training.seed() + run.repeat() - 1, training.stage(), training
			.data().with(folds.get(run.fold() - 1), variant(run).phases()), training.loss(), training.optimiser(), training.loop(), card);
	}

	/** What a fold is judged on. */
	List<HeadFile> tests(final int fold) {
		return evaluation.images().stream().filter(image -> folds.get(fold - 1).contains(image.head()) || training.data().magnitudes().stream()
			.noneMatch(trained -> trained.head().equals(image.head()))).toList();
	}
}
