package io.github.phasegen.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.github.phasegen.diffusion.GenerateProgress;
import io.github.phasegen.diffusion.TimedProgress;
import io.github.phasegen.export.ExportProgress;
import io.github.phasegen.export.ReconstructProgress;
import io.github.phasegen.skullstrip.StripProgress;
import io.github.phasegen.skullstrip.TimedStripProgress;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command writes: results to the standard output, progress and warnings to the standard error. */
final class Console {

	private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);

	private final PrintWriter out;
	private final PrintWriter err;

	Console(final CommandSpec spec) {
		this.out = spec.commandLine().getOut();
		this.err = spec.commandLine().getErr();
	}

	/** A result, such as a file that was written. */
	void result(final Object text) {
		out.println(text);
		out.flush();
	}

	/** Progress or a warning. */
	void note(final Object text) {
		err.println(text);
		err.flush();
	}

	/** Notes the progress of drawing phase, at most every two seconds. */
	GenerateProgress progress() {
		return progress(System::nanoTime);
	}

	GenerateProgress progress(final LongSupplier nanoTime) {
		return new TimedProgress(sometimes(nanoTime)::accept, () -> false, nanoTime);
	}

	/** Notes the progress of an export, at most every two seconds. */
	ExportProgress exportProgress() {
		return sometimes(System::nanoTime)::accept;
	}

	/** Notes the progress of skull stripping, at most every two seconds. */
	StripProgress stripProgress() {
		return new TimedStripProgress(sometimes(System::nanoTime)::accept, () -> false, System::nanoTime);
	}

	/** Notes the progress of a reconstruction with its residual, at most every two seconds. */
	ReconstructProgress reconstructProgress() {
		final Consumer<Object> notes = sometimes(System::nanoTime);
		return (status, current) -> notes.accept(status);
	}

	private Consumer<Object> sometimes(final LongSupplier nanoTime) {
		final long[] last = { nanoTime.getAsLong() };
		return status -> {
			final long now = nanoTime.getAsLong();
			if (now - last[0] < QUIET_NANOS) return;
			last[0] = now;
			note(status);
		};
	}
}
