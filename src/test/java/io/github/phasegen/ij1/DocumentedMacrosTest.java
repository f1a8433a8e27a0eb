package io.github.phasegen.ij1;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;

/** The macro lines in README and docs name commands and keys that there are. */
class DocumentedMacrosTest {

	private static final Context CONTEXT = new Context(CommandService.class);
	private static final Pattern RUN = Pattern.compile("run\\(\"([^\"]+)\", \"([^\"]*)\"\\);");

	@AfterAll
	static void dispose() {
		CONTEXT.dispose();
	}

	static Stream<List<String>> lines() throws IOException {
		final Stream.Builder<List<String>> found = Stream.builder();
		try (Stream<Path> docs = Files.list(Path.of("docs"))) {
			for (final Path page : Stream.concat(Stream.of(Path.of("README.md")), docs.filter(file -> file.toString().endsWith(".md"))).toList()) {
				final Matcher matcher = RUN.matcher(Files.readString(page));
				while (matcher.find())
					found.add(List.of(matcher.group(1), matcher.group(2)));
			}
		}
		return found.build();
	}

	@ParameterizedTest
	@MethodSource("lines")
	void macroLinesAreUnderstood(final List<String> line) throws Exception {
		final CommandInfo info = CONTEXT.service(CommandService.class).getCommands().stream().filter(command -> command.getMenuPath()
			.size() > 0 && command.getMenuPath().getLeaf().getName().equals(line.get(0))).findFirst().orElse(null);
		assertNotNull(info, line.get(0));
		final Module module = info.createModule();
		final var values = assertDoesNotThrow(() -> new MacroInputs(module).parse(line.get(1)));
		values.forEach((name, value) -> {
			final List<?> choices = info.getInput(name).getChoices();
			assertTrue(choices == null || choices.isEmpty() || choices.contains(value), name + "=" + value);
		});
	}
}
