package io.github.phasegen.command;

import java.io.IOException;

import ij.IJ;
import org.scijava.command.ContextCommand;

/** What menu commands that report in words have in common: the log window, or the console without a screen, and loud failures. */
abstract class TextCommand extends ContextCommand {

	private final String title;

	/** @param title of messages */
	TextCommand(final String title) {
		this.title = title;
	}

	/** Does the work. */
	protected abstract void compute() throws IOException;

	@Override
	public final void run() {
		try {
			compute();
		}
		catch (final IOException | RuntimeException | Error e) {
			throw MacroFailures.report(title, e);
		}
	}

	/** Writes text of one or more lines to ImageJ's log. */
	protected final void log(final String text) {
		text.lines().forEach(IJ::log);
	}
}
