package io.github.phasegen.command;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.github.phasegen.diffusion.GenerateProgress;
import io.github.phasegen.diffusion.TimedProgress;
import io.github.phasegen.export.ExportProgress;
import io.github.phasegen.export.ExportStatus;
import io.github.phasegen.export.ReconstructProgress;
import io.github.phasegen.export.ReconstructStatus;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.skullstrip.StripProgress;
import io.github.phasegen.skullstrip.TimedStripProgress;

/** How far a command is, for the status bar; and whether the user has cancelled it. Each task hears of it in its own words. */
final class CommandProgress {

	/** Shows the progress. */
	@FunctionalInterface
	interface Display {

		/** @param fraction part of the work that is done, 0 to 1 */
		void show(double fraction, String message);
	}

	private final Display display;
	private final BooleanSupplier cancelled;

	CommandProgress(final Display display, final BooleanSupplier cancelled) {
		this.display = display;
		this.cancelled = cancelled;
	}

	/** For drawing phase. */
	GenerateProgress generating() {
		return new TimedProgress(status -> display.show(status.fraction(), status.toString()), cancelled);
	}

	/** For skull stripping. */
	StripProgress stripping() {
		return new TimedStripProgress(status -> display.show(status.fraction(), status.toString()), cancelled, System::nanoTime);
	}

	/** For reconstruction. */
	ReconstructProgress reconstructing(final Optional<IteratePreview> preview) {
		return new ReconstructProgress() {

			@Override
			public void report(final ReconstructStatus status, final Supplier<ComplexPlane> current) {
				display.show(status.fraction(), status.toString());
				preview.ifPresent(window -> window.show(status.where(), status.iteration(), status.residual(), current));
			}

			@Override
			public boolean cancelled() {
				return cancelled.getAsBoolean();
			}
		};
	}

	/** For k-space and files. */
	ExportProgress exporting() {
		return new ExportProgress() {

			@Override
			public void report(final ExportStatus status) {
				display.show(status.fraction(), status.toString());
			}

			@Override
			public boolean cancelled() {
				return cancelled.getAsBoolean();
			}
		};
	}
}
