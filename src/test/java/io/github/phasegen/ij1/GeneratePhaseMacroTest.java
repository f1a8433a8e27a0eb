package io.github.phasegen.ij1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.testing.TestHeads;
import io.github.phasegen.testing.TinyModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generate Phase... in macros of plain ImageJ 1.x, by its entry in plugins.config. */
class GeneratePhaseMacroTest {

	private static final TiffFormat TIFF = new TiffFormat();

	@TempDir
	private static Path folder;
	private static String model;
	private static String head;

	@BeforeAll
	static void prepare() throws IOException {
		PlainImageJ.installCommands();
		model = TinyModel.write(folder.resolve("my model")).toString();
		head = folder.resolve("head.tif").toString();
		TIFF.save(TestHeads.image(18, 17, new int[] { 1, 2, 1 }, 16), Path.of(head), false);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "setBatchMode(true);\n" })
	void aMacroFindsTheResultAsItsCurrentImage(final String mode) throws IOException {
		final Path out = folder.resolve("out" + mode.length() + ".tif");
		assertEquals("head_complex, 2 channels, 2 slices, 1 frames", PlainImageJ.macro(mode + "open('" + head + "');\n" + generate(
			"seed=3") + "saveAs('tiff', '" + out + "');\n" +
			"getDimensions(w, h, c, z, t);\nclose('*.nothing');\n" +
			"return 'head_complex, ' + c + ' channels, ' + z + ' slices, ' + t + ' frames';"));
		assertEquals("Phase z:1/2 slice-1", TIFF.open(out).getStack().getSliceLabel(2));
	}

	@Test
	void macroAndMenuOptionsMeanTheSame() throws IOException {
		final Path one = folder.resolve("one.tif");
		final Path two = folder.resolve("two.tif");
		assertEquals("done", PlainImageJ.macro("open('" + head + "');\n" + generate(
			"sampler=ddpm steps=3 samples=1 seed=12345678901 device=cpu output=phase") + "saveAs('tiff', '" + one +
			"');\nreturn 'done';"));
		assertEquals("done", PlainImageJ.macro("open('" + head + "');\ns = 'ddpm'; n = 3;\n" + generate(
			"sampler=&s steps=&n seed=12345678901 output=phase device=cpu") + "saveAs('tiff', '" + two + "');\nreturn 'done';"));
		assertArrayEquals((float[]) TIFF.open(one).getStack().getPixels(2), (float[]) TIFF.open(two).getStack().getPixels(2));
		assertTrue(TIFF.open(two).getInfoProperty().contains("PhaseGen seed: 12345678901\n"), "long seeds keep all digits");
	}

	@Test
	void theImageMayBeNamed() {
		assertEquals("small_complex", PlainImageJ.macro("setBatchMode(true);\nnewImage('small', '8-bit ramp', 16, 16, 1);\nopen('" +
			head + "');\n" + generate("image=small") + "return getTitle();"));
	}

	@Test
	void severalSamplesGiveTwoImages() {
		assertEquals("2 more: head_complex, head_statistics", PlainImageJ.macro("setBatchMode(true);\nopen('" + head +
			"');\nn = nImages;\n" + generate("samples=2") +
			"n = nImages - n;\na = getTitle(); close(); return '' + n + ' more: ' + a + ', ' + getTitle();"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "steps=many", "stpes=3", "sampler=euler", "steps=-1", "samples=100", "device=abacus", "seed=1.5",
		"image=nowhere", "model=/no/such/folder", "model=[/no/such", "steps=1 steps=2" })
	void wrongOptionsAbortTheMacro(final String option) throws IOException {
		assertAborted("open('" + head + "');\nrun('Generate Phase...', '" + (option.startsWith("model") ? "" : "model=[" + model +
			"] ") + option + "');");
	}

	@ParameterizedTest
	@ValueSource(strings = { "newImage('rgb', 'RGB white', 16, 16, 1);", "newImage('zeros', '32-bit black', 16, 16, 1);",
		"newImage('point', '8-bit white', 1, 1, 1);", "newImage('nan', '32-bit ramp', 16, 16, 1); setPixel(3, 3, 0/0);", "" })
	void unusableImagesAbortTheMacro(final String open) throws IOException {
		WindowManager.setTempCurrentImage(null);
		assertAborted("setBatchMode(true);\n" + open + "\n" + generate(""));
	}

	@Test
	void aCancelEndsTheMacro() {
		final Thread escape = new Thread(() -> {
			while (!Thread.interrupted()) {
				IJ.setKeyDown(KeyEvent.VK_ESCAPE);
				Thread.yield();
			}
		});
		escape.start();
		try {
			final Path later = folder.resolve("cancelled.txt");
			PlainImageJ.macro("open('" + head + "');\n" + generate("steps=90") + "File.saveString('went on', '" + later + "');");
			assertTrue(Files.notExists(later));
		}
		finally {
			escape.interrupt();
			IJ.resetEscape();
		}
	}

	@Test
	void aScriptInBatchModeRunsItOnTheImageItGives() {
		final ImagePlus given = TestHeads.stack(16, 16, 1);
		given.setTitle("given");
		Interpreter.batchMode = true;
		IJ.run(given, "Generate Phase...", "model=[" + model + "] samples=1");
		assertNotNull(WindowManager.getImage("given_complex"));
	}

	@Test
	void theClassLoaderOfTheThreadIsPutBack() {
		final ClassLoader before = new ClassLoader(getClass().getClassLoader()) {};
		final Thread thread = Thread.currentThread();
		final ClassLoader original = thread.getContextClassLoader();
		thread.setContextClassLoader(before);
		try {
			IJ.run(TestHeads.stack(16, 16, 1), "Generate Phase...", "model=[" + model + "]");
			assertSame(before, thread.getContextClassLoader());
		}
		finally {
			thread.setContextClassLoader(original);
		}
	}

	private static String generate(final String options) {
		return "run('Generate Phase...', 'model=[" + model + "] " + options + "');\n";
	}

	/** The macro ends with an error at its last command: it does not go on to write the file. */
	private static void assertAborted(final String macro) throws IOException {
		final Path later = folder.resolve("later.txt");
		Files.deleteIfExists(later);
		assertEquals("[aborted]", PlainImageJ.macro(macro + "\nFile.saveString('went on', '" + later + "');"));
		assertTrue(Files.notExists(later));
	}
}
