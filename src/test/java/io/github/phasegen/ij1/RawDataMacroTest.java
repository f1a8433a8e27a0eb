package io.github.phasegen.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

/** The raw-data commands in macros of plain ImageJ 1.x, by their entries in plugins.config. */
class RawDataMacroTest {

	/** What ImageJ's recorder writes for each dialog as it opens, but for the paths. */
	private static final String EXPORT = "phase=zero model=default steps=0 device=auto seed=1 norm=ortho coils=0 array=birdcage maps=[] " +
		"snr=0 oversampling=1.0 readout=auto show=k-space+logarithm ";
	private static final String OPEN = "entry=[] axes=[] domain=auto norm=auto view=stored combine=none maps=[] phase=[] parts=auto ";

	@TempDir
	private Path folder;
	private Path head;
	private Path kspace;

	@BeforeAll
	static void install() throws IOException {
		PlainImageJ.installCommands();
	}

	@BeforeEach
	void writeHead() throws IOException {
		head = folder.resolve("my head.tif");
		kspace = folder.resolve("k space.h5");
		new TiffFormat().save(TestHeads.image(12, 10, new int[] { 1, 2, 1 }, 16), head, false);
	}

	@Test
	void exportAndOpenRunAsRecorded() {
		assertEquals("my head_kspace", PlainImageJ.macro("setBatchMode(true);\nopen('" + head + "');\n" + export("") +
			"return getTitle();"));
		assertTrue(Files.exists(kspace));
		assertEquals("2 channels, 2 slices", PlainImageJ.macro("setBatchMode(true);\nrun('Open Raw Data...', 'file=[" + kspace + "] " + OPEN +
			"');\n" + "getDimensions(w, h, c, z, t); return '' + c + ' channels, ' + z + ' slices';"));
	}

	@Test
	void aCheckBoxIsItsKeyAlone() {
		assertEquals("done", PlainImageJ.macro("setBatchMode(true);\nopen('" + head + "');\n" + export("") + "selectImage('my head.tif');\n" +
			export("overwrite") + "return 'done';"));
	}

	@Test
	void theLogarithmIsAnImageOfItsOwn() {
		assertEquals("my head_kspace_log", PlainImageJ.macro("setBatchMode(true);\nopen('" + head +
			"');\nrun('Export k-Space Stack...', 'phase=zero show=logarithm');\nreturn getTitle();"));
	}

	@Test
	void diagnoseEndsWellForBadFiles() throws IOException {
		final Path bad = Files.writeString(folder.resolve("bad.tif"), "no TIFF");
		for (final Path file : new Path[] { head, bad })
			assertEquals("done", PlainImageJ.macro("run('Diagnose File...', 'file=[" + file + "] entry=[] axes=[]');\nreturn 'done';"));
	}

	@Test
	void batchRunsAsRecorded() throws IOException {
		final Path out = folder.resolve("out");
		assertEquals("done", PlainImageJ.macro("run('Batch Generate Data Set...', 'input=[" + folder + "] phase=naive model=default steps=0 " +
			"device=auto seed=1 norm=ortho coils=2 array=loops maps=[] snr=10.0 oversampling=1.0 readout=auto pattern=*.tif format=BART " +
			"output=[" + out + "]');\nreturn 'done';"));
		assertTrue(Files.exists(out.resolve("my head.cfl")) && Files.exists(out.resolve("my head.hdr")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "phase=guess", "coils=many", "snr=loud", "oversampling=0", "format=JPEG", "overwrite=maybe", "input=nowhere" })
	void wrongOptionsAbortTheMacro(final String option) throws IOException {
		assertAborted("open('" + head + "');\nrun('Export k-Space Stack...', 'output=[" + kspace + "] " + option + (option.startsWith(
			"phase") ? "" : " phase=zero") + "');");
		assertFalse(Files.exists(kspace));
	}

	@Test
	void filesThatCannotBeReadAbortTheMacro() throws IOException {
		assertAborted("run('Open Raw Data...', 'file=[" + folder.resolve("none.h5") + "]');");
		assertAborted("run('Open Raw Data...', 'view=image');");
		assertAborted("run('Batch Generate Data Set...', 'input=[" + folder.resolve("none") + "] output=[" + folder + "] phase=zero');");
	}

	private String export(final String more) {
		return "run('Export k-Space Stack...', '" + EXPORT + "output=[" + kspace + "] format=auto " + more + "');\n";
	}

	/** The macro ends with an error at its last command: it does not go on to write the file. */
	private void assertAborted(final String macro) throws IOException {
		final Path later = folder.resolve("later.txt");
		assertEquals("[aborted]", PlainImageJ.macro("setBatchMode(true);\n" + macro + "\nFile.saveString('went on', '" + later + "');"));
		assertTrue(Files.notExists(later));
	}
}
