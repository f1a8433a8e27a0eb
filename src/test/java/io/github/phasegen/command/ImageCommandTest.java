package io.github.phasegen.command;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.task.TaskService;
import org.scijava.thread.ThreadService;

class ImageCommandTest {

	/** Runs out of memory, as with a stack that is too large. */
	private static final class Greedy extends ImageCommand {

		private final OutOfMemoryError failure = new OutOfMemoryError("Java heap space");

		Greedy() {
			super("Greedy");
		}

		@Override
		protected void compute(final CommandProgress progress) {
			throw failure;
		}
	}

	@Test
	void aFullMemoryIsAFailureThatIsReported() {
		try (Context context = new Context(TaskService.class, StatusService.class, ThreadService.class)) {
			final Greedy command = new Greedy();
			command.setContext(context);
			final RuntimeException e = assertThrows(RuntimeException.class, command::run);
			assertSame(command.failure, e.getCause());
			assertTrue(e.getMessage().startsWith("Out of memory (Java heap space)"), e.getMessage());
		}
	}
}
