package io.github.phasegen.command;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.util.concurrent.CancellationException;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import org.scijava.app.StatusService;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.task.Task;
import org.scijava.task.TaskService;
import org.scijava.thread.ThreadService;

/**
 * What menu commands on images have in common: progress with time left, cancel (by the task or the Esc key), failures that
 * nobody overlooks, and results that headless macros find.
 * <p>
 * A cancel is the user's own choice and ends the command quietly. Anything else that stops it is a failure: its message is
 * shown (or printed when there is no screen), a running macro is aborted with it, and the exception goes to the caller.
 */
abstract class ImageCommand extends ContextCommand {

	private static final int PROGRESS_MAXIMUM = 10_000;

	@Parameter
	private TaskService taskService;

	@Parameter
	private StatusService statusService;

	@Parameter
	private ThreadService threadService;

	/**
	 * Never has a value, nor a widget in dialogs. SciJava asks for a file that is the only input left by a file chooser, and without a screen
	 * cancels the command without a word; with this one beside it, it goes on.
	 */
	@Parameter(required = false, persist = false)
	private Void nothing;

	private final String title;

	/** @param title of messages */
	ImageCommand(final String title) {
		this.title = title;
	}

	/**
	 * Does the work.
	 *
	 * @throws CancellationException soon after the progress says so
	 */
	protected abstract void compute(CommandProgress progress) throws IOException;

	@Override
	public final void run() {
		final Task task = taskService.createTask(title);
		IJ.resetEscape();
		task.setProgressMaximum(PROGRESS_MAXIMUM);
		task.start();
		try {
			compute(progress(task));
		}
		catch (final CancellationException e) {
			cancel(e.getMessage());
			MacroFailures.endMacro(e.getMessage());
		}
		catch (final IOException | RuntimeException | Error e) {
			throw MacroFailures.report(title, e);
		}
		finally {
			task.finish();
			statusService.showStatus(PROGRESS_MAXIMUM, PROGRESS_MAXIMUM, "");
		}
	}

	private CommandProgress progress(final Task task) {
		return new CommandProgress((fraction, message) -> {
			final int value = (int) (PROGRESS_MAXIMUM * fraction);
			task.setStatusMessage(message);
			task.setProgressValue(value);
			// the last step is not the end, which closes the progress bar
			statusService.showStatus(Math.min(value, PROGRESS_MAXIMUM - 1), PROGRESS_MAXIMUM, title + ": " + message);
		}, () -> isCanceled() || task.isCanceled() || IJ.escapePressed());
	}

	/**
	 * Nobody opens the outputs of a headless macro's commands, so they are added to the images of its batch mode; the last one
	 * becomes the current image of the thread that runs the macro.
	 */
	protected final void publish(final ImagePlus image) {
		if (image == null || !GraphicsEnvironment.isHeadless() || !Interpreter.isBatchMode()) return;
		Interpreter.addBatchModeImage(image);
		final Thread macro = threadService.getParent(Thread.currentThread());
		if (macro != null) WindowManager.setTempCurrentImage(macro, image);
	}
}
