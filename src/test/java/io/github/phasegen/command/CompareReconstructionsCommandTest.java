package io.github.phasegen.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import io.github.phasegen.testing.TestHeads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.module.Module;

/** Compare Reconstructions... as scripts call it. */
class CompareReconstructionsCommandTest {

	private static final CommandCalls CALLS = new CommandCalls(CompareReconstructionsCommand.class);

	@AfterAll
	static void close() {
		CALLS.close();
	}

	/** Without a screen, images are open in batch mode only. */
	@BeforeEach
	void openImages() {
		ResultsTable.getResultsTable().reset();
		Interpreter.batchMode = true;
		open(TestHeads.image(20, 24, new int[] { 1, 2, 2 }, 32), "truth");
		final ImagePlus brighter = TestHeads.image(20, 24, new int[] { 1, 2, 2 }, 32);
		for (int plane = 1; plane <= 4; plane++)
			brighter.getStack().getProcessor(plane).multiply(1.1);
		open(brighter, "result.tif");
	}

	@AfterEach
	void closeImages() {
		for (final String title : new String[] { "truth", "result.tif" })
			Interpreter.removeBatchModeImage(WindowManager.getImage(title));
		Interpreter.batchMode = false;
		ResultsTable.getResultsTable().reset();
	}

	private static void open(final ImagePlus image, final String title) {
		image.setTitle(title);
		Interpreter.addBatchModeImage(image);
	}

	@Test
	void everyFrameIsARow() throws Exception {
		final Module module = CALLS.run("truth", "truth", "image", "result.tif");
		assertNull(module.getOutput("errors"));
		final ResultsTable table = ResultsTable.getResultsTable();
		assertEquals(2, table.size());
		assertEquals("result.tif", table.getStringValue("Image", 1));
		assertEquals(2, table.getValue("Frame", 1));
		assertEquals(0.01, table.getValue("nmse", 1), 1e-6);
		assertTrue(Double.isNaN(table.getValue("complexNmse", 1)));
	}

	@Test
	void slicesAreRowsOnRequest() throws Exception {
		CALLS.run("truth", "truth", "image", "result.tif", "slices", true);
		final ResultsTable table = ResultsTable.getResultsTable();
		assertEquals(6, table.size());
		assertEquals("all", table.getStringValue("Slice", 3));
		assertEquals(2, table.getValue("Slice", 5));
		assertTrue(Double.isNaN(table.getValue("nmse", 5)), "a measure of volumes");
		assertEquals((table.getValue("sliceSsim", 4) + table.getValue("sliceSsim", 5)) / 2, table.getValue("sliceSsim", 3), 1e-9);
	}

	@Test
	void theErrorMapShowsInTheScaleOfTheTruth() throws Exception {
		final ImagePlus map = CALLS.image("errors", "truth", "truth", "image", "result.tif", "map", true, "magnified", 10.0);
		final ImagePlus truth = WindowManager.getImage("truth");
		assertEquals("result_error_x10", map.getTitle());
		assertArrayEquals(truth.getDimensions(), map.getDimensions());
		assertArrayEquals((float[]) truth.getStack().getPixels(3), (float[]) map.getStack().getPixels(3), 1e-3f);
		assertEquals(0, map.getDisplayRangeMin());
		assertEquals(maximum(truth), map.getDisplayRangeMax(), 1e-3);
	}

	@Test
	void failuresSayWhatIsWrongAndLeaveNoRows() {
		CALLS.assertFails("image: found no open image nothing", "truth", "truth", "image", "nothing");
		CALLS.assertFails("magnification: found 0.0", "truth", "truth", "image", "result.tif", "map", true, "magnified", 0.0);
		assertEquals(0, ResultsTable.getResultsTable().size());
	}

	@Test
	void ofImagesWithOneTitleTheIDTellsWhichIsMeant() throws Exception {
		final ImagePlus other = TestHeads.image(20, 24, new int[] { 1, 2, 2 }, 32);
		open(other, "result.tif");
		try {
			CALLS.assertFails("image: found 2 open images result.tif, expected one", "truth", "truth", "image", "result.tif");
			CALLS.run("truth", "truth", "image", String.valueOf(other.getID()));
		}
		finally {
			Interpreter.removeBatchModeImage(other);
		}
		final ResultsTable table = ResultsTable.getResultsTable();
		assertEquals("result.tif", table.getStringValue("Image", 0));
		assertEquals(0, table.getValue("nmse", 0));
	}

	private static double maximum(final ImagePlus image) {
		double maximum = 0;
		for (int plane = 1; plane <= image.getStackSize(); plane++)
			maximum = Math.max(maximum, image.getStack().getProcessor(plane).getStats().max);
		return maximum;
	}
}
