package io.github.phasegen.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.metrics.ReconstructionMetrics;
import io.github.phasegen.recon.CompareReconstructions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** evaluate recon TRUTH RECON. */
@Command(name = "recon", description = "Compare the reconstructed image RECON with the true one and print its errors as JSON: nmse, psnrDb" +
	" and ssim of each frame's volume by fastMRI's definitions; slice... are means over the slices, each by its own maximum.",
	footer = { "", "Magnitudes are compared; complexNmse is told where both images are complex. What is infinite or undefined is left out." })
final class EvaluateRecon implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(index = "0", paramLabel = "TRUTH", description = "Image of fully sampled k-space, magnitude or complex.")
	private Path truth;

	@Parameters(index = "1", paramLabel = "RECON", description = "Image of the same size.")
	private Path reconstruction;

	@Option(names = "--slices", description = "Also the errors of each slice.")
	private boolean slices;

	@Option(names = "--error-map", paramLabel = "FILE", description = "Image of the absolute differences to be written.")
	private Path errorMap;

	@Option(names = "--magnification", defaultValue = "1", paramLabel = "FACTOR", description = "Of the error map (${DEFAULT-VALUE}).")
	private double magnification;

	@Option(names = "--overwrite", description = "Replace existing files.")
	private boolean overwrite;

	@Override
	public Integer call() throws IOException {
		final Outputs outputs = new Outputs(overwrite);
		if (errorMap != null) {
			outputs.checkImage(errorMap);
			outputs.requireNone(errorMap, List.of(truth, reconstruction));
		}
		final CompareReconstructions comparison = CompareReconstructions.of(StandardFormats.all().read(truth), StandardFormats.all().read(
			reconstruction));
		final Optional<RealImage> map = errorMap == null ? Optional.empty() : Optional.of(WrongUsage.checked(spec, () -> comparison.errorMap(
			magnification)));
		final Map<String, Object> result = new LinkedHashMap<>();
		result.put("truth", truth.toString());
		result.put("reconstruction", reconstruction.toString());
		result.put("complex", comparison.complex());
		final List<ReconstructionMetrics> frames = comparison.frames();
		if (frames.size() == 1) result.putAll(measures(frames.get(0)));
		else result.put("frames", frames.stream().map(this::measures).toList());
		final Console console = new Console(spec);
		console.result(Outputs.json(result));
		if (map.isEmpty()) return ExitCode.OK;
		result.put("magnification", magnification);
		outputs.writeImage(errorMap, map.get(), ComplexOutput.REAL_IMAGINARY, result);
		console.note("Wrote " + errorMap);
		return ExitCode.OK;
	}

	private Map<String, Object> measures(final ReconstructionMetrics frame) {
		final Map<String, Object> measures = new LinkedHashMap<>(frame.toMap());
		if (!slices) return measures;
		final List<Map<String, Double>> all = new ArrayList<>();
		for (int z = 0; z < frame.slices().size(); z++)
			all.add(frame.sliceMap(z));
		measures.put("slices", all);
		return measures;
	}
}
