package io.github.phasegen.train;

import java.io.IOException;
import java.math.BigDecimal;
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

import com.google.gson.GsonBuilder;

import io.github.phasegen.io.AtomicFile;
import io.github.phasegen.metrics.ReconstructionMetrics;
import io.github.phasegen.recon.network.ReconModel;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/**
 * Judges a reconstruction model on heads it was not trained on, beside zero-filled images and compressed sensing, and writes a table and
 * pictures: the entry point of "evaluate recon-model".
 */
public final class EvaluateReconModel {

	private static final String TEXT = "evaluation.md";
	private static final String JSON = "evaluation.json";

	private final ReconEvaluationConfig config;
	private final Path dataFolder;
	private final Path output;
	private final Consumer<String> report;

	/**
	 * @param dataFolder folder that the configuration's paths start from
	 * @param output folder for evaluation.md, evaluation.json and a picture per image and sampling
	 */
	public EvaluateReconModel(final ReconEvaluationConfig config, final Path dataFolder, final Path output, final Consumer<String> report) {
		this.config = config;
		this.dataFolder = dataFolder;
		this.output = output;
		this.report = report;
	}

	/** @throws FileAlreadyExistsException when there is an evaluation in the folder */
	public static void checkNone(final Path folder) throws FileAlreadyExistsException {
		EvaluateModel.checkNone(folder);
	}

	/** The errors of one method on one volume. */
	record Row(String head, String image, String phase, String sampling, String method, int slices, ReconstructionMetrics errors) {

		private static final String HEADER = "| head | image | phase | sampling | method | NMSE | PSNR dB | SSIM | complex NMSE |\n" +
			"|---|---|---|---|---|---|---|---|---|\n";

		String markdown() {
			return String.format(Locale.ROOT, "| %s | %s | %s | %s | %s | %.4f | %.2f | %.4f | %.4f |\n", head, image.replaceFirst(".*/", ""),
				phase, sampling, method, errors.nmse(), errors.psnr(), errors.ssim(), errors.complexNmse());
		}

		Map<String, Object> json() {
			final Map<String, Object> map = new LinkedHashMap<>();
			map.put("head", head);
			map.put("image", image);
			map.put("phase", phase);
			map.put("sampling", sampling);
			map.put("method", method);
			map.put("slices", slices);
			map.putAll(errors.toMap());
			return map;
		}
	}

	/**
	 * Runs the whole evaluation.
	 *
	 * @throws IllegalArgumentException when a head is one that the model's card names as seen in training
	 */
	public void run(final ReconModel model) throws IOException {
		final Set<String> seen = TrainPhase.trainingHeads(model.config());
		for (final HeadFile file : config.images())
			if (seen.contains(file.head())) throw new IllegalArgumentException("head: found " + file.head() +
				", expected none of the training heads of model " + model.config().name() + ": " + String.join(", ", seen));
		Files.createDirectories(output);
		final List<Row> rows = new ArrayList<>();
		for (final HeadFile file : config.images()) {
			for (int acquisition = 1; acquisition <= ReconEvaluationCase.acquisitions(file, config); acquisition++)
				rows.addAll(judge(ReconEvaluationCase.of(dataFolder, file, config, acquisition), model));
		}
		write(model, rows);
	}

	private List<Row> judge(final ReconEvaluationCase head, final ReconModel model) throws IOException {
		final List<Row> rows = new ArrayList<>();
		for (int i = 0; i < config.sampling().count(); i++)
			for (final String pattern : config.sampling().patterns())
				rows.addAll(judge(head, pattern, i, new ReconMethods(model.reconstructor(), config.waveletWeights())));
		return rows;
	}

	private List<Row> judge(final ReconEvaluationCase head, final String pattern, final int acceleration, final ReconMethods methods)
		throws IOException
	{
		final Map<String, ReconMethods.Result> results = methods.run(head.slices(), head.undersampled(config.sampling().pattern(pattern,
			acceleration), config.seed() + head.acquisition() - 1));
		final String sampling = pattern + " R " + BigDecimal.valueOf(config.sampling().accelerations().get(acceleration)).stripTrailingZeros()
			.toPlainString();
		final String name = (head.image().replaceFirst("\\.nii(\\.gz)?$", "") + "_" + phase(head) + "_" + sampling).replaceAll("[^A-Za-z0-9_-]+", "_");
		AtomicFile.write(output.resolve(name + ".png"), true, temporary -> ReconPicture.write(temporary, head, results));
		final List<Row> rows = new ArrayList<>();
		results.forEach((method, result) -> rows.add(new Row(head.head(), head.image(), phase(head), sampling, method, head.slices().size(),
			result.errors())));
		rows.forEach(row -> report.accept(row.markdown().strip()));
		return rows;
	}

	private String phase(final ReconEvaluationCase head) {
		final boolean several = head.phase().equals(ReconEvaluationCase.SIMULATED) && config.acquisitions() > 1;
		return several ? head.phase() + " " + head.acquisition() : head.phase();
	}

	private void write(final ReconModel model, final List<Row> rows) throws IOException {
		final StringBuilder text = new StringBuilder("Model " + model.config().name() + ", weights SHA-256 " + model.config()
			.weightsSha256() + ".\n\n" + Row.HEADER);
		rows.forEach(row -> text.append(row.markdown()));
		text.append("\nThe pictures show the middle slice, below it five times the error. The weight of l1-wavelet is the best of " + config
			.waveletWeights() + " for each volume.\n");
		write(TEXT, text);
		write(JSON, new GsonBuilder().setPrettyPrinting().serializeNulls().create().toJson(rows.stream().map(Row::json).toList()));
	}

	private void write(final String name, final CharSequence text) throws IOException {
		AtomicFile.write(output.resolve(name), true, temporary -> Files.writeString(temporary, text));
	}
}
