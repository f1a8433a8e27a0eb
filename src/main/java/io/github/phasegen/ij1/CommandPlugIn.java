package io.github.phasegen.ij1;

import java.awt.GraphicsEnvironment;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.PlugIn;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.task.TaskService;

/**
 * Runs a SciJava command in plain ImageJ 1.x, where nothing else knows SciJava: named in plugins.config with the command's
 * class as argument, and with the same name in the menu as the command, which therefore takes its place in Fiji.
 * <p>
 * Dialog and macro keys come from the command's own parameters; the dialog records itself. Failures are reported by the
 * commands, those in a macro's options here.
 */
public final class CommandPlugIn implements PlugIn {

	@Override
	public void run(final String commandClass) {
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		// SciJava looks for its plugins with this loader, and ImageJ's own does not see the plugins folder
		thread.setContextClassLoader(CommandPlugIn.class.getClassLoader());
		try (Context context = new Context(CommandService.class, TaskService.class, StatusService.class)) {
			run(context, commandClass);
		}
		catch (final LinkageError e) {
			fail("PhaseGen", "A library is missing or has the wrong version: " + e.getMessage() +
				". The installation chapter of the README lists the jars.");
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private static void run(final Context context, final String commandClass) {
		final CommandInfo info = context.service(CommandService.class).getCommand(commandClass);
		if (info == null) throw new IllegalArgumentException("plugins.config: found command " + commandClass +
			", expected a SciJava command");
		final Module module = context.service(ModuleService.class).createModule(info);
		final Optional<Map<String, Object>> inputs = inputs(module);
		if (inputs.isEmpty()) return;
		final StatusBar statusBar = new StatusBar(context);
		try {
			context.service(ModuleService.class).run(module, true, inputs.get()).get();
			module.getInfo().outputs().forEach(item -> show(module, item));
		}
		catch (final ExecutionException e) {
			// the command has told the user and marked the macro for its end
			IJ.showStatus("");
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		finally {
			statusBar.close();
		}
	}

	/** Empty if the user cancelled the dialog, or the macro's options are wrong and it is not aborted at once. */
	private static Optional<Map<String, Object>> inputs(final Module module) {
		final String title = module.getInfo().getMenuPath().getLeaf().getName().replace("...", "");
		try {
			module.initialize();
			final String options = Macro.getOptions();
			if (options == null && !GraphicsEnvironment.isHeadless()) return new CommandDialog(title, module).show();
			return Optional.of(new MacroInputs(module).parse(options == null ? "" : options));
		}
		catch (final ModuleException | IllegalArgumentException e) {
			fail(title, e.getMessage());
			return Optional.empty();
		}
	}

	/** Ends a running macro, too. */
	private static void fail(final String title, final String message) {
		final Interpreter macro = Interpreter.getInstance();
		// without a screen ImageJ neither shows nor prints a macro's error
		if (macro != null && GraphicsEnvironment.isHeadless()) {
			IJ.log(title + ": " + message);
			macro.setIgnoreErrors(true);
		}
		IJ.error(title, message);
		Macro.abort();
	}

	private static void show(final Module module, final ModuleItem<?> item) {
		final Object output = module.getOutput(item.getName());
		// without a screen the command has logged it
		if (output instanceof String text && !GraphicsEnvironment.isHeadless()) text.lines().forEach(IJ::log);
		if (!(output instanceof ImagePlus image)) return;
		// a command publishes its results itself in batch mode without screen
		final boolean published = Interpreter.isBatchMode() && Interpreter.getBatchModeImage(image.getID()) == image;
		if (!published) image.show();
	}
}
