package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class RunProgressTest {

	private final List<ExportStatus> heard = new ArrayList<>();
	private long seconds;

	private RunProgress progress(final int files) {
		return new RunProgress(heard::add, files, () -> TimeUnit.SECONDS.toNanos(seconds));
	}

	@Test
	void theTimeLeftFollowsFromTheWorkDone() {
		final RunProgress progress = progress(1);
		progress.begin(1);
		seconds = 30;
		progress.report(3, 12, 0.25);
		assertEquals(new ExportStatus(1, 1, 3, 12, 0.25, 90), heard.get(0));
		assertEquals("slice 3 of 12, 1:30 left", heard.get(0).toString());
	}

	@Test
	void filesCountByTheirShare() {
		final RunProgress progress = progress(2);
		progress.begin(0.8);
		progress.report(1, 1, 1);
		progress.begin(0.2);
		seconds = 90;
		progress.report(1, 2, 0.5);
		assertEquals(new ExportStatus(2, 2, 1, 2, 0.9, 10), new ExportStatus(heard.get(1).file(), heard.get(1).files(), heard.get(1).slice(),
			heard.get(1).slices(), Math.round(1000 * heard.get(1).fraction()) / 1000.0, heard.get(1).secondsLeft()));
		assertEquals("file 2 of 2, slice 1 of 2, 0:10 left", heard.get(1).toString());
	}

	@Test
	void skippedFilesDoNotCountAsQuickWork() {
		final RunProgress progress = progress(2);
		progress.begin(0.5);
		progress.skip();
		progress.begin(0.5);
		seconds = 10;
		progress.report(1, 2, 0.5);
		assertEquals(10, heard.get(0).secondsLeft());
	}

	@Test
	void aCancelIsAnException() {
		final RunProgress progress = RunProgress.ofOne(new ExportProgress() {

			@Override
			public void report(final ExportStatus status) {}

			@Override
			public boolean cancelled() {
				return true;
			}
		});
		assertThrows(CancellationException.class, progress::checkCancelled);
	}
}
