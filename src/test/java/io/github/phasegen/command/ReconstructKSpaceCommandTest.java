package io.github.phasegen.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ij.ImagePlus;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.testing.TestHeads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.module.Module;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;

/** Reconstruct k-Space... as scripts call it. */
class ReconstructKSpaceCommandTest {

	private static final CommandCalls CALLS = new CommandCalls(ReconstructKSpaceCommand.class);
	private static final CommandCalls UNDERSAMPLE = new CommandCalls(UndersampleCommand.class);

	@TempDir
	private static Path folder;
	private static ImagePlus kspace;

	@BeforeAll
	static void undersample() throws Exception {
		kspace = UNDERSAMPLE.image("kspace", "input", TestHeads.stack(30, 28, 2), "acceleration", 2.0, "center", 0.3);
	}

	@AfterAll
	static void close() {
		CALLS.close();
		UNDERSAMPLE.close();
	}

	@Test
	void theImageIsAHyperstackOfMagnitudeAndPhase() throws Exception {
		final ImagePlus image = CALLS.image("result", "input", kspace, "method", "cs", "iterations", 5, "preview", true);
		assertArrayEquals(new int[] { 30, 28, 2, 2, 1 }, image.getDimensions());
		assertTrue(image.getTitle().endsWith("_undersampled_cs"), image.getTitle());
		assertTrue(image.getStack().getSliceLabel(1).startsWith("Magnitude"), image.getStack().getSliceLabel(1));
		assertTrue(image.getInfoProperty().contains("iterations 5"), image.getInfoProperty());
		assertEquals(3, image.getCalibration().pixelDepth);
	}

	@Test
	void magnitudesHaveOneChannel() throws Exception {
		final ImagePlus image = CALLS.image("result", "input", kspace, "method", "zero", "output", "magnitude");
		assertEquals(1, image.getNChannels());
		assertEquals(2, image.getNSlices());
	}

	@Test
	void failuresSayWhatIsWrong() throws Exception {
		CALLS.assertFails("found none", "method", "zero");
		CALLS.assertFails("domain: found real samples", "input", TestHeads.stack(30, 28, 1), "method", "zero");
		CALLS.assertFails("method: expected one of", "input", kspace, "method", "magic");
		CALLS.assertFails("lambda: found x, expected a number", "input", kspace, "method", "cs", "lambda", "x");
		CALLS.assertFails("none.tif", "input", kspace, "method", "zero", "mask", folder.resolve("none.tif").toFile());
		final File head = folder.resolve("head.tif").toFile();
		new TiffFormat().save(TestHeads.stack(16, 16, 1), head.toPath(), false);
		CALLS.assertFails("size of the sampling mask", "input", kspace, "method", "zero", "mask", head);
	}

	@Test
	void aCancelEndsTheRunWithinAnIterationAndGivesNothing() throws Exception {
		final List<String> heard = new ArrayList<>();
		final Object canceller = new Object() {

			@EventHandler
			void onEvent(final TaskEvent event) {
				final Task task = event.getTask();
				final String message = String.valueOf(task.getStatusMessage());
				if (task.isCanceled() || !message.contains("iteration")) return;
				heard.add(message);
				if (message.contains("iteration 3 of")) task.cancel("by the user");
			}
		};
		final EventService events = CALLS.context().service(EventService.class);
		final var subscriptions = events.subscribe(canceller);
		final Module module = CALLS.run("input", kspace, "method", "cs", "iterations", 50);
		events.unsubscribe(subscriptions);
		assertNull(module.getOutput("result"));
		assertTrue(heard.get(heard.size() - 1).startsWith("slice 1 of 2, iteration 3 of 50, residual "), heard.toString());
	}
}
