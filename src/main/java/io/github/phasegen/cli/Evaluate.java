package io.github.phasegen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.phasegen.diffusion.GenerateOptions;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.metrics.MaskMetrics;
import io.github.phasegen.metrics.PhaseReport;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.model.PhaseModel;
import io.github.phasegen.recon.network.ReconModel;
import io.github.phasegen.skullstrip.MaskComparison;
import io.github.phasegen.skullstrip.StripModel;
import io.github.phasegen.skullstrip.StripOptions;
import io.github.phasegen.train.EvaluateModel;
import io.github.phasegen.train.EvaluateReconModel;
import io.github.phasegen.train.EvaluateSkullStrip;
import io.github.phasegen.train.EvaluationConfig;
import io.github.phasegen.train.ReconEvaluationConfig;
import io.github.phasegen.train.StripEvaluationConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** evaluate phase, evaluate mask, evaluate recon, evaluate model, evaluate skullstrip, evaluate recon-model. */
@Command(name = "evaluate", description = "Judge results.", subcommands = EvaluateRecon.class)
final class Evaluate implements Runnable {

	/** Which model is judged on what. */
	static final class Trial {

		@Parameters(paramLabel = "MODEL", description = "Name of a model, or a model folder.")
		private String model;

		@Option(names = "--config", required = true, paramLabel = "FILE", description = "JSON file that names the heads.")
		private Path config;

		@Option(names = "--data", defaultValue = ".", paramLabel = "DIR",
			description = "Folder that the paths of the configuration start from (the current one).")
		private Path data;

		@Option(names = { "-o", "--out" }, required = true, paramLabel = "DIR",
			description = "Folder for evaluation.md, evaluation.json and pictures.")
		private Path out;

		@Option(names = "--overwrite", description = "Replace an evaluation that is there.")
		private boolean overwrite;
	}

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), "Missing command: phase, mask, recon, model, skullstrip or recon-model");
	}

	@Command(name = "phase", description = "Compare the phase of two complex images of one" +
		" head, slice by slice the same, and print the measures as JSON. Masks are those of REAL.")
	int phase(
		@Parameters(paramLabel = "REAL", description = "Complex image with measured phase.") final Path real,
		@Parameters(paramLabel = "GENERATED", description = "Complex image with generated phase.") final Path generated)
		throws IOException
	{
		final PhaseReport report = PhaseReport.ofPlanes(planes(real), planes(generated));
		final Map<String, Object> result = new LinkedHashMap<>();
		result.put("real", real.toString());
		result.put("generated", generated.toString());
		result.putAll(report.toMap());
		new Console(spec).result(Outputs.json(result));
		return 0;
	}

	@Command(name = "model", description = "Judge a model against fitted baselines on heads that" +
		" training has not seen; writes tables, pictures and the step curve.")
	int model(@Mixin final Trial trial) throws IOException {
		if (!trial.overwrite) EvaluateModel.checkNone(trial.out);
		final EvaluationConfig heads = EvaluationConfig.read(trial.config);
		try (PhaseModel loaded = PhaseModel.load(ModelSource.parse(ModelConfig.PHASE, trial.model), DeviceChoice.AUTO)) {
			new EvaluateModel(heads, trial.data, trial.out, new Console(spec)::note).run(loaded, GenerateOptions.defaults());
		}
		new Console(spec).result("Wrote " + trial.out.resolve("evaluation.md"));
		return 0;
	}

	@Command(name = "mask", description = "Compare the mask MASK with REFERENCE in three dimensions and print the measures as JSON; what is" +
		" not 0 is inside. Lengths are in mm if a file says how large its voxels are.")
	int mask(
		@Parameters(paramLabel = "REFERENCE", description = "Mask image.") final Path reference,
		@Parameters(paramLabel = "MASK", description = "Mask image of the same size.") final Path mask) throws IOException
	{
		final MaskComparison comparison = MaskComparison.of(StandardFormats.all().read(reference), StandardFormats.all().read(mask));
		final Map<String, Object> result = new LinkedHashMap<>();
		result.put("reference", reference.toString());
		result.put("mask", mask.toString());
		result.put("calibrated", comparison.calibrated());
		if (comparison.frames().size() == 1) result.putAll(comparison.frames().get(0).toMap());
		else result.put("frames", comparison.frames().stream().map(MaskMetrics::toMap).toList());
		new Console(spec).result(Outputs.json(result));
		return 0;
	}

	@Command(name = "skullstrip", description = "Judge a skull-stripping model on heads that training has not seen; writes a table and" +
		" pictures.")
	int skullStrip(@Mixin final Trial trial) throws IOException {
		if (!trial.overwrite) EvaluateSkullStrip.checkNone(trial.out);
		final StripEvaluationConfig heads = StripEvaluationConfig.read(trial.config);
		try (StripModel loaded = StripModel.load(ModelSource.parse(ModelConfig.SKULLSTRIP, trial.model), DeviceChoice.AUTO)) {
			new EvaluateSkullStrip(heads, trial.data, trial.out, new Console(spec)::note).run(loaded, StripOptions.defaults());
		}
		new Console(spec).result("Wrote " + trial.out.resolve("evaluation.md"));
		return 0;
	}

	@Command(name = "recon-model", description = "Judge a reconstruction model on heads that training has not seen, beside zero-filled" +
		" images and compressed sensing; writes a table and pictures.")
	int reconModel(@Mixin final Trial trial) throws IOException {
		if (!trial.overwrite) EvaluateReconModel.checkNone(trial.out);
		final ReconEvaluationConfig heads = ReconEvaluationConfig.read(trial.config);
		try (ReconModel loaded = ReconModel.load(ModelSource.parse(ModelConfig.RECON, trial.model), DeviceChoice.AUTO)) {
			new EvaluateReconModel(heads, trial.data, trial.out, new Console(spec)::note).run(loaded);
		}
		new Console(spec).result("Wrote " + trial.out.resolve("evaluation.md"));
		return 0;
	}

	private static List<ComplexPlane> planes(final Path file) throws IOException {
		if (!(StandardFormats.all().read(file) instanceof ComplexImage image)) throw new IllegalArgumentException(file +
			": contents: found a real image, expected a complex one (complex samples, or slice labels that begin with Magnitude" +
			" and Phase or with Real and Imaginary)");
		return IntStream.range(0, image.planeCount()).mapToObj(k -> ComplexImages.plane(image.pixels(), k)).toList();
	}
}
