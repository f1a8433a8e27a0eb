package io.github.phasegen.train.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.phasegen.testing.TinyModel;
import io.github.phasegen.testing.TinyStripModel;
import io.github.phasegen.train.OptimiserOptions;
import io.github.phasegen.train.StripHeads;
import io.github.phasegen.train.TrainPhaseConfig;
import io.github.phasegen.train.TrainSkullStripConfig;
import io.github.phasegen.train.experiment.SkullStripExperimentConfig.Evaluation;
import io.github.phasegen.train.experiment.SkullStripExperimentConfig.TestImage;
import io.github.phasegen.train.experiment.SkullStripExperimentConfig.Variant;

/** Two ellipsoids, two kinds of phase, two folds and a handful of steps. */
final class TinyExperiment {

	private TinyExperiment() {}

	/** Writes heads and a phase model into the data folder. */
	static SkullStripExperimentConfig write(final Path data) throws IOException {
		StripHeads.write(data, 3);
		final Path phaseModel = TinyModel.write(data.resolve("phase-model"));
		return config(phaseModel.toString());
	}

	static SkullStripExperimentConfig config(final String phaseModel) {
		final TrainSkullStripConfig.Data source = new TrainSkullStripConfig.Data(List.of(StripHeads.file("a", "a.nii"), StripHeads.file("b",
			"b.nii")), null, 2, 1, null, 0.5, 0.5, 0.28, 0, new TrainSkullStripConfig.Bank(3, phaseModel, 2, 5));
		final TrainSkullStripConfig training = new TrainSkullStripConfig("tiny", 1, TinyStripModel.stage(32, 1), source,
			new TrainSkullStripConfig.Loss(1, 1, 0.5, 0.5), new OptimiserOptions(2, 0.01, 1, 0.01, 1, 0.9), new TrainPhaseConfig.Loop(1, 1, 0),
			Map.of("licence", "none"));
		final List<TestImage> images = List.of(new TestImage("a", "T1", "a.nii", null, "brain.nii", "RAS"), new TestImage("c", "T2", "b.nii",
			"phase.nii", "brain.nii", "RAS"));
		return new SkullStripExperimentConfig("tiny", null, training, List.of(new Variant("zero", "no phase", Map.of("zero", 1.0)),
			new Variant("generated", null, Map.of("generated", 1.0))), "generated", List.of(List.of("a"), List.of("b")), 1, new Evaluation(
				images, List.of("simulated", "zero"), 2, 1, false));
	}
}
