package io.github.phasegen.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.IJ;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.testing.TestHeads;
import io.github.phasegen.testing.TinyStripModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Skull Strip in k-Space... and Compare Masks... in macros of plain ImageJ 1.x, and the macro of the folder macros/. */
class SkullStripMacroTest {

	@TempDir
	private static Path folder;
	private static String model;
	private static String head;

	@BeforeAll
	static void prepare() throws IOException {
		PlainImageJ.installCommands();
		model = TinyStripModel.write(folder.resolve("my model")).toString();
		head = folder.resolve("head.tif").toString();
		new TiffFormat().save(TestHeads.image(30, 28, new int[] { 1, 2, 1 }, 16), Path.of(head), false);
	}

	@Test
	void theKSpaceIsTheCurrentImageAndTheMaskIsOpen() {
		assertEquals("head_brain_kspace 8", PlainImageJ.macro("setBatchMode(true);\nopen('" + head + "');\n" +
			"run('Skull Strip in k-Space...', 'model=[" + model + "] threshold=0.3 pieces kspace mask');\n" +
			"t = getTitle();\nselectImage('head_brain_mask');\nreturn t + ' ' + bitDepth();"));
	}

	@Test
	void masksAreComparedInTheResultsTable() {
		assertEquals("1 0.5", PlainImageJ.macro("setBatchMode(true);\nTable.reset('Results');\n" +
			"newImage('a', '8-bit black', 20, 20, 1);\nsetColor(255);\nfillRect(2, 2, 8, 8);\n" +
			"newImage('b', '8-bit black', 20, 20, 1);\nsetColor(255);\nfillRect(6, 2, 8, 8);\n" +
			"run('Compare Masks...', 'reference=a mask=a');\nrun('Compare Masks...', 'reference=a mask=b');\n" +
			"return '' + getResult('dice', 0) + ' ' + getResult('dice', 1);"));
	}

	@Test
	void aMaskThatIsNotOpenEndsTheMacro() {
		assertEquals("[aborted]", PlainImageJ.macro("run('Compare Masks...', 'reference=nothing mask=nothing');\nreturn 'went on';"));
	}

	@Test
	void theMacroStripsAFolder() throws IOException {
		final Path input = Files.createDirectory(folder.resolve("in"));
		final Path output = Files.createDirectory(folder.resolve("out"));
		Files.copy(Path.of(head), input.resolve("one.tif"));
		final String text = Files.readString(Path.of("macros/Skull_Strip_Batch.ijm"));
		assertTrue(text.contains("model=default "));
		IJ.runMacro(text.replace("model=default", "model=[" + model + "]"), input + ";" + output);
		assertTrue(Files.exists(output.resolve("one_brain_kspace.tif")));
		assertTrue(Files.exists(output.resolve("one_brain_mask.tif")));
		assertEquals(2, Files.list(output).count());
	}
}
