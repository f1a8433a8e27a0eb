package io.github.phasegen.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class ExternalToolTest {

	@TempDir
	Path folder;

	@BeforeEach
	void needsAShell() {
		ExternalTool.assumeInstalled("sh");
	}

	@Test
	void givesWhatAProgramPrintsAndNotItsWarnings() {
		assertEquals("done\n", ExternalTool.run(folder, "sh", "-c", "echo careful >&2; echo done"));
	}

	@Test
	void runsInTheFolder() throws IOException {
		ExternalTool.run(folder, "sh", "-c", "echo here > file");
		assertEquals("here\n", Files.readString(folder.resolve("file")));
	}

	@Test
	void aProgramThatReadsFindsNoInput() {
		assertEquals("", ExternalTool.run(folder, "cat"));
	}

	@Test
	void aFailureShowsAllThatWasPrinted() {
		final AssertionFailedError e =
			assertThrows(AssertionFailedError.class, () -> ExternalTool.run(folder, "sh", "-c", "echo out; echo err >&2; exit 3"));
		assertTrue(e.getMessage().contains("exit code 3\nout\nerr\n"), e.getMessage());
	}

	@Test
	void aProgramThatHangsIsKilledWithItsChildren() throws Exception {
		final AssertionFailedError e = assertThrows(AssertionFailedError.class,
			() -> ExternalTool.run(Duration.ofMillis(500), folder, "sh", "-c", "sleep 1000 & echo $! > child; wait"));
		assertTrue(e.getMessage().contains("not done after 0.5 s"), e.getMessage());
		final Optional<ProcessHandle> child = ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("child")).strip()));
		if (child.isPresent())
			child.get().onExit().get(10, TimeUnit.SECONDS);
		assertFalse(child.map(ProcessHandle::isAlive).orElse(false));
	}

	@Test
	void whatIsMissingIsNamed() {
		final TestAbortedException e =
			assertThrows(TestAbortedException.class, () -> ExternalTool.assumeInstalled("no-such-program"));
		assertTrue(e.getMessage().contains("no-such-program is not installed"), e.getMessage());
		ExternalTool.assumeInstalled("python3");
		final TestAbortedException module =
			assertThrows(TestAbortedException.class, () -> ExternalTool.assumePythonModule("no_such_module"));
		assertTrue(module.getMessage().contains("Python's module no_such_module is not installed"), module.getMessage());
	}
}
