package io.github.phasegen.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The reconstruction commands in macros of plain ImageJ 1.x, by their entries in plugins.config. */
class ReconstructionMacroTest {

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

	private static String open() {
		return "setBatchMode(true);\nTable.reset('Results');\n" + ramp("true image", 1) + ramp("darker", 0.9);
	}

	private static String ramp(final String title, final double factor) {
		return "newImage('" + title + "', '32-bit black', 20, 20, 2);\nfor (z = 1; z <= 2; z++) {\nsetSlice(z);\n" +
			"for (y = 0; y < 20; y++) for (x = 0; x < 20; x++) setPixel(x, y, " + factor + " * x / 19);\n}\n";
	}
}
