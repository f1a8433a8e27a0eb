package io.github.phasegen.command;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;

/** Makes failures loud where ImageJ would go on: an exception of a command does not stop the macro that runs it. */
final class MacroFailures {

	private MacroFailures() {}

	/**
	 * Shows a message, or prints it when there is no screen, and ends a running macro.
	 *
	 * @return what to throw
	 */
	static RuntimeException report(final String title, final Throwable failure) {
		final String message = message(failure);
		// without a screen ImageJ neither shows nor prints a macro's error
		if (GraphicsEnvironment.isHeadless() && Interpreter.getInstance() != null) {
			IJ.log(title + ": " + message);
			endMacro(message);
		}
		try {
			IJ.error(title, message);
		}
		catch (final RuntimeException e) {
			// within a macro ImageJ ends its own error message by an exception, which is not for the thread of the command
			if (!Macro.MACRO_CANCELED.equals(e.getMessage())) throw e;
		}
		Macro.abort();
		if (failure instanceof IOException e) return new UncheckedIOException(message, e);
		return failure instanceof RuntimeException e ? e : new IllegalStateException(message, failure);
	}

	/** Ends a running macro, if any, without a message of ImageJ's own. */
	static void endMacro(final String message) {
		final Interpreter macro = Interpreter.getInstance();
		if (macro != null) {
			macro.setIgnoreErrors(true);
			macro.abort(message);
		}
		Macro.abort();
	}

	private static String message(final Throwable failure) {
		if (failure instanceof LinkageError) return "A library is missing or has the wrong version: " + failure.getMessage() +
			". The installation chapter of the README lists the jars.";
		if (failure instanceof OutOfMemoryError) return "Out of memory (" + failure.getMessage() +
			"): use fewer slices or samples, or raise the limit in Edit > Options > Memory & Threads";
		return failure.getMessage() == null ? failure.toString() : failure.getMessage();
	}
}
