package io.github.phasegen.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import io.github.phasegen.diffusion.Sampler;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.testing.TestHeads;
import io.github.phasegen.testing.TinyModel;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.task.Task;
import org.scijava.task.TaskService;
import org.scijava.task.event.TaskEvent;

/** Generate Phase... as a SciJava command, as scripts call it. */
class GeneratePhaseCommandTest {

	private static final Context CONTEXT = new Context(CommandService.class, TaskService.class,
		StatusService.class);

	@TempDir
	private static Path folder;
	private static Path model;

	@BeforeAll
	static void writeModel() throws IOException {
		model = TinyModel.write(folder.resolve("model"));
	}

	@AfterAll
	static void dispose() {
		CONTEXT.dispose();
	}

	@Test
	void theResultIsAHyperstackWithTheInputsMagnitudeAndCalibration() throws Exception {
		final ImagePlus head = TestHeads.stack(22, 19, 3);
		final ImagePlus result = result(run("image", head));
		assertEquals(32, result.getBitDepth());
		assertTrue(result.isHyperStack());
		assertArrayEquals(new int[] { 22, 19, 2, 3, 1 }, result.getDimensions());
		assertEquals("head_complex", result.getTitle());
		assertEquals(head.getCalibration().toString().replaceAll("@\\w+", ""), result.getCalibration().toString().replaceAll(
			"@\\w+", ""));
		assertEquals("Magnitude z:2/3 slice-2", result.getStack().getSliceLabel(3));
		assertEquals("Phase z:2/3 slice-2", result.getStack().getSliceLabel(4));
		for (int z = 1; z <= 3; z++)
			assertArrayEquals((float[]) head.getStack().getPixels(z), pixels(result, 2 * z - 1), 200e-6f);
		for (final float phase : pixels(result, 2))
			assertTrue(phase > -Math.PI - 1e-6 && phase <= Math.PI + 1e-6);
	}

	@Test
	void theInfoTellsHowTheImageWasMade() throws Exception {
		final String info = result(run("image", TestHeads.stack(16, 16, 1), "seed", 99, "steps", 3, "sampler", "ddpm"))
			.getInfoProperty();
		for (final String line : List.of("seed: 99", "steps: 3", "sampler: ddpm", "device: cpu", "modelName: tiny",
			"input: head.tif", "output: magnitude+phase", "samples: 1"))
			assertTrue(info.contains("PhaseGen " + line + "\n"), info);
		assertTrue(info.matches("(?s).*PhaseGen modelSha256: [0-9a-f]{64}\n.*"), info);
		assertTrue(info.matches("(?s).*PhaseGen version: \\d.*PhaseGen djl: \\d.*PhaseGen pytorch: \\d.*"), info);
	}

	@ParameterizedTest
	@CsvSource({ "8, 1, 2, 1", "16, 1, 2, 1", "32, 1, 1, 1", "8, 2, 2, 2", "16, 3, 1, 2", "32, 1, 1, 4" })
	void everyGreyTypeAndEveryHyperstackIsTakenSliceBySlice(final int bits, final int channels, final int slices,
		final int frames) throws Exception
	{
		final ImagePlus head = TestHeads.image(17, 24, new int[] { channels, slices, frames }, bits);
		final ImagePlus result = result(run("image", head));
		assertArrayEquals(new int[] { 17, 24, 2 * channels, slices, frames }, result.getDimensions());
		for (int k = 1; k <= head.getStackSize(); k++) {
			final float[] expected = (float[]) head.getStack().getProcessor(k).convertToFloatProcessor().getPixels();
			assertArrayEquals(expected, pixels(result, 2 * k - 1), 200e-6f);
		}
	}

	@Test
	void realAndImaginaryPartsAreThoseOfMagnitudeAndPhase() throws Exception {
		final ImagePlus head = TestHeads.stack(16, 18, 1);
		final ImagePlus polar = result(run("image", head));
		final ImagePlus cartesian = result(run("image", head, "output", "real+imaginary"));
		final ImagePlus phase = result(run("image", head, "output", "phase"));
		assertEquals("Imaginary slice-1", cartesian.getStack().getSliceLabel(2));
		assertEquals("head_phase", phase.getTitle());
		assertArrayEquals(pixels(polar, 2), pixels(phase, 1));
		for (int i = 0; i < 16 * 18; i++) {
			assertEquals(pixels(polar, 1)[i] * Math.cos(pixels(polar, 2)[i]), pixels(cartesian, 1)[i], 1e-3);
			assertEquals(pixels(polar, 1)[i] * Math.sin(pixels(polar, 2)[i]), pixels(cartesian, 2)[i], 1e-3);
		}
	}

	@Test
	void severalSamplesFollowEachOtherInTimeWithTheirStatisticsBesideThem() throws Exception {
		final ImagePlus head = TestHeads.image(16, 16, new int[] { 1, 2, 2 }, 32);
		final Module module = run("image", head, "samples", 3, "output", "phase");
		final ImagePlus result = result(module);
		assertArrayEquals(new int[] { 16, 16, 1, 2, 6 }, result.getDimensions());
		assertEquals("Phase z:1/2 t:4/6 sample:2/3 slice-3", result.getStack().getSliceLabel(result.getStackIndex(1, 1, 4)));
		final ImagePlus statistics = (ImagePlus) module.getOutput("statistics");
		assertArrayEquals(new int[] { 16, 16, 2, 2, 2 }, statistics.getDimensions());
		final int z = 2;
		final int t = 2;
		double re = 0;
		double im = 0;
		for (int sample = 0; sample < 3; sample++) {
			final float phase = pixels(result, result.getStackIndex(1, z, 2 * sample + t))[77];
			re += Math.cos(phase) / 3;
			im += Math.sin(phase) / 3;
		}
		assertEquals(Math.atan2(im, re), pixels(statistics, statistics.getStackIndex(1, z, t))[77], 1e-5);
		assertEquals(1 - Math.hypot(re, im), pixels(statistics, statistics.getStackIndex(2, z, t))[77], 1e-5);
		assertEquals("Circular variance slice-4", statistics.getStack().getSliceLabel(8));
	}

	@Test
	void oneSampleHasNoStatistics() throws Exception {
		assertNull(run("image", TestHeads.stack(16, 16, 1)).getOutput("statistics"));
	}

	@Test
	void theSameSeedGivesTheSameBytesAndAnotherOneDoesNot() throws Exception {
		final ImagePlus head = TestHeads.stack(16, 16, 1);
		final float[] first = pixels(result(run("image", head, "seed", 5, "sampler", "ddpm")), 2);
		assertArrayEquals(first, pixels(result(run("image", head, "seed", 5, "sampler", "ddpm")), 2));
		assertFalse(Arrays.equals(first, pixels(result(run("image", head, "seed", 6, "sampler", "ddpm")), 2)));
	}

	@Test
	void theInputStaysAsItIs() throws Exception {
		final ImagePlus head = TestHeads.stack(16, 16, 2);
		final float[] before = pixels(head, 2).clone();
		final ImagePlus result = result(run("image", head));
		pixels(result, 3)[0] += 1;
		assertArrayEquals(before, pixels(head, 2));
		assertEquals("head.tif", head.getTitle());
		assertNull(head.getInfoProperty());
	}

	@Test
	void scriptsMayPassAnImg() throws Exception {
		final Img<FloatType> stack = ArrayImgs.floats(pixels(TestHeads.stack(16, 20, 1), 1), 16, 10, 2);
		final ImagePlus result = result(run("image", stack));
		assertArrayEquals(new int[] { 16, 10, 2, 2, 1 }, result.getDimensions());
		final float[] second = Arrays.copyOfRange(pixels(TestHeads.stack(16, 20, 1), 1), 160, 320);
		assertArrayEquals(second, pixels(result, 3), 200e-6f);
	}

	@Test
	void aConstantSliceGetsPhaseZeroAndAWarning() throws Exception {
		final ImagePlus head = TestHeads.stack(16, 16, 2);
		Arrays.fill(pixels(head, 1), 7);
		final ImagePlus result = result(run("image", head));
		assertArrayEquals(new float[256], pixels(result, 2));
		assertTrue(result.getInfoProperty().contains("Slice 1 is constant"), result.getInfoProperty());
	}

	@ParameterizedTest
	@CsvSource({ "0, 9, zeros", "NaN, 9, NaN", "-2, 9, -2", "5, 1, 1 x 1" })
	void unusableImagesAreFailures(final float value, final int size, final String named) {
		final float[] pixels = new float[size * size];
		Arrays.fill(pixels, value);
		assertFails(named, "image", new ImagePlus("unusable", new FloatProcessor(size, size, pixels)));
	}

	@Test
	void noImageAndColourImagesAreFailures() {
		assertFails("open one first");
		assertFails("colour", "image", new ImagePlus("rgb", new ColorProcessor(9, 9)));
	}

	@ParameterizedTest
	@CsvSource({ "sampler, euler", "device, abacus", "output, angle", "steps, -3", "samples, 0", "samples, 65" })
	void valuesOutOfRangeAreFailures(final String input, final String value) {
		assertFails(value, "image", TestHeads.stack(16, 16, 1), input, value);
	}

	@Test
	void aMissingModelIsAFailure() {
		final ExecutionException e = assertThrows(ExecutionException.class, () -> CONTEXT.service(CommandService.class).run(
			GeneratePhaseCommand.class, true, "image", TestHeads.stack(16, 16, 1), "model", folder.resolve("none").toString())
			.get());
		assertTrue(rootMessage(e).contains("model.json"), rootMessage(e));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aCancelEndsTheRunWithinOneStep(final boolean byEscapeKey) throws Exception {
		final Canceller canceller = new Canceller(byEscapeKey);
		final EventService events = CONTEXT.service(EventService.class);
		final List<EventSubscriber<?>> subscriptions = events.subscribe(canceller);
		final Module cancelled = run("image", TestHeads.stack(16, 16, 4), "steps", 50);
		events.unsubscribe(subscriptions);
		IJ.resetEscape();
		assertEquals(3, canceller.steps);
		assertTrue(((Cancelable) ((CommandModule) cancelled).getCommand()).isCanceled());
		assertNull(cancelled.getOutput("result"));
		assertTrue(canceller.task.isDone() || canceller.task.isCanceled());
	}

	/** Cancels at the third step and counts the steps. */
	private static final class Canceller {

		private final boolean byEscapeKey;
		private int steps;
		private Task task;

		Canceller(final boolean byEscapeKey) {
			this.byEscapeKey = byEscapeKey;
		}

		@EventHandler
		void onEvent(final TaskEvent event) {
			final String message = event.getTask().getStatusMessage();
			if (message == null || !message.startsWith("slice 1 of 4, step ")) return;
			steps = Integer.parseInt(message.split("[ ,]+")[5]);
			// a cancel is an event of the task, too
			if (steps < 3 || task != null) return;
			task = event.getTask();
			if (byEscapeKey) IJ.setKeyDown(KeyEvent.VK_ESCAPE);
			else task.cancel("by the user");
		}
	}

	@Test
	void progressTellsSliceStepAndTimeLeft() throws Exception {
		final List<String> messages = new ArrayList<>();
		final Object listener = new Object() {

			@EventHandler
			void onEvent(final TaskEvent event) {
				messages.add(event.getTask().getStatusMessage() + " " + event.getTask().getProgressValue());
			}
		};
		assertFalse(CONTEXT.service(EventService.class).subscribe(listener).isEmpty());
		run("image", TestHeads.stack(16, 16, 2), "steps", 5);
		assertTrue(messages.stream().anyMatch(text -> text.matches("slice 2 of 2, step 3 of 5, \\d+:\\d\\d left 8000")), messages
			.toString());
	}

	@Test
	void choicesAreThoseOfTheEnums() {
		assertChoices("sampler", Arrays.stream(Sampler.values()).map(Sampler::optionName));
		assertChoices("device", Arrays.stream(DeviceChoice.Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)));
		assertChoices("output", Arrays.stream(ComplexOutput.values()).map(ComplexOutput::optionName));
	}

	private static void assertChoices(final String input, final Stream<String> expected) {
		assertEquals(expected.toList(), info().getInput(input).getChoices());
	}

	@Test
	void macroKeysStay() {
		assertEquals(List.of("image", "model", "sampler", "steps", "samples", "seed", "device", "output"), inputs().stream().map(
			ModuleItem::getName).toList());
	}

	@Test
	void theCommandHasOnePlaceInTheMenu() {
		assertEquals("Plugins > PhaseGen > Generate Phase...", info().getMenuPath().getMenuString());
		assertEquals(1, CONTEXT.service(CommandService.class).getCommands().stream().filter(info -> info.getMenuPath().size() > 0 &&
			info.getMenuPath().getLeaf().getName().equals("Generate Phase...")).count());
	}

	@Test
	void aMacroThatNamesAnotherImageThanTheOneGivenFails() {
		final Thread thread = Thread.currentThread();
		final String name = thread.getName();
		try {
			thread.setName("Run$_" + name);
			final ImagePlus head = TestHeads.stack(4, 4, 1);
			for (final String right : List.of("head.tif", "/some/where/head.tif", String.valueOf(head.getID()))) {
				Macro.setOptions("image=[" + right + "] steps=3");
				MacroImage.check("image", head);
			}
			Macro.setOptions("image=other.tif steps=3");
			assertThrows(IllegalArgumentException.class, () -> MacroImage.check("image", head));
		}
		finally {
			Macro.setOptions(null);
			thread.setName(name);
		}
	}

	private static CommandInfo info() {
		return CONTEXT.service(CommandService.class).getCommand(GeneratePhaseCommand.class);
	}

	private static List<ModuleItem<?>> inputs() {
		return StreamSupport.stream(info().inputs().spliterator(), false).filter(item -> !item.getType().getName().startsWith(
			"org.scijava") && item.getType() != Void.class).<ModuleItem<?>> map(item -> item).toList();
	}

	private static Module run(final Object... inputs) throws Exception {
		final Map<String, Object> map = new HashMap<>(Map.of("model", model.toString()));
		for (int i = 0; i < inputs.length; i += 2)
			map.put((String) inputs[i], inputs[i + 1]);
		return CONTEXT.service(CommandService.class).run(GeneratePhaseCommand.class, true, map).get();
	}

	private static void assertFails(final String named, final Object... inputs) {
		final ExecutionException e = assertThrows(ExecutionException.class, () -> run(inputs));
		assertTrue(rootMessage(e).contains(named), rootMessage(e));
	}

	private static String rootMessage(final Throwable e) {
		return e.getCause() == null ? String.valueOf(e.getMessage()) : rootMessage(e.getCause());
	}

	private static ImagePlus result(final Module module) {
		return (ImagePlus) module.getOutput("result");
	}

	private static float[] pixels(final ImagePlus image, final int slice) {
		return (float[]) image.getStack().getPixels(slice);
	}
}
