package io.github.phasegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The skull-stripping model that is shipped, on the heads that are shipped. */
class BundledSkullStripTest {

	private static final long MOST_BYTES = 16L << 20;

	@TempDir
	private Path folder;

	@Test
	void theModelIsSmallAndSaysWhereItComesFrom() throws IOException {
		try (InputStream weights = ModelSource.class.getResourceAsStream("/models/skullstrip/default/weights.safetensors")) {
			assertTrue(weights.readAllBytes().length <= MOST_BYTES);
		}
		final ModelConfig config = ModelSource.parse(ModelConfig.SKULLSTRIP, "").read().config();
		assertEquals("default", config.name());
		for (final String field : List.of("licence", "data", "command"))
			assertTrue(config.cardText(field).isPresent(), field);
	}

	/** Both heads were in training: this guards loading, orientation and scale, not quality. */
	@ParameterizedTest
	@ValueSource(strings = { "head_t1", "head_t1_itk" })
	void theBrainOfASampleHeadIsFound(final String name) throws IOException {
		final Path mask = folder.resolve("mask.tif");
		Cli.run("skullstrip", "sample-data/" + name + ".tif", "-o", folder.resolve("brain.h5"), "--mask", mask).succeeded();
		final JsonObject found = JsonParser.parseString(Cli.run("evaluate", "mask", "sample-data/" + name + "_brainmask.tif", mask)
			.succeeded().out()).getAsJsonObject();
		assertTrue(found.get("dice").getAsDouble() >= 0.85, found.toString());
		final JsonObject record = JsonParser.parseString(Files.readString(folder.resolve("brain.h5.json"))).getAsJsonObject();
		assertEquals("skullstrip/default (bundled)", record.get("model").getAsString());
		assertTrue(record.get("residualOutsideBrain").getAsDouble() < 1e-9);
	}

	@Test
	void kSpaceWithAnotherPhaseGivesNearlyTheSameMask() throws IOException {
		final Path kSpace = folder.resolve("k.h5");
		Cli.run("export", "sample-data/head_t1_itk.tif", "-o", kSpace, "--phase", "smooth").succeeded();
		Cli.run("skullstrip", kSpace, "-o", folder.resolve("brain.h5"), "--mask", folder.resolve("smooth.tif")).succeeded();
		Cli.run("skullstrip", "sample-data/head_t1_itk.tif", "-o", folder.resolve("zero.h5"), "--mask", folder.resolve("zero.tif"), "--model",
			"default").succeeded();
		final JsonObject same = JsonParser.parseString(Cli.run("evaluate", "mask", folder.resolve("zero.tif"), folder.resolve("smooth.tif"))
			.succeeded().out()).getAsJsonObject();
		assertTrue(same.get("dice").getAsDouble() >= 0.85, same.toString());
	}
}
