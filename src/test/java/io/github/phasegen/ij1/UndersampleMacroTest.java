package io.github.phasegen.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.testing.TestHeads;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Undersample k-Space... in macros of plain ImageJ 1.x, by its entry in plugins.config. */
class UndersampleMacroTest {

	/** What ImageJ's recorder writes for the dialog as it opens, but for the paths. */
	private static final String OPTIONS = "mask=random acceleration=4.0 center=0.08 axis=auto fraction=0.625 side=low seed=1 domain=auto " +
		"norm=auto show=k-space+mask ";

	@TempDir
	private Path folder;
	private Path head;

	@BeforeAll
	static void install() throws IOException {
		PlainImageJ.installCommands();
	}

	@BeforeEach
	void writeHead() throws IOException {
		head = folder.resolve("my head.tif");
		new TiffFormat().save(TestHeads.image(24, 20, new int[] { 1, 2, 1 }, 16), head, false);
	}

	@Test
	void runsAsRecorded() {
		final Path out = folder.resolve("k space.h5");
		assertEquals("my head_undersampled", PlainImageJ.macro("setBatchMode(true);\nopen('" + head + "');\nrun('Undersample k-Space...', '" +
			OPTIONS + "output=[" + out + "] format=auto');\nreturn getTitle();"));
		assertTrue(Files.exists(out));
	}

	@Test
	void theMaskTravelsThroughImageJToTheNextCommand() {
		final String again = PlainImageJ.macro("setBatchMode(true);\nopen('" + head + "');\nrun('Undersample k-Space...', '" + OPTIONS +
			"');\nrun('Undersample k-Space...', 'mask=gaussian-2d acceleration=1 center=0');\nreturn getInfo('image.subtitle') + getMetadata('Info');");
		assertTrue(again.contains("Sampling mask: ") && again.contains("of 24 columns"), again);
	}

	@Test
	void theMaskIsAnImageOfItsOwn() {
		assertEquals("my head_undersampled_mask", PlainImageJ.macro("setBatchMode(true);\nopen('" + head +
			"');\nrun('Undersample k-Space...', 'mask=poisson show=mask');\nreturn getTitle();"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "mask=spiral", "acceleration=fast", "acceleration=0", "center=0.9", "format=JPEG", "each=maybe" })
	void wrongOptionsAbortTheMacro(final String option) {
		final Path later = folder.resolve("later.txt");
		final Path out = folder.resolve("out.npy");
		assertEquals("[aborted]", PlainImageJ.macro("setBatchMode(true);\nopen('" + head + "');\nrun('Undersample k-Space...', 'output=[" + out +
			"] " + option + "');\nFile.saveString('went on', '" + later + "');"));
		assertTrue(Files.notExists(later) && Files.notExists(out));
	}
}
