package io.github.phasegen.train.experiment;

import java.io.IOException;
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
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;
import io.github.phasegen.train.TrainSkullStripConfig;

/**
 * Trainings of one network that differ in phase and in held-out heads, and what they are judged on, as a JSON file.
 *
 * @param name what the experiment is called
 * @param title of table and plot; may be null
 * @param training what all trainings have in common; its validationHeads and phases are set by the experiment
 * @param variants what they differ in
 * @param reference name of the variant that the others are compared with, or null
 * @param folds heads that are held out together; no head is in two folds
 * @param repeats trainings of each variant and fold, whose seeds follow each other
 * @param evaluation what every fold is judged on
 */
public record SkullStripExperimentConfig(String name, String title, TrainSkullStripConfig training, List<Variant> variants,
	String reference, List<List<String>> folds, int repeats, Evaluation evaluation)
{
	/**
	 * @param name letters, digits, '-' and '_'
	 * @param label in table and plot; null for the name
	 * @param phases as in {@link TrainSkullStripConfig.Data}
	 */
	public record Variant(String name, String label, Map<String, Double> phases) {

		String shownLabel() {
			return label == null ? name : label;
		}
	}

	/**
	 * @param images a fold is judged on those whose head it holds out or no fold trains on
	 * @param phases given to the images without a phase file; those with one keep their measured phase
	 * @param acquisitions simulated of each image, each of another echo, receiver and noise
	 * @param seed of these
	 * @param mirrors whether masks are averaged over mirror images as in use, which takes four times as long
	 */
	public record Evaluation(List<TestImage> images, List<String> phases, int acquisitions, long seed, boolean mirrors) {}

	/**
	 * One image with its mask; paths are relative to the data folder.
	 *
	 * @param head name of the head
	 * @param contrast such as "T1", for the table by contrast
	 * @param image NIfTI file of the magnitude
	 * @param phase NIfTI file of the measured phase, or null
	 * @param brain NIfTI file of the mask, which may differ from the one of training
	 * @param orientation where the axes point to, such as "RAS"
	 */
	public record TestImage(String head, String contrast, String image, String phase, String brain, String orientation) {

		HeadFile file() {
			return new HeadFile(head, image, phase, 0, brain, orientation);
		}
	}

	/** @throws IllegalArgumentException naming the file and what is wrong with it */
	public static SkullStripExperimentConfig read(final Path file) throws IOException {
		try {
			final SkullStripExperimentConfig config = RecordJson.read(Files.readString(file, StandardCharsets.UTF_8),
				SkullStripExperimentConfig.class);
			SkullStripExperimentCheck.check(config);
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

	/**
	 * What must not change while runs are kept: all but title, reference and variants. Of a variant that is changed, the folder of its run
	 * refuses another training.
	 */
	static String decisive(final String json) {
		final SkullStripExperimentConfig config = RecordJson.read(json, SkullStripExperimentConfig.class);
		return new SkullStripExperimentConfig(config.name, null, config.training, List.of(), null, config.folds, config.repeats,
			config.evaluation).toJson();
	}

	/** All trainings, fold by fold, so that the variants of a fold are done together. */
	List<RunName> runs() {
		final List<RunName> runs = new ArrayList<>();
		for (int repeat = 1; repeat <= repeats; repeat++)
			for (int fold = 1; fold <= folds.size(); fold++)
				for (final Variant variant : variants)
					runs.add(new RunName(variant.name(), fold, repeat));
		return runs;
	}

	/** The training of one run. Variants and folds of a repeat begin with the same weights. */
	TrainSkullStripConfig training(final RunName run) {
		final Variant variant = variants.stream().filter(any -> any.name().equals(run.variant())).findFirst().orElseThrow();
		final Map<String, String> card = new LinkedHashMap<>(training.card() == null ? Map.of() : training.card());
		card.put("experiment", name + ", " + run);
		return new TrainSkullStripConfig(name + "-" + run.toString().replace('/', '-'), training.seed() + run.repeat() - 1, training.stage(),
			training.data().with(folds.get(run.fold() - 1), variant.phases()), training.loss(), training.optimiser(), training.loop(), card);
	}

	/** What a fold is judged on. */
	List<TestImage> tests(final int fold) {
		return evaluation.images().stream().filter(image -> folds.get(fold - 1).contains(image.head()) || training.data().images().stream()
			.noneMatch(trained -> trained.head().equals(image.head()))).toList();
	}
}
