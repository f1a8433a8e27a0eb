package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

import com.google.gson.GsonBuilder;

import io.github.phasegen.io.AtomicFile;
import io.github.phasegen.metrics.MaskMetrics;
import io.github.phasegen.skullstrip.StripModel;
import io.github.phasegen.skullstrip.StripOptions;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/**
 * Judges a skull-stripping model on heads it was not trained on, in three dimensions and mm, and writes a table and pictures: the entry
 * point of "evaluate skullstrip".
 */
public final class EvaluateSkullStrip {

	private static final String TEXT = "evaluation.md";
	private static final String JSON = "evaluation.json";

	private final StripEvaluationConfig config;
	private final Path dataFolder;
	private final Path output;
	private final Consumer<String> report;

	/**
	 * @param dataFolder folder that the configuration's paths start from
	 * @param output folder for evaluation.md, evaluation.json and a picture per image and phase
	 */
	public EvaluateSkullStrip(final StripEvaluationConfig config, final Path dataFolder, final Path output,
		final Consumer<String> report)
	{
		this.config = config;
		this.dataFolder = dataFolder;
		this.output = output;
		this.report = report;
	}

	/** @throws FileAlreadyExistsException when there is an evaluation in the folder */
	public static void checkNone(final Path folder) throws FileAlreadyExistsException {
		EvaluateModel.checkNone(folder);
	}

	/** The measures of one image. */
	record Row(String head, String image, String phase, MaskMetrics measures) {

		private static final String HEADER = "| head | image | phase | Dice | HD95 mm | mean surface distance mm | volume error |\n" +
			"|---|---|---|---|---|---|---|\n";

		String markdown() {
			return String.format(Locale.ROOT, "| %s | %s | %s | %.3f | %.1f | %.2f | %+.1f %% |\n", head, image.replaceFirst(".*/", ""), phase,
				measures.dice(), measures.hausdorff95(), measures.meanSurfaceDistance(), 100 * measures.relativeVolumeError());
		}

		Map<String, Object> json() {
			final Map<String, Object> map = new LinkedHashMap<>();
			map.put("head", head);
			map.put("image", image);
			map.put("phase", phase);
			map.putAll(measures.toMap());
			return map;
		}
	}

	/**
	 * Runs the whole evaluation.
	 *
	 * @throws IllegalArgumentException when a head is one that the model's card names as seen in training
	 */
	public void run(final StripModel model, final StripOptions options) throws IOException {
		final Set<String> seen = TrainPhase.trainingHeads(model.config());
		for (final HeadFile file : config.images())
			if (seen.contains(file.head())) throw new IllegalArgumentException("head: found " + file.head() +
				", expected none of the training heads of model " + model.config().name() + ": " + String.join(", ", seen));
		Files.createDirectories(output);
		final List<Row> rows = new ArrayList<>();
		for (final HeadFile file : config.images())
			for (final StripEvaluationCase head : StripEvaluationCase.of(dataFolder, file, config)) {
				rows.add(judge(head, model, options));
				report.accept(rows.get(rows.size() - 1).markdown().strip());
			}
		write(model, options, rows);
	}

	private Row judge(final StripEvaluationCase head, final StripModel model, final StripOptions options) throws IOException {
		final boolean[] found = head.mask(model, options);
		final String name = head.image().replaceFirst("\\.nii(\\.gz)?$", "").replaceAll("[^A-Za-z0-9_-]+", "_") + "_" + head.phase();
		AtomicFile.write(output.resolve(name + ".png"), true, temporary -> MaskPicture.write(temporary, head, found));
		return new Row(head.head(), head.image(), head.phase(), head.measures(found));
	}

	private void write(final StripModel model, final StripOptions options, final List<Row> rows) throws IOException {
		final StringBuilder text = new StringBuilder("Model " + model.config().name() + ", weights SHA-256 " + model.config()
			.weightsSha256() + ", " + options + ".\n\n" + Row.HEADER);
		rows.forEach(row -> text.append(row.markdown()));
		text.append(String.format(Locale.ROOT, "| mean | | | %.3f | %.1f | %.2f | |\n", mean(rows, MaskMetrics::dice), mean(rows,
			MaskMetrics::hausdorff95), mean(rows, MaskMetrics::meanSurfaceDistance)));
		text.append("\nIn the pictures the reference is green and the mask that the model found is red.\n");
		write(TEXT, text);
		write(JSON, new GsonBuilder().setPrettyPrinting().serializeNulls().create().toJson(rows.stream().map(Row::json).toList()));
	}

	private static double mean(final List<Row> rows, final ToDoubleFunction<MaskMetrics> measure) {
		return rows.stream().map(Row::measures).mapToDouble(measure).average().orElse(Double.NaN);
	}

	private void write(final String name, final CharSequence text) throws IOException {
		AtomicFile.write(output.resolve(name), true, temporary -> Files.writeString(temporary, text));
	}
}
