package io.github.phasegen.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import io.github.phasegen.export.PhaseSource;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.kspace.CenteredFourier;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.testing.TestHeads;
import io.github.phasegen.testing.TinyModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;
import org.scijava.ui.UIService;

/** Export k-Space Stack... as a SciJava command, as scripts call it. */
class ExportKSpaceCommandTest {

	private static final CommandCalls CALLS = new CommandCalls(ExportKSpaceCommand.class);
	private static final TiffFormat TIFF = new TiffFormat();

	@TempDir
	private Path folder;

	@AfterAll
	static void dispose() {
		CALLS.close();
	}

	@Test
	void theKSpaceIsThatOfTheMagnitude() throws Exception {
		final ImagePlus head = TestHeads.stack(15, 12, 2);
		final ImagePlus kspace = CALLS.image("kspace", "input", head, "phase", "naive");
		assertArrayEquals(new int[] { 15, 12, 2, 2, 1 }, kspace.getDimensions());
		assertEquals("head_kspace", kspace.getTitle());
		assertEquals("Imaginary z:2/2 slice-2", kspace.getStack().getSliceLabel(4));
		final ComplexImage complex = complex(kspace);
		assertEquals(Domain.K_SPACE, Encoding.domain(complex.metadata()).orElseThrow());
		final var image = CenteredFourier.inverse(complex.pixels(), FourierNorm.ORTHO);
		assertArrayEquals(pixels(head, 2), ComplexImages.plane(image, 1).magnitude(), 1e-3f);
	}

	@Test
	void theLogarithmShowsTheCentreAtOne() throws Exception {
		final ImagePlus logarithm = CALLS.image("logarithm", "input", TestHeads.stack(16, 16, 1), "phase", "zero");
		assertArrayEquals(new int[] { 16, 16, 1, 1, 1 }, logarithm.getDimensions());
		assertEquals(1, pixels(logarithm, 1)[16 * 8 + 8], 1e-6);
		for (final float value : pixels(logarithm, 1))
			assertTrue(value >= 0 && value <= 1);
	}

	@Test
	void coilsBecomeChannels() throws Exception {
		for (final String array : List.of("birdcage", "loops")) {
			final ImagePlus kspace = CALLS.image("kspace", "input", TestHeads.stack(16, 16, 2), "phase", "smooth", "coils", 3, "array", array,
				"snr", 20.0);
			assertArrayEquals(new int[] { 16, 16, 6, 2, 1 }, kspace.getDimensions());
		}
	}

	@Test
	void mapsOfOnesChangeNothing() throws Exception {
		final Path maps = folder.resolve("maps.tif");
		final ImagePlus ones = TestHeads.stack(16, 16, 1);
		Arrays.fill(pixels(ones, 1), 1);
		TIFF.save(ones, maps, false);
		final ImagePlus head = TestHeads.stack(16, 16, 1);
		final float[] without = pixels(CALLS.image("kspace", "input", head, "phase", "naive"), 1);
		assertArrayEquals(without, pixels(CALLS.image("kspace", "input", head, "phase", "naive", "maps", maps.toFile()), 1), 1e-3f);
	}

	@Test
	void aFileIsWrittenWithItsSidecarAndHoldsWhatOpens() throws Exception {
		final Path file = folder.resolve("out.tif");
		final ImagePlus kspace = CALLS.image("kspace", "input", TestHeads.stack(9, 8, 2), "phase", "naive", "output", file.toFile());
		assertArrayEquals(pixels(kspace, 3), pixels(TIFF.open(file), 3));
		assertTrue(Files.readString(folder.resolve("out.tif.json")).contains("\"naive\""));
	}

	@Test
	void aFileThatExistsIsReplacedOnlyWhenAsked() throws Exception {
		final Path file = Files.writeString(folder.resolve("out.tif"), "precious");
		final ImagePlus head = TestHeads.stack(9, 8, 1);
		CALLS.assertFails("out.tif", "input", head, "phase", "zero", "output", file.toFile());
		assertEquals("precious", Files.readString(file));
		assertNotNull(CALLS.image("kspace", "input", head, "phase", "zero", "output", file.toFile(), "overwrite", true));
		assertEquals(9, TIFF.open(file).getWidth());
	}

	@Test
	void whatIsShownIsTheUsersChoice() throws Exception {
		assertShown(true, true, "show", "k-space+logarithm");
		assertShown(true, false, "show", "k-space");
		assertShown(false, true, "show", "logarithm");
		final Path file = folder.resolve("out.tif");
		assertShown(false, false, "show", "nothing", "output", file.toFile());
		assertTrue(Files.exists(file));
		CALLS.assertFails("show", "input", TestHeads.stack(8, 8, 1), "phase", "zero", "show", "nothing");
	}

	@Test
	void phaseIsGeneratedByTheModelThatIsNamed() throws Exception {
		final Path model = TinyModel.write(folder.resolve("model"));
		final ImagePlus kspace = CALLS.image("kspace", "input", TestHeads.stack(16, 16, 1), "model", model.toString(), "steps", 2, "device",
			"cpu", "seed", 7L);
		assertTrue(kspace.getInfoProperty().contains("tiny"), kspace.getInfoProperty());
		assertTrue(kspace.getInfoProperty().matches("(?s).*seed: 7\n.*"), kspace.getInfoProperty());
	}

	@Test
	void aComplexImageKeepsItsPhaseUnlessAnotherIsAskedFor() throws Exception {
		final ImagePlus parts = TestHeads.image(8, 8, new int[] { 2, 1, 1 }, 32);
		final ImagePlus complex = ImagePlusAdapter.toImagePlus(ImagePlusAdapter.toComplex(parts, ComplexOutput.REAL_IMAGINARY),
			ComplexOutput.REAL_IMAGINARY);
		final var image = CenteredFourier.inverse(complex(CALLS.image("kspace", "input", complex)).pixels(), FourierNorm.ORTHO);
		assertArrayEquals(pixels(complex, 2), ComplexImages.plane(image, 0).imaginary(), 1e-3f);
	}

	@Test
	void unusableImagesAreFailures() {
		CALLS.assertFails("open one first", "phase", "zero");
		CALLS.assertFails("colour", "phase", "zero", "input", new ImagePlus("rgb", new ColorProcessor(9, 9)));
		final ImagePlus negative = TestHeads.stack(8, 8, 1);
		pixels(negative, 1)[3] = -1;
		CALLS.assertFails("-1", "phase", "zero", "input", negative);
	}

	@ParameterizedTest
	@CsvSource({ "phase, measured", "norm, forward", "coils, -1", "coils, 1000", "array, antenna", "snr, -2", "oversampling, 0.5",
		"readout, z", "show, all", "steps, -3", "device, abacus" })
	void valuesOutOfRangeAreFailures(final String input, final String value) {
		CALLS.assertFails(value, "input", TestHeads.stack(8, 8, 1), input, value);
	}

	@Test
	void coilsAndMapsExcludeEachOther() {
		CALLS.assertFails("coils", "input", TestHeads.stack(8, 8, 1), "phase", "zero", "coils", 2, "maps", folder.resolve("m.npy").toFile());
	}

	@Test
	void aCancelLeavesNoFile() throws Exception {
		final Object canceller = new Object() {

			@EventHandler
			void onEvent(final TaskEvent event) {
				final Task task = event.getTask();
				// a cancel is an event of the task, too
				if (task.isCanceled() || !String.valueOf(task.getStatusMessage()).startsWith("slice 2 of 5")) return;
				task.cancel("by the user");
			}
		};
		final var subscriptions = CALLS.context().service(EventService.class).subscribe(canceller);
		final Module module = CALLS.run("input", TestHeads.stack(8, 8, 5), "phase", "zero", "output", folder.resolve("out.tif").toFile());
		CALLS.context().service(EventService.class).unsubscribe(subscriptions);
		assertNull(module.getOutput("kspace"));
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(0, files.count());
		}
	}

	/** Fiji asks for a file that is the only input left by a file chooser, which without a screen cancels the command without a word. */
	@Test
	void aFileThatIsTheOnlyInputLeftIsNotAskedFor() throws Exception {
		try (CommandCalls calls = new CommandCalls(ExportKSpaceCommand.class, UIService.class)) {
			final Map<String, Object> inputs = new HashMap<>();
			for (final ModuleItem<?> item : calls.info().inputs())
				inputs.put(item.getName(), item.getValue(calls.info().createModule()));
			inputs.keySet().removeIf(name -> name.equals("output") || inputs.get(name) == null);
			inputs.putAll(Map.of("input", TestHeads.stack(8, 8, 1), "phase", "zero", "maps", new File("")));
			assertNotNull(calls.run(inputs).getOutput("kspace"));
		}
	}

	/** Inputs that have no value are missing in what Fiji records. */
	@Test
	void emptyFieldsAreRecorded() throws Exception {
		final Module module = CALLS.run("input", TestHeads.stack(8, 8, 1), "phase", "zero");
		for (final String name : List.of("maps", "output"))
			assertEquals("", module.getInput(name).toString());
	}

	@Test
	void choicesAreThoseOfTheEnumsAndFormats() {
		assertEquals(Arrays.stream(PhaseSource.values()).map(PhaseSource::optionName).toList(), CALLS.info().getInput("phase").getChoices());
		assertEquals(Arrays.stream(ShownKSpace.values()).map(ShownKSpace::optionName).toList(), CALLS.info().getInput("show").getChoices());
		assertEquals(Stream.concat(Stream.of("auto"), StandardFormats.all().all().stream().filter(ImageFormat::canWrite).map(
			ImageFormat::name)).collect(Collectors.toSet()), new HashSet<Object>(CALLS.info().getInput("format").getChoices()));
		assertEquals(ImagePlus.class, CALLS.info().getInput("input").getType(), "so that Fiji fills in the active image");
	}

	private void assertShown(final boolean kspace, final boolean logarithm, final Object... inputs) throws Exception {
		final Object[] all = Arrays.copyOf(inputs, inputs.length + 4);
		System.arraycopy(new Object[] { "input", TestHeads.stack(8, 8, 1), "phase", "zero" }, 0, all, inputs.length, 4);
		final Module module = CALLS.run(all);
		assertEquals(kspace, module.getOutput("kspace") != null);
		assertEquals(logarithm, module.getOutput("logarithm") != null);
	}

	private static ComplexImage complex(final ImagePlus parts) {
		return (ComplexImage) ImagePlusAdapter.toContents(parts);
	}

	private static float[] pixels(final ImagePlus image, final int slice) {
		return (float[]) image.getStack().getPixels(slice);
	}
}
