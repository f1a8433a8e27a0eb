package io.github.phasegen.command;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import ij.ImagePlus;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.io.IOService;
import org.scijava.module.Module;
import org.scijava.service.Service;
import org.scijava.task.TaskService;

/** Calls of one command as scripts make them, in a SciJava context without Fiji. */
final class CommandCalls implements AutoCloseable {

	private final Context context;
	private final Class<? extends Command> command;

	CommandCalls(final Class<? extends Command> command) {
		this(command, IOService.class);
	}

	/** @param more services of the context */
	@SafeVarargs
	CommandCalls(final Class<? extends Command> command, final Class<? extends Service>... more) {
		this.command = command;
		final List<Class<? extends Service>> services = new ArrayList<>(List.of(CommandService.class, TaskService.class,
			StatusService.class));
		services.addAll(List.of(more));
		this.context = new Context(services);
	}

	Context context() {
		return context;
	}

	CommandInfo info() {
		return context.service(CommandService.class).getCommand(command);
	}

	/** @param inputs name, value, name, value, ... */
	Module run(final Object... inputs) throws InterruptedException, ExecutionException {
		final Map<String, Object> map = new HashMap<>();
		for (int i = 0; i < inputs.length; i += 2)
			map.put((String) inputs[i], inputs[i + 1]);
		return run(map);
	}

	Module run(final Map<String, Object> map) throws InterruptedException, ExecutionException {
		return context.service(CommandService.class).run(command, true, map).get();
	}

	ImagePlus image(final String output, final Object... inputs) throws InterruptedException, ExecutionException {
		return (ImagePlus) run(inputs).getOutput(output);
	}

	/** The command fails with a message that names something. */
	void assertFails(final String named, final Object... inputs) {
		final ExecutionException e = assertThrows(ExecutionException.class, () -> run(inputs));
		assertTrue(rootMessage(e).contains(named), rootMessage(e));
	}

	private static String rootMessage(final Throwable e) {
		return e.getCause() == null ? String.valueOf(e.getMessage()) : rootMessage(e.getCause());
	}

	@Override
	public void close() {
		context.dispose();
	}
}
