package io.github.phasegen.train.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.metrics.ReconstructionMetrics;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.recon.CoilKSpace;
import io.github.phasegen.recon.IterationProgress;
import io.github.phasegen.recon.network.ReconModel;
import io.github.phasegen.train.ReconEvaluationCase;
import io.github.phasegen.train.ReconSampling;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/** Judges trained networks on the images that their fold does not train on. A test image is simulated and sampled once for all of them. */
final class ReconTests {

	private final ReconExperimentConfig config;
	private final Path dataFolder;
	private final ExperimentFolder folder;
	private final Consumer<String> report;

	/** One volume, and how it was sampled. */
	private record Test(ReconEvaluationCase stack, int number, List<CoilKSpace> measured) {}

	ReconTests(final ReconExperimentConfig config, final Path dataFolder, final ExperimentFolder folder, final Consumer<String> report) {
		this.config = config;
		this.dataFolder = dataFolder;
		this.folder = folder;
		this.report = report;
	}

	/** Makes the measurements that are not there. */
	void judge(final List<RunName> runs, final DeviceChoice device) throws IOException {
		final Map<RunName, MeasurementFile> files = new LinkedHashMap<>();
		for (final RunName run : runs)
			files.put(run, folder.measurements(run));
		for (final HeadFile image : config.evaluation().images()) {
			final int expected = config.evaluation().sampling().patterns().size() * config.evaluation().sampling().count() * ReconEvaluationCase
				.acquisitions(image, config.evaluation());
			final List<RunName> open = runs.stream().filter(run -> config.tests(run.fold()).contains(image) && files.get(run).all().stream()
				.filter(found -> found.image().equals(image.image())).count() < expected).toList();
			if (open.isEmpty()) continue;
			final List<Test> tests = tests(image);
			for (final RunName run : open)
				judge(run, tests, files.get(run), device);
		}
	}

	private List<Test> tests(final HeadFile image) throws IOException {
		final ReconSampling sampling = config.evaluation().sampling();
		final List<Test> tests = new ArrayList<>();
		for (int acquisition = 1; acquisition <= ReconEvaluationCase.acquisitions(image, config.evaluation()); acquisition++) {
			final ReconEvaluationCase stack = ReconEvaluationCase.of(dataFolder, image, config.evaluation(), acquisition);
			final long seed = config.evaluation().seed() + acquisition - 1;
			for (final String pattern : sampling.patterns())
				for (int i = 0; i < sampling.count(); i++)
					tests.add(new Test(stack, tests.size() + 1, stack.undersampled(sampling.pattern(pattern, i), seed)));
		}
		return tests;
	}

	private void judge(final RunName run, final List<Test> tests, final MeasurementFile file, final DeviceChoice device) throws IOException {
		final ModelSource model = new ModelSource.Folder(folder.run(run).resolve("model"));
		try (ReconModel loaded = ReconModel.load(model, device)) {
			for (final Test test : tests) {
				final ReconEvaluationCase stack = test.stack();
				if (file.has(stack.image(), stack.phase(), test.number())) continue;
				final List<ComplexPlane> images = test.measured().stream().map(slice -> loaded.reconstructor().reconstruct(slice,
					IterationProgress.NONE)).toList();
				final ReconstructionMetrics errors = ReconstructionMetrics.ofComplex(stack.slices(), images);
				file.add(new Measurement(run.variant(), run.fold(), run.repeat(), stack.head(), stack.image(), "", stack.phase(), test.number(),
					errors.toMap()));
				report.accept(String.format(Locale.ROOT, "%s: %s, %s: PSNR %.2f dB, SSIM %.4f", run, stack.image(), stack.phase(), errors.psnr(),
					errors.ssim()));
			}
		}
	}

	/** All measurements of these runs. */
	List<Measurement> measurements(final List<RunName> runs) throws IOException {
		final List<Measurement> all = new ArrayList<>();
		for (final RunName run : runs)
			all.addAll(folder.measurements(run).all());
		return all;
	}
}
