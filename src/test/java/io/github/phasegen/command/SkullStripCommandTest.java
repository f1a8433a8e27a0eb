package io.github.phasegen.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import ij.ImagePlus;
import ij.gui.Overlay;
import io.github.phasegen.skullstrip.StripOptions;
import io.github.phasegen.testing.TestHeads;
import io.github.phasegen.testing.TinyStripModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleService;

/** Skull Strip in k-Space... and its preview as SciJava calls, with a network of random weights. */
class SkullStripCommandTest {

	private static final CommandCalls CALLS = new CommandCalls(SkullStripCommand.class);

	@TempDir
	private static Path folder;
	private static String model;

	@BeforeAll
	static void writeModel() throws IOException {
		model = TinyStripModel.write(folder.resolve("model")).toString();
	}

	@AfterAll
	static void dispose() {
		CALLS.close();
	}

	@Test
	void theChosenOutputsAreMade() throws Exception {
		final ImagePlus head = TestHeads.stack(30, 28, 2);
		final Module all = CALLS.run("image", head, "model", model, "kspace", true, "complex", true, "brain", true, "mask", true);
		final ImagePlus kSpace = (ImagePlus) all.getOutput("result");
		assertArrayEquals(new int[] { 30, 28, 2, 2, 1 }, kSpace.getDimensions());
		assertEquals("Real z:1/2 slice-1", kSpace.getStack().getSliceLabel(1));
		assertTrue(kSpace.getInfoProperty().contains("Domain: k-space\n"), kSpace.getInfoProperty());
		assertEquals("head_brain_kspace", kSpace.getTitle());
		assertArrayEquals(new int[] { 30, 28, 2, 2, 1 }, ((ImagePlus) all.getOutput("complexResult")).getDimensions());
		final ImagePlus mask = (ImagePlus) all.getOutput("maskResult");
		assertEquals(8, mask.getBitDepth());
		assertEquals(3, mask.getCalibration().pixelDepth);
		final ImagePlus magnitude = (ImagePlus) all.getOutput("magnitudeResult");
		assertNotNull(magnitude.getOverlay());
		for (int z = 1; z <= 2; z++)
			for (int i = 0; i < 30 * 28; i++) {
				final int inside = ((byte[]) mask.getStack().getPixels(z))[i] & 0xff;
				assertTrue(inside == 0 || inside == 255);
				assertEquals(inside == 0 ? 0 : ((float[]) head.getStack().getPixels(z))[i], ((float[]) magnitude.getStack().getPixels(z))[i],
					1e-4);
			}
		final Module one = CALLS.run("image", head, "model", model, "mask", true);
		assertNotNull(one.getOutput("maskResult"));
		assertNull(one.getOutput("result"));
		assertNull(one.getOutput("magnitudeResult"));
	}

	@Test
	void itsOwnKSpaceIsAnInput() throws Exception {
		final ImagePlus kSpace = CALLS.image("result", "image", TestHeads.stack(30, 28, 1), "model", model);
		final ImagePlus again = CALLS.image("result", "image", kSpace, "model", model);
		assertTrue(again.getInfoProperty().contains("(k-space)"), again.getInfoProperty());
	}

	@Test
	void thePreviewOutlinesTheCurrentSliceAndLeavesNoTrace() throws ModuleException {
		final ImagePlus head = TestHeads.stack(30, 28, 2);
		final Overlay mine = new Overlay();
		head.setOverlay(mine);
		head.setSlice(2);
		final Module module = CALLS.context().service(ModuleService.class).createModule(CALLS.info());
		module.setInput("image", head);
		module.setInput("model", model);
		module.setInput("threshold", 0.01);
		module.preview();
		assertSame(mine, head.getOverlay(), "not asked for");
		module.setInput("preview", true);
		module.preview();
		assertEquals(1, head.getOverlay().size());
		module.preview();
		assertEquals(1, head.getOverlay().size(), "replaced, not added");
		module.cancel();
		assertSame(mine, head.getOverlay());
		assertEquals(0, mine.size());
	}

	@Test
	void failuresSayWhatIsWrong() {
		final ImagePlus head = TestHeads.stack(30, 28, 1);
		CALLS.assertFails("no model of this name", "image", head, "model", "nothing");
		CALLS.assertFails("found none", "model", model);
		CALLS.assertFails("threshold: found 2.0", "image", head, "model", model, "threshold", 2.0);
		CALLS.assertFails("softEdge: found ", "image", head, "model", model, "soft", StripOptions.WIDEST_EDGE + 1);
		CALLS.assertFails("domain: found x", "image", head, "model", model, "domain", "x");
	}
}
