package io.github.phasegen.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command lines in README and docs, but for synopses with brackets, name commands and options that there are. */
class DocumentedCommandsTest {

	private static final Pattern LINE = Pattern.compile("(?m)^ {4}phasegen ([^#\\[|\n]+)(?: #.*)?$|-Dexec\\.args=\"([a-z][^\"\\[|]*)\"");
	private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

	static Stream<String> lines() throws IOException {
		return pages().flatMap(page -> LINE.matcher(page).results()).map(line -> line.group(1) == null ? line.group(2) : line.group(1));
	}

	private static Stream<String> pages() throws IOException {
		final List<String> pages = new ArrayList<>(List.of(Files.readString(Path.of("README.md"))));
		try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
			for (final Path page : docs.filter(file -> file.toString().endsWith(".md")).toList())
				pages.add(Files.readString(page));
		}
		return pages.stream();
	}

	@ParameterizedTest
	@MethodSource("lines")
	void commandLinesAreUnderstood(final String line) {
		final List<String> words = new ArrayList<>();
		final Matcher word = WORD.matcher(line);
		while (word.find())
			words.add(word.group(1) == null ? word.group(2) : word.group(1));
		assertDoesNotThrow(() -> PhaseGen.commandLine().parseArgs(words.toArray(String[]::new)), line);
	}

	@Test
	void everyCommandIsDocumented() throws IOException {
		for (final String command : PhaseGen.commandLine().getSubcommands().keySet())
			assertTrue(pages().anyMatch(page -> page.matches("(?s).*(phasegen |`|exec.args=\")" + command + "\\b.*")), command);
	}
}
