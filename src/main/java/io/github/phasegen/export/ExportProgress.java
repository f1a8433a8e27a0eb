package io.github.phasegen.export;

/** Told about the progress of a run, and asked whether to go on. Called on the thread of the run. */
@FunctionalInterface
public interface ExportProgress {

	/** Hears nothing and never cancels. */
	ExportProgress NONE = status -> {};

	/** Called after every slice, and after every network pass where phase is generated. */
	void report(ExportStatus status);

	/** Asked before every plane and after every network pass; true ends the run with a CancellationException. */
	default boolean cancelled() {
		return false;
	}
}
