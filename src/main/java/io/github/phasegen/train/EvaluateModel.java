package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.google.gson.GsonBuilder;

import io.github.phasegen.diffusion.GenerateOptions;
import io.github.phasegen.diffusion.GeneratePhase;
import io.github.phasegen.diffusion.GenerateProgress;
import io.github.phasegen.diffusion.GeneratedPhase;
import io.github.phasegen.io.AtomicFile;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.metrics.HeadMask;
import io.github.phasegen.metrics.PhaseMeasure;
import io.github.phasegen.metrics.PhaseReport;
import io.github.phasegen.metrics.StructuralDistance;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.PhaseModel;
import io.github.phasegen.simulate.baseline.PhaseBaseline;
import io.github.phasegen.simulate.baseline.PhaseBaselines;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Judges a model against all baselines on heads it was not trained on, and writes tables, pictures and the step curve: the
 * entry point of "evaluate model".
 */
public final class EvaluateModel {

	private static final String TEXT = "evaluation.md";
	private static final String JSON = "evaluation.json";

	private final EvaluationConfig config;
	private final Path dataFolder;
	private final Path output;
	private final Consumer<String> report;

	/**
	 * @param dataFolder folder that the configuration's paths start from
	 * @param output folder for evaluation.md, evaluation.json and a picture per head
	 */
	public EvaluateModel(final EvaluationConfig config, final Path dataFolder, final Path output,
		final Consumer<String> report)
	{
		this.config = config;
		this.dataFolder = dataFolder;
		this.output = output;
		this.report = report;
	}

	/** @throws FileAlreadyExistsException when there is an evaluation in the folder */
	public static void checkNone(final Path folder) throws FileAlreadyExistsException {
		for (final String name : List.of(TEXT, JSON))
			if (Files.exists(folder.resolve(name))) throw new FileAlreadyExistsException(folder.resolve(name).toString(), null,
				"exists and is not overwritten unless asked");
	}

	/**
	 * Runs the whole evaluation; {@code options} decide sampler, steps and seed of the main tables.
	 *
	 * @throws IllegalArgumentException when a head is one that the model's card names as seen in training
	 */
	public void run(final PhaseModel model, final GenerateOptions options) throws IOException {
		checkUnseen(model.config());
		Files.createDirectories(output);
		final GeneratePhase generate = new GeneratePhase(model);
		final List<EvaluationHead> measured = new ArrayList<>();
		for (final HeadFile file : config.measured())
			measured.add(EvaluationHead.measured(dataFolder, file, config.everySlice()));
		final List<EvaluationHead> heads = new ArrayList<>(measured);
		for (final HeadFile file : config.simulated())
			heads.add(EvaluationHead.simulated(file, PhaseData.source(dataFolder, file, report), config.simulatedSlices(), config
				.simulatedSide()));
		final List<EvaluationTable> tables = new ArrayList<>();
		for (final EvaluationHead head : heads)
			tables.add(compare(head, measured, generate, options));
		final List<EvaluationTable> curves = new ArrayList<>();
		final Set<String> done = new HashSet<>();
		if (!config.steps().isEmpty()) for (final EvaluationHead head : heads)
			if (done.add(head.head())) curves.add(stepCurve(head.reduced(config.stepSlices()), generate, options));
		write(model, options, tables, curves);
	}

	private void checkUnseen(final ModelConfig model) {
		final Set<String> seen = TrainPhase.trainingHeads(model);
		for (final HeadFile file : Stream.concat(config.measured().stream(), config.simulated().stream()).toList())
			if (seen.contains(file.head())) throw new IllegalArgumentException("head: found " + file.head() +
				", expected none of the training heads of model " + model.name() + ": " + String.join(", ", seen));
	}

	private EvaluationTable compare(final EvaluationHead head, final List<EvaluationHead> measured,
		final GeneratePhase generate, final GenerateOptions options) throws IOException
	{
		final var others = measured.stream().filter(other -> !other.head().equals(head.head())).map(EvaluationHead::planes)
			.toList();
		final List<PhaseBaseline> baselines = PhaseBaselines.fittedTo(others, HeadMask::headOf, StructuralDistance::to);
		final EvaluationTable table = new EvaluationTable(head.label() + ", " + head.truth().size() + " slices of " + head
			.width() + " x " + head.height());
		final List<EvaluationPicture.Column> columns = new ArrayList<>();
		for (final PhaseBaseline baseline : baselines) {
			final List<PhaseReport> reports = new ArrayList<>();
			for (int draw = 1; draw <= config.draws(); draw++) {
				final List<float[]> phases = PhaseBaselines.drawStack(baseline, head.magnitudes(), head.width(), head.height(), draw);
				reports.add(PhaseReport.of(head.truth(), head.withPhases(phases)));
				if (draw == 1) columns.add(new EvaluationPicture.Column(baseline.name(), phases));
			}
			table.add(new EvaluationTable.Row(baseline.name(), mean(reports)));
		}
		final List<PhaseReport> reports = new ArrayList<>();
		for (int draw = 1; draw <= config.draws(); draw++) {
			final List<float[]> phases = generate(head, generate, options.withSeed(draw));
			reports.add(PhaseReport.of(head.truth(), head.withPhases(phases)));
			columns.add(new EvaluationPicture.Column("model, seed " + draw, phases));
		}
		table.add(new EvaluationTable.Row("model", mean(reports)));
		AtomicFile.write(output.resolve(fileName(head) + ".png"), true, temporary -> EvaluationPicture.write(temporary, head, columns));
		report.accept(table.markdown());
		return table;
	}

	private EvaluationTable stepCurve(final EvaluationHead head, final GeneratePhase generate, final GenerateOptions options) {
		final EvaluationTable table = new EvaluationTable(head.label() + ", " + head.truth().size() + " slices");
		for (final int steps : config.steps()) {
			final long start = System.nanoTime();
			final List<float[]> phases = generate(head, generate, options.withSteps(steps));
			final double seconds = (System.nanoTime() - start) / 1e9 / head.truth().size();
			table.add(new EvaluationTable.Row(steps + " steps", mean(List.of(PhaseReport.of(head.truth(), head.withPhases(
				phases))))));
			report.accept(String.format(Locale.ROOT, "%s: %d steps, %.2f s per slice", head.label(), steps, seconds));
		}
		report.accept(table.markdown());
		return table;
	}

	private static List<float[]> generate(final EvaluationHead head, final GeneratePhase generate,
		final GenerateOptions options)
	{
		final Img<FloatType> stack = ArrayImgs.floats(head.width(), head.height(), head.truth().size());
		for (int i = 0; i < head.truth().size(); i++)
			ComplexImages.setRealPlane(stack, i, head.truth().get(i).magnitude());
		final GeneratedPhase result = generate.run(stack, options, GenerateProgress.NONE);
		final List<float[]> phases = new ArrayList<>();
		for (int i = 0; i < head.truth().size(); i++)
			phases.add(ComplexImages.plane(result.samples().get(0), i).phase());
		return phases;
	}

	private static Map<PhaseMeasure, Double> mean(final List<PhaseReport> reports) {
		final Map<PhaseMeasure, Double> mean = new EnumMap<>(PhaseMeasure.class);
		for (final PhaseMeasure measure : PhaseMeasure.values())
			mean.put(measure, reports.stream().mapToDouble(r -> r.get(measure)).average().orElse(Double.NaN));
		return mean;
	}

	private static String fileName(final EvaluationHead head) {
		return head.label().replaceAll("[^A-Za-z0-9_-]+", "_");
	}

	private void write(final PhaseModel model, final GenerateOptions options, final List<EvaluationTable> tables,
		final List<EvaluationTable> curves) throws IOException
	{
		final int steps = options.steps() == 0 ? model.config().diffusion().defaultSteps() : options.steps();
		final StringBuilder text = new StringBuilder("Model " + model.config().name() + ", weights SHA-256 " + model.config()
			.weightsSha256() + ", sampler " + options.sampler().optionName() + ", " + steps + " steps, mean of " + config.draws() +
			" draws.\n\n");
		tables.forEach(table -> text.append(table.markdown()));
		if (!curves.isEmpty()) text.append("## Step curve\n\n");
		curves.forEach(table -> text.append(table.markdown()));
		write(TEXT, text);
		final List<Object> json = new ArrayList<>();
		for (final EvaluationTable table : tables)
			json.add(Map.of("head", table.title(), "rows", table.rows()));
		for (final EvaluationTable table : curves)
			json.add(Map.of("stepCurve", table.title(), "rows", table.rows()));
		write(JSON, new GsonBuilder().setPrettyPrinting().serializeSpecialFloatingPointValues()
			.create().toJson(json));
	}

	private void write(final String name, final CharSequence text) throws IOException {
		AtomicFile.write(output.resolve(name), true, temporary -> Files.writeString(temporary, text));
	}
}
