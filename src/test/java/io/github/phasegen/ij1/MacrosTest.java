package io.github.phasegen.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import ij.IJ;
import ij.ImagePlus;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.testing.TestHeads;
import io.github.phasegen.testing.TinyModel;
import org.codehaus.groovy.control.CompilationFailedException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandService;
import org.scijava.io.IOService;
import org.scijava.task.TaskService;

/** The macros of the folder macros/, run as they are, but for the model. */
class MacrosTest {

	private static final Path MACROS = Path.of("macros");
	private static final TiffFormat TIFF = new TiffFormat();

	@TempDir
	private static Path shared;
	private static String model;

	@TempDir
	private Path folder;
	private Path input;
	private Path output;

	@BeforeAll
	static void prepare() throws IOException {
		PlainImageJ.installCommands();
		model = TinyModel.write(shared.resolve("model")).toString();
	}

	@BeforeEach
	void writeHeads() throws IOException {
		input = Files.createDirectory(folder.resolve("in"));
		output = Files.createDirectory(folder.resolve("out"));
		TIFF.save(TestHeads.image(17, 19, new int[] { 1, 2, 1 }, 16), input.resolve("one.tif"), false);
		TIFF.save(TestHeads.stack(20, 16, 1), input.resolve("Two.TIF"), false);
		Files.writeString(input.resolve("notes.txt"), "no image");
	}

	@Test
	void theRecordedMacroDrawsPhaseForTheCurrentImage() throws IOException {
		final String macro = "open('" + input.resolve("one.tif") + "');\n" + text("Generate_Phase.ijm") + "return getTitle();";
		assertEquals("one_complex", PlainImageJ.macro(macro));
	}

	@Test
	void theBatchMacroWritesAResultPerImage() throws IOException {
		assertNotEquals("[aborted]", IJ.runMacro(text("Generate_Phase_Batch.ijm"), input + ";" + output));
		assertComplex(output.resolve("one_complex.tif"), 17, 2);
		assertComplex(output.resolve("Two_complex.tif"), 20, 1);
		assertEquals(2, Files.list(output).count());
	}

	@Test
	void theBatchMacroTakesBothEndingsAndNotItsOwnResults() throws IOException {
		Files.move(input.resolve("one.tif"), input.resolve("one.tiff"));
		for (int run = 0; run < 2; run++)
			assertNotEquals("[aborted]", IJ.runMacro(text("Generate_Phase_Batch.ijm"), input + ";" + input));
		assertComplex(input.resolve("one_complex.tif"), 17, 2);
		assertEquals(5, Files.list(input).count(), "two images, two results and the notes");
	}

	@Test
	void theBatchMacroLeavesAloneWhatIsThere() throws IOException {
		Files.writeString(output.resolve("one_complex.tif"), "precious");
		IJ.runMacro(text("Generate_Phase_Batch.ijm"), input + ";" + output);
		assertEquals("precious", Files.readString(output.resolve("one_complex.tif")));
		assertTrue(Files.exists(output.resolve("Two_complex.tif")));
	}

	@Test
	void theBatchMacroStopsAtAnUnusableImage() throws IOException {
		final ImagePlus zeros = TestHeads.stack(16, 16, 1);
		java.util.Arrays.fill((float[]) zeros.getStack().getPixels(1), 0);
		TIFF.save(zeros, input.resolve("a_first.tif"), false);
		assertEquals("[aborted]", IJ.runMacro(text("Generate_Phase_Batch.ijm"), input + ";" + output));
		assertFalse(Files.exists(output.resolve("a_first_complex.tif")));
	}

	@Test
	void theGroovyScriptWritesItsResult() throws IOException {
		try (Context context = new Context(CommandService.class, TaskService.class, StatusService.class)) {
			final Path result = output.resolve("groovy.tif");
			final Binding binding = new Binding();
			binding.setVariable("input", input.resolve("one.tif").toFile());
			binding.setVariable("output", result.toFile());
			binding.setVariable("model", model);
			binding.setVariable("seed", 5L);
			binding.setVariable("command", context.service(CommandService.class));
			run("Generate_Phase.groovy", binding);
			assertComplex(result, 17, 2);
			assertTrue(TIFF.open(result).getInfoProperty().contains("PhaseGen seed: 5\n"));
		}
	}

	@Test
	void theExportMacroMakesKSpaceOfTheCurrentImageAndOfAFile() throws IOException {
		final String macro = text("Export_kSpace.ijm");
		final String current = "setBatchMode(true);\nopen('" + input.resolve("one.tif") + "');\n" + macro + "return getTitle();";
		assertEquals("one_kspace", PlainImageJ.macro(current));
		final Path file = output.resolve("one.h5");
		assertNotEquals("[aborted]", IJ.runMacro(macro, input.resolve("one.tif") + ";" + file));
		assertTrue(Files.exists(file) && Files.exists(output.resolve("one.h5.json")));
	}

	@Test
	void theUndersamplingMacroUndersamplesTheCurrentImageAndAFile() throws IOException {
		final String macro = text("Undersample_kSpace.ijm");
		final String current = "setBatchMode(true);\nopen('" + input.resolve("one.tif") + "');\n" + macro + "return getTitle();";
		assertEquals("one_kspace_undersampled", PlainImageJ.macro(current));
		final Path file = output.resolve("one.h5");
		assertNotEquals("[aborted]", IJ.runMacro(macro, input.resolve("one.tif") + ";" + file));
		assertTrue(Files.readString(output.resolve("one.h5.json")).contains("Sampling mask: "));
	}

	@Test
	void theOpeningMacroOpensKSpaceAndImage() throws IOException {
		final Path file = output.resolve("one.h5");
		IJ.runMacro(text("Export_kSpace.ijm"), input.resolve("one.tif") + ";" + file);
		final String macro = Files.readString(MACROS.resolve("Open_Raw_Data.ijm"));
		assertEquals("image 17 x 19, k-space 8 channels", IJ.runMacro("setBatchMode(true);\n" + macro +
			"\na = getTitle() + ' ' + getWidth() + ' x ' + getHeight();\nselectImage('k-space');\n" +
			"getDimensions(w, h, c, z, t); return a + ', k-space ' + c + ' channels';", file.toString()));
	}

	@Test
	void theDataSetMacroMakesAFilePerImageAndFailsAtTheEnd() throws IOException {
		final String macro = text("Batch_Data_Set.ijm");
		assertNotEquals("[aborted]", IJ.runMacro(macro, input + ";" + output));
		assertTrue(Files.exists(output.resolve("one.h5.json")) && Files.exists(output.resolve("Two.h5.json")));
		Files.writeString(input.resolve("a_bad_one.tif"), "no TIFF");
		assertEquals("[aborted]", IJ.runMacro(macro, input + ";" + output));
	}

	@Test
	void theRawDataScriptWritesAndOpensKSpace() throws IOException {
		try (Context context = new Context(IOService.class)) {
			final Binding binding = new Binding();
			binding.setVariable("input", input.resolve("one.tif").toFile());
			binding.setVariable("output", output.resolve("one.npy").toFile());
			binding.setVariable("coils", 2);
			binding.setVariable("io", context.service(IOService.class));
			run("Raw_Data.groovy", binding);
			assertEquals(4, ((ImagePlus) binding.getVariable("kspace")).getNChannels());
		}
	}

	/** SciJava fills in the script's parameters, its lines with #@; here the binding does. */
	private static void run(final String name, final Binding binding) throws CompilationFailedException, IOException {
		final String script = Files.readAllLines(MACROS.resolve(name)).stream().filter(line -> !line.startsWith(
			"#@")).collect(Collectors.joining("\n"));
		new GroovyShell(binding).evaluate(script);
	}

	private static String text(final String macro) throws IOException {
		final String text = Files.readString(MACROS.resolve(macro));
		assertTrue(text.contains("model=default "));
		return text.replace("model=default ", "model=[" + model + "] ");
	}

	private static void assertComplex(final Path file, final int width, final int slices) throws IOException {
		final ImagePlus image = TIFF.open(file);
		assertEquals(width, image.getWidth());
		assertEquals(2, image.getNChannels());
		assertEquals(slices, image.getNSlices());
	}
}
