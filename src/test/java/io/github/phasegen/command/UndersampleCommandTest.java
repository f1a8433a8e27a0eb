package io.github.phasegen.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ij.ImagePlus;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.SamplingMasks;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.sampling.SamplingKind;
import io.github.phasegen.testing.TestHeads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.module.Module;
import org.scijava.task.event.TaskEvent;

/** Undersample k-Space... as a SciJava command, as scripts call it. */
class UndersampleCommandTest {

	private static final CommandCalls CALLS = new CommandCalls(UndersampleCommand.class);

	@TempDir
	private Path folder;

	@AfterAll
	static void dispose() {
		CALLS.close();
	}

	private static SamplingMasks masks(final ImagePlus kspace) {
		final var contents = ImagePlusAdapter.toContents(kspace);
		return SamplingMasks.told(contents.metadata(), ImageShape.of(contents.pixels())).orElseThrow();
	}

	@Test
	void theCurrentImageBecomesUndersampledKSpace() throws Exception {
		final Module module = CALLS.run("input", TestHeads.stack(32, 24, 2), "mask", "poisson", "acceleration", 3.0, "show", "k-space+mask");
		final ImagePlus kspace = (ImagePlus) module.getOutput("kspace");
		final ImagePlus mask = (ImagePlus) module.getOutput("pattern");
		assertEquals("head_undersampled", kspace.getTitle());
		assertArrayEquals(new int[] { 32, 24, 2, 2, 1 }, kspace.getDimensions());
		assertArrayEquals(masks(kspace).mask(0).toFloats(), (float[]) mask.getProcessor().getPixels());
		final float[] real = (float[]) kspace.getStack().getPixels(1);
		for (int i = 0; i < real.length; i++)
			assertTrue(masks(kspace).mask(0).sampled(i % 32, i / 32) || real[i] == 0);
	}

	@Test
	void linesAndMasksAreTheUsersChoice() throws Exception {
		final ImagePlus head = TestHeads.stack(32, 24, 3);
		final ImagePlus rows = CALLS.image("kspace", "input", head, "axis", "y", "each", true, "seed", 9L);
		assertTrue(masks(rows).mask(2).lines(PlaneAxis.Y).isPresent());
		assertEquals(3, masks(rows).masks().size());
		final ImagePlus partial = CALLS.image("kspace", "input", head, "mask", "partial", "fraction", 0.75, "side", "high");
		assertEquals(24.0 / 32, masks(partial).mask(0).fraction(), 1e-9);
	}

	@Test
	void aFileIsWrittenWithWhatOpens() throws Exception {
		final Path file = folder.resolve("out.tif");
		final ImagePlus kspace = CALLS.image("kspace", "input", TestHeads.stack(16, 12, 2), "output", file.toFile());
		assertArrayEquals((float[]) kspace.getStack().getPixels(3), (float[]) new TiffFormat().open(file).getStack().getPixels(3));
		assertEquals(masks(kspace), masks(new TiffFormat().open(file)));
		CALLS.assertFails("out.tif", "input", TestHeads.stack(16, 12, 2), "output", file.toFile());
	}

	@Test
	void onlyWhatIsAskedForOpens() throws Exception {
		final ImagePlus head = TestHeads.stack(16, 12, 1);
		assertNull(CALLS.run("input", head).getOutput("pattern"));
		assertNull(CALLS.run("input", head, "show", "mask").getOutput("kspace"));
		final Path file = folder.resolve("out.npy");
		assertNull(CALLS.run("input", head, "show", "nothing", "output", file.toFile()).getOutput("kspace"));
		assertTrue(Files.exists(file));
		CALLS.assertFails("show", "input", head, "show", "nothing");
	}

	@ParameterizedTest
	@CsvSource({ "mask, spiral", "acceleration, 0.5", "center, 1.5", "axis, z", "fraction, 0.25", "side, left", "domain, sinogram",
		"norm, forward", "show, all", "format, JPEG" })
	void valuesOutOfRangeAreFailures(final String input, final String value) {
		CALLS.assertFails(value, "input", TestHeads.stack(8, 8, 1), "output", folder.resolve("out.x").toFile(), input, value);
	}

	@Test
	void withoutAnImageThereIsNothingToDo() {
		CALLS.assertFails("open one first", "mask", "random");
	}

	@Test
	void aCancelLeavesNoFile() throws Exception {
		final Object canceller = new Object() {

			@EventHandler
			void onEvent(final TaskEvent event) {
				// a cancel is an event of the task, too
				if (!event.getTask().isCanceled() && String.valueOf(event.getTask().getStatusMessage()).startsWith("slice 2 of 5"))
					event.getTask().cancel("by the user");
			}
		};
		final var subscriptions = CALLS.context().service(EventService.class).subscribe(canceller);
		final Module module = CALLS.run("input", TestHeads.stack(8, 8, 5), "output", folder.resolve("out.tif").toFile(), "center", 0.2);
		CALLS.context().service(EventService.class).unsubscribe(subscriptions);
		assertNull(module.getOutput("kspace"));
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(), files.toList());
		}
	}

	@Test
	void choicesAreThoseOfTheEnumsAndFormats() {
		assertEquals(Arrays.stream(SamplingKind.values()).map(SamplingKind::optionName).toList(), CALLS.info().getInput("mask").getChoices());
		assertEquals(Stream.concat(Stream.of("auto"), StandardFormats.all().all().stream().filter(ImageFormat::canWrite).map(
			ImageFormat::name)).collect(Collectors.toSet()), new HashSet<Object>(CALLS.info().getInput("format").getChoices()));
		assertEquals(ImagePlus.class, CALLS.info().getInput("input").getType(), "so that Fiji fills in the active image");
	}
}
