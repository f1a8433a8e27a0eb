package io.github.phasegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.testing.TestHeads;
import io.github.phasegen.testing.TinyModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** evaluate phase REAL GENERATED, evaluate model MODEL. */
class EvaluateTest {

	@TempDir
	private static Path folder;
	private static Path head;
	private static Path complex;

	@BeforeAll
	static void writeImages() throws IOException {
		head = folder.resolve("head.tif");
		complex = folder.resolve("complex.tif");
		new TiffFormat().save(TestHeads.stack(40, 48, 2), head, false);
		assertEquals(0, Cli.generate(head, complex, TinyModel.write(folder.resolve("model"))).exitCode());
	}

	@Test
	void anImageIsNoDistanceFromItself() {
		final Cli call = Cli.run("evaluate", "phase", complex, complex);
		assertEquals(0, call.exitCode(), call.err());
		final JsonObject report = JsonParser.parseString(call.out()).getAsJsonObject();
		assertEquals(complex.toString(), report.get("real").getAsString());
		assertTrue(report.size() > 5, call.out());
		assertEquals(0, report.get("wrappedGradientDistance").getAsDouble(), 1e-9);
	}

	@Test
	void imagesWithoutPhaseAreFailures() {
		final Cli call = Cli.run("evaluate", "phase", complex, head);
		assertEquals(1, call.exitCode());
		assertTrue(call.lastError().contains("head.tif") && call.lastError().contains("complex"), call.err());
		assertEquals("", call.out());
	}

	@Test
	void anEvaluationIsNotOverwrittenUnasked() throws IOException {
		final Path out = Files.createDirectory(folder.resolve("evaluation"));
		Files.writeString(out.resolve("evaluation.md"), "precious");
		final Cli call = Cli.run("evaluate", "model", folder.resolve("model"), "--config", folder.resolve("none.json"), "-o", out);
		assertEquals(1, call.exitCode());
		assertTrue(call.lastError().contains("evaluation.md") && call.lastError().contains("--overwrite"), call.err());
	}
}
