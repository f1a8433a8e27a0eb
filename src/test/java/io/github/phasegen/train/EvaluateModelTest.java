package io.github.phasegen.train;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.phasegen.diffusion.GenerateOptions;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.PhaseModel;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.testing.TinyModel;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateModelTest {

	@TempDir
	private Path folder;

	@Test
	void aHeadSeenInTrainingIsRefusedBeforeAnyWork() throws IOException {
		final Path output = folder.resolve("evaluation");
		try (PhaseModel model = trainedOn("ann, bob")) {
			final EvaluateModel evaluation = new EvaluateModel(config("carl", "bob"), folder, output, line -> {});
			final Exception e = assertThrows(IllegalArgumentException.class, () -> evaluation.run(model, GenerateOptions.defaults()));
			assertTrue(e.getMessage().contains("found bob") && e.getMessage().contains("ann, bob"), e.getMessage());
			assertFalse(Files.exists(output));
			final EvaluateModel unseen = new EvaluateModel(config("carl", "bobby"), folder, output, line -> {});
			assertThrows(NoSuchFileException.class, () -> unseen.run(model, GenerateOptions.defaults()));
		}
	}

	private static PhaseModel trainedOn(final String heads) throws IOException {
		final ModelConfig tiny = TinyModel.config(List.of(TinyModel.stage(StageConfig.BASE, 16, 2)));
		return TinyModel.load(ModelConfig.phase(tiny.name(), tiny.stages(), tiny.diffusion(), Map.of("base training heads", heads)));
	}

	private static EvaluationConfig config(final String first, final String second) {
		return new EvaluationConfig(List.of(file(first), file(second)), List.of(), 0, 0, 1, 1, List.of(), 1);
	}

	private static HeadFile file(final String head) {
		return new HeadFile(head, head + ".nii.gz", null, 0, null, null);
	}

	@Test
	void anEvaluationThatIsThereIsNamed() throws IOException {
		assertDoesNotThrow(() -> EvaluateModel.checkNone(folder.resolve("none")));
		assertDoesNotThrow(() -> EvaluateModel.checkNone(folder));
		Files.writeString(folder.resolve("evaluation.json"), "[]");
		assertThrows(FileAlreadyExistsException.class, () -> EvaluateModel.checkNone(folder));
	}
}
