package io.github.phasegen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.DiffusionConfig;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelException;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.model.PhaseModel;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.testing.TinyModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinModelsTest {

	private static final JoinModels.Options PLAIN = new JoinModels.Options(null, false);
	private static final StageConfig REFINE = TinyModel.stage(StageConfig.REFINE, 0, 3);

	@TempDir
	private Path folder;

	@Test
	void theJoinedModelHasTheWeightsOfBoth() throws IOException {
		final Path base = TinyModel.writeBase(folder.resolve("base"));
		final Path refine = TinyModel.writeRefine(folder.resolve("refine"));
		JoinModels.join(base, refine, folder.resolve("joined"), PLAIN);
		final ModelFolder.Content joined = ModelFolder.read(folder.resolve("joined"));
		assertEquals(List.of("base", "refine"), joined.config().stages().stream().map(StageConfig::role).toList());
		assertEquals(ModelFolder.read(base).weights().keySet(), prefixed(joined, "base."));
		assertEquals(ModelFolder.read(refine).weights().keySet(), prefixed(joined, "refine."));
		try (PhaseModel model = PhaseModel.load(new ModelSource.Folder(folder.resolve("joined")), DeviceChoice.CPU)) {
			assertTrue(model.refine().isPresent());
		}
	}

	@Test
	void textsOfBothCardsAreKept() throws IOException {
		final Path base = write("base", TinyModel.config(List.of(TinyModel.stage(StageConfig.BASE, 16, 2))), Map.of("licence", "A",
			"same", "S"));
		final Path refine = write("refine", TinyModel.config(List.of(REFINE)), Map.of("licence", "B", "same", "S", "own", "O"));
		final ModelConfig joined = JoinModels.join(base, refine, folder.resolve("joined"), PLAIN);
		assertEquals(Map.of("licence", "A", "refine licence", "B", "same", "S", "own", "O"), joined.card());
	}

	@Test
	void theStagesMustBeOneBaseAndOneRefine() throws IOException {
		final Path base = TinyModel.writeBase(folder.resolve("base"));
		final Path refine = TinyModel.writeRefine(folder.resolve("refine"));
		final Path both = TinyModel.write(folder.resolve("both"));
		assertRefused(refine, base, "stages", "[refine]");
		assertRefused(both, refine, "stages", "[base, refine]");
		assertRefused(base, base, "stages", "[base]");
		assertRefused(base, folder.resolve("nothing"), "nothing", "no such folder");
	}

	@Test
	void theDiffusionProcessMustBeTheSame() throws IOException {
		final Path base = TinyModel.writeBase(folder.resolve("base"));
		assertRefused(base, refine("steps", new DiffusionConfig("cosine", 50, "v", "gaussian", 4)), "scheduleSteps", "50");
		assertRefused(base, refine("prediction", new DiffusionConfig("cosine", 100, "x0", "gaussian", 4)), "prediction", "x0");
		assertRefused(base, refine("noise", new DiffusionConfig("cosine", 100, "v", "phasor", 4)), "noise", "phasor");
		assertRefused(base, refine("schedule", new DiffusionConfig("linear", 100, "v", "gaussian", 4)), "schedule", "linear");
	}

	@Test
	void aModelThatIsThereIsNotReplacedUnlessAsked() throws IOException {
		final Path base = TinyModel.writeBase(folder.resolve("base"));
		final Path refine = TinyModel.writeRefine(folder.resolve("refine"));
		final byte[] before = Files.readAllBytes(base.resolve(ModelFolder.CONFIG));
		assertThrows(FileAlreadyExistsException.class, () -> JoinModels.join(base, refine, base, PLAIN));
		assertEquals(new String(before), Files.readString(base.resolve(ModelFolder.CONFIG)));
		assertEquals(2, JoinModels.join(base, refine, base, new JoinModels.Options("new", true)).stages().size());
	}

	@Test
	void aRefiningModelAloneDoesNotRun() throws IOException {
		final Path refine = TinyModel.writeRefine(folder.resolve("refine"));
		final ModelException e = assertThrows(ModelException.class, () -> PhaseModel.load(new ModelSource.Folder(refine),
			DeviceChoice.CPU));
		assertTrue(e.getMessage().contains("train join"), e.getMessage());
	}

	private void assertRefused(final Path base, final Path refine, final String... named) {
		final ModelException e = assertThrows(ModelException.class, () -> JoinModels.join(base, refine, folder.resolve("joined"),
			PLAIN));
		for (final String word : named)
			assertTrue(e.getMessage().contains(word), e.getMessage());
		assertTrue(Files.notExists(folder.resolve("joined")));
	}

	private Path refine(final String name, final DiffusionConfig diffusion) throws IOException {
		return TinyModel.write(folder.resolve(name), TinyModel.config(List.of(REFINE), diffusion));
	}

	private Path write(final String name, final ModelConfig config, final Map<String, String> card) throws IOException {
		return TinyModel.write(folder.resolve(name), ModelConfig.phase(config.name(), config.stages(), config.diffusion(), card));
	}

	private static java.util.Set<String> prefixed(final ModelFolder.Content content, final String prefix) {
		return content.weights().keySet().stream().filter(name -> name.startsWith(prefix)).collect(java.util.stream.Collectors
			.toSet());
	}
}
