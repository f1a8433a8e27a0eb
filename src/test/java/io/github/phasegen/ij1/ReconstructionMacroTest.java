package io.github.phasegen.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ij.IJ;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.testing.TestHeads;
import io.github.phasegen.testing.TinyModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reconstruction commands in macros of plain ImageJ 1.x, by their entries in plugins.config. */
class ReconstructionMacroTest {

	@TempDir
	private Path folder;

	@BeforeAll
	static void install() throws IOException {
		PlainImageJ.installCommands();
	}

	@Test
	void reconstructionsAreComparedInTheResultsTable() {
		assertEquals("0.01 0.01 3", PlainImageJ.macro(open() +
			"run('Compare Reconstructions...', 'truth=[true image] image=darker magnified=5.0');\n" +
			"run('Compare Reconstructions...', 'truth=[true image] image=darker slices magnified=5.0');\n" +
			"return d2s(getResult('nmse', 0), 2) + ' ' + d2s(getResult('nmse', 1), 2) + ' ' + (nResults - 1);"));
	}

	@Test
	void theErrorMapIsTheCurrentImage() {
		assertEquals("darker_error_x5 0.5", PlainImageJ.macro(open() +
			"run('Compare Reconstructions...', 'truth=[true image] image=darker map magnified=5.0');\n" +
			"getStatistics(area, mean, min, max);\nreturn getTitle() + ' ' + d2s(max, 1);"));
	}

	@Test
	void anImageThatIsNotOpenEndsTheMacro() {
		assertEquals("[aborted]", PlainImageJ.macro("run('Compare Reconstructions...', 'truth=nothing image=nothing');\nreturn 'went on';"));
	}

	/** As the recorder writes them, for a dialog as it opens. */
	@Test
	void kSpaceIsUndersampledAndReconstructed() {
		assertEquals("true image_undersampled_cs 2 true image_undersampled_zero 1", PlainImageJ.macro(open() + "selectImage('true image');\n" +
			"run('Undersample k-Space...', 'acceleration=2.0 center=0.4 domain=image');\nk = getTitle();\n" +
			"run('Reconstruct k-Space...', 'method=cs lambda=[] iterations=3 sparsity=wavelet calibration=0 maps=[] mask=[] output=complex " +
			"model=[] device=auto');\nc = getTitle();\ngetDimensions(w, h, parts, z, t);\nselectImage(k);\n" +
			"run('Reconstruct k-Space...', 'method=zero output=magnitude preview');\ngetDimensions(w, h, one, z, t);\n" +
			"return c + ' ' + parts + ' ' + getTitle() + ' ' + one;"));
	}

	@Test
	void anImageThatIsNoKSpaceEndsTheMacro() {
		assertEquals("[aborted]", PlainImageJ.macro(open() + "run('Reconstruct k-Space...', 'method=zero');\nreturn 'went on';"));
	}

	/** The whole way of the macro of the folder macros/, with a model of random weights and fewer steps. */
	@Test
	void theMacroGoesFromAMagnitudeToTheErrorsOfItsReconstructions() throws IOException {
		final String model = TinyModel.write(folder.resolve("model")).toString();
		final Path head = folder.resolve("head.tif");
		new TiffFormat().save(TestHeads.image(20, 22, new int[] { 1, 2, 1 }, 16), head, false);
		final String text = Files.readString(Path.of("macros/Reconstruct_kSpace.ijm"));
		assertTrue(text.contains("model=default sampler=ddim steps=0 "));
		final String macro = "setBatchMode(true);\nTable.reset('Results');\n" + text.replace("model=default sampler=ddim steps=0 ", "model=[" +
			model + "] sampler=ddim steps=2 ") + "return '' + nResults + ' ' + getTitle() + ' ' + " +
			"(getResult('nmse', 0) > 0 && getResult('complexNmse', 1) < 1);";
		assertEquals("3 head_complex_kspace_undersampled_network_error_x5 1", IJ.runMacro(macro, head.toString()));
	}

	private static String open() {
		return "setBatchMode(true);\nwhile (nImages > 0) {\nselectImage(nImages);\nclose();\n}\nTable.reset('Results');\n" + ramp("true image", 1) + ramp("darker", 0.9);
	}

	private static String ramp(final String title, final double factor) {
		return "newImage('" + title + "', '32-bit black', 20, 20, 2);\nfor (z = 1; z <= 2; z++) {\nsetSlice(z);\n" +
			"for (y = 0; y < 20; y++) for (x = 0; x < 20; x++) setPixel(x, y, " + factor + " * x / 19);\n}\n";
	}
}
