package io.github.phasegen.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import ij.Macro;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

/** What holds for every command of the menu. */
class CommandsTest {

	private static final Context CONTEXT = new Context(CommandService.class);

	@AfterAll
	static void dispose() {
		CONTEXT.dispose();
	}

	static Stream<CommandInfo> commands() {
		return CONTEXT.service(CommandService.class).getCommands().stream().filter(info -> info.getClassName().startsWith(
			CommandsTest.class.getPackageName()));
	}

	@ParameterizedTest
	@MethodSource("commands")
	void macroKeysAreShortLowerCaseAndUnambiguousAndNothingIsRemembered(final CommandInfo info) {
		final List<ModuleItem<?>> inputs = inputs(info);
		for (final ModuleItem<?> item : inputs) {
			assertTrue(item.getName().matches("[a-z]{1,12}"), item.getName());
			assertFalse(item.isPersisted(), item.getName());
			assertEquals(item.getName(), Macro.trimKey(item.getLabel()), "ImageJ takes the label's first word as the key");
			for (final ModuleItem<?> other : inputs)
				assertFalse(item != other && other.getName().endsWith(item.getName()), item.getName() + ", " + other.getName());
		}
	}

	/** ImageJ's dialogs record a check box by its key alone, and nothing if it is off: that must be the default. */
	@ParameterizedTest
	@MethodSource("commands")
	void checkBoxesAreOffByDefault(final CommandInfo info) throws Exception {
		final var module = info.createModule();
		for (final ModuleItem<?> item : inputs(info))
			if (item.getType() == boolean.class) assertEquals(false, item.getValue(module), item.getName());
	}

	/** A file as the only input left is asked for by a file chooser, which a run without a screen takes for a cancel. */
	@ParameterizedTest
	@MethodSource("commands")
	void aFileIsNeverTheOnlyInput(final CommandInfo info) {
		final List<ModuleItem<?>> inputs = inputs(info);
		assertFalse(inputs.size() == 1 && inputs.get(0).getType() == java.io.File.class);
	}

	@ParameterizedTest
	@MethodSource("commands")
	void choicesIncludeTheDefault(final CommandInfo info) throws Exception {
		final var module = info.createModule();
		for (final ModuleItem<?> item : inputs(info))
			if (item.getChoices() != null && !item.getChoices().isEmpty()) assertTrue(item.getChoices().contains(item.getValue(module)),
				item.getName());
	}

	@Test
	void plainImageJHasTheSameCommands() throws IOException {
		final Set<String> expected = new HashSet<>();
		commands().forEach(info -> expected.add("Plugins>PhaseGen, \"" + info.getMenuPath().getLeaf().getName() +
			"\", io.github.phasegen.ij1.CommandPlugIn(\"" + info.getClassName() + "\")"));
		final List<String> entries = Files.readAllLines(Path.of("plugins.config")).stream().filter(line -> !line.startsWith("#")).toList();
		assertEquals(expected, new HashSet<>(entries));
		assertEquals(expected.size(), entries.size(), "menu entries are unique");
	}

	private static List<ModuleItem<?>> inputs(final CommandInfo info) {
		return StreamSupport.stream(info.inputs().spliterator(), false).filter(item -> !Service.class.isAssignableFrom(item.getType()) &&
			!Context.class.isAssignableFrom(item.getType()) && item.getType() != Void.class).<ModuleItem<?>> map(item -> item).toList();
	}
}
