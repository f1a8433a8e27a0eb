package io.github.phasegen.train.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import io.github.phasegen.metrics.MaskMetrics;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.simulate.HeadSource;
import io.github.phasegen.skullstrip.StripModel;
import io.github.phasegen.skullstrip.StripOptions;
import io.github.phasegen.train.StripEvaluationCase;
import io.github.phasegen.train.StripPhase;
import io.github.phasegen.train.experiment.SkullStripExperimentConfig.TestImage;

/** Judges trained networks on the images that their fold does not train on. A test image is simulated once for all of them. */
final class StripTests {

	private final SkullStripExperimentConfig config;
	private final Path dataFolder;
	private final ExperimentFolder folder;
	private final Consumer<String> report;

	/** A condition that an image is tested under. */
	private record Test(TestImage image, String condition, int acquisition) {}

	StripTests(final SkullStripExperimentConfig config, final Path dataFolder, final ExperimentFolder folder, final Consumer<String> report) {
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
		for (final TestImage image : config.evaluation().images()) {
			HeadSource source = null;
			for (final Test test : tests(image)) {
				final List<RunName> open = runs.stream().filter(run -> config.tests(run.fold()).contains(image) && !files.get(run).has(image
					.image(), test.condition(), test.acquisition())).toList();
				if (open.isEmpty()) continue;
				if (source == null && image.phase() == null) source = StripEvaluationCase.source(dataFolder, image.file());
				final StripEvaluationCase stack = stack(test, source);
				for (final RunName run : open)
					judge(run, test, stack, files.get(run), device);
			}
		}
	}

	private List<Test> tests(final TestImage image) {
		if (image.phase() != null) return List.of(new Test(image, StripEvaluationCase.MEASURED, 1));
		final List<Test> tests = new ArrayList<>();
		for (final String phase : config.evaluation().phases()) {
			// without phase there is nothing to draw
			final int acquisitions = StripPhase.parse(phase) == StripPhase.ZERO ? 1 : config.evaluation().acquisitions();
			for (int acquisition = 1; acquisition <= acquisitions; acquisition++)
				tests.add(new Test(image, phase, acquisition));
		}
		return tests;
	}

	private StripEvaluationCase stack(final Test test, final HeadSource source) throws IOException {
		if (test.image().phase() != null) return StripEvaluationCase.measured(dataFolder, test.image().file());
		// every image is another acquisition
		final long seed = (config.evaluation().seed() * 1_000_003 + test.image().image().hashCode()) * 1_009 + test.acquisition();
		return StripEvaluationCase.of(source, test.image().file(), StripPhase.parse(test.condition()), seed);
	}

	private void judge(final RunName run, final Test test, final StripEvaluationCase stack, final MeasurementFile file,
		final DeviceChoice device) throws IOException
	{
		final ModelSource model = new ModelSource.Folder(folder.run(run).resolve("model"));
		try (StripModel loaded = StripModel.load(model, device)) {
			final MaskMetrics measures = stack.measures(stack.mask(loaded, StripOptions.defaults().withMirrors(config.evaluation().mirrors())));
			final TestImage image = test.image();
			file.add(new Measurement(run.variant(), run.fold(), run.repeat(), image.head(), image.image(), image.contrast(), test.condition(),
				test.acquisition(), measures.toMap()));
			report.accept(String.format(Locale.ROOT, "%s: %s, %s %d: Dice %.3f", run, image.image(), test.condition(), test.acquisition(),
				measures.dice()));
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
