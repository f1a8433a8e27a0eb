package io.github.phasegen.ij1;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.awt.HeadlessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ij.IJ;
import ij.Menus;

/** ImageJ 1.x without imagej-legacy and without a screen, with the commands that plugins.config names. */
final class PlainImageJ {

	private static final Pattern ENTRY = Pattern.compile("Plugins>PhaseGen, \"([^\"]+)\", (.+)");

	private PlainImageJ() {}

	/** Installs the menu entries, as ImageJ does for jars in its plugins folder. */
	@SuppressWarnings("unchecked")
	static void installCommands() throws IOException {
		createCommandTable();
		Menus.getCommands().put("Tiff...", "ij.plugin.filter.Writer(\"tiff\")");
		for (final String line : Files.readAllLines(Path.of("plugins.config"))) {
			final Matcher entry = ENTRY.matcher(line);
			if (entry.matches()) Menus.getCommands().put(entry.group(1), entry.group(2));
		}
	}

	/** ImageJ makes the table of its commands first, then gives up at the first menu, which needs a screen. */
	private static void createCommandTable() {
		if (Menus.getCommands() != null) return;
		try {
			IJ.run("Nothing");
		}
		catch (final HeadlessException e) {
			assertNotNull(Menus.getCommands());
		}
	}

	/** Runs macro text; returns what the macro returns, or "[aborted]". */
	static String macro(final String text) {
		return IJ.runMacro(text);
	}
}
