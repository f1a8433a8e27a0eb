package io.github.phasegen.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of other projects that tests exchange files with. Where one is not installed, its tests are skipped with a word. */
public final class ExternalTool {

	private static final Duration LONGEST = Duration.ofSeconds(60);
	private static final String PYTHON = "python3";

	/** What tests may ask of Python; where several are installed, the one that has most of these is used. */
	private static final String COUNT_MODULES = "import importlib.util as u;"
		+ "print(sum(u.find_spec(m) is not None for m in ('numpy','scipy','nibabel','h5py','ismrmrd','torch')))";

	private ExternalTool() {}

	/** Skips the test unless this program is on the search path. */
	public static void assumeInstalled(final String program) {
		assumeTrue(onPath(program).findFirst().isPresent(), program + " is not installed");
	}

	/** Skips the test unless the Python of {@link #run} has this module. */
	public static void assumePythonModule(final String module) {
		assumeInstalled(PYTHON);
		assumeTrue(attempt("import " + module).exitCode() == 0, "Python's module " + module + " is not installed");
	}

	/**
	 * Runs a program without input and waits for its end; "python3" is the one that {@link #assumePythonModule} looks at.
	 *
	 * @return what it printed to its standard output
	 * @throws AssertionError with all that it printed, if its exit code is not 0 or it is not done after 60 s; it is killed then
	 */
	public static String run(final Path workingFolder, final String... command) {
		return run(LONGEST, workingFolder, command);
	}

	/** The same with another limit than 60 s. */
	public static String run(final Duration longest, final Path workingFolder, final String... command) {
		final String[] resolved = command.clone();
		if (resolved[0].equals(PYTHON))
			resolved[0] = Python.INTERPRETER;
		final Outcome outcome = start(longest, workingFolder, resolved);
		if (outcome.exitCode() != 0)
			fail(String.join(" ", command) + ": " + outcome.verdict(longest) + "\n" + outcome.output() + outcome.errors());
		return outcome.output();
	}

	private record Outcome(int exitCode, String output, String errors) {

		static final int TOO_LONG = Integer.MIN_VALUE;

		String verdict(final Duration longest) {
			return exitCode == TOO_LONG ? "not done after " + longest.toMillis() / 1000.0 + " s" : "exit code " + exitCode;
		}
	}

	/** Found once, since starting Python takes a while. */
	private static final class Python {

		static final String INTERPRETER = onPath(PYTHON).map(Path::toString).reduce((a, b) -> modules(b) > modules(a) ? b : a)
			.orElse(PYTHON);

		private static int modules(final String interpreter) {
			final Outcome outcome = start(LONGEST, Path.of("."), interpreter, "-c", COUNT_MODULES);
			return outcome.exitCode() == 0 ? Integer.parseInt(outcome.output().strip()) : -1;
		}
	}

	private static Outcome attempt(final String script) {
		return start(LONGEST, Path.of("."), Python.INTERPRETER, "-c", script);
	}

	private static Stream<Path> onPath(final String program) {
		final String path = System.getenv().getOrDefault("PATH", "");
		return Stream.of(path.split(File.pathSeparator)).filter(folder -> !folder.isEmpty()).map(folder -> Path.of(folder, program))
			.filter(file -> Files.isExecutable(file) && !Files.isDirectory(file));
	}

	/** Output goes through files, so that no program waits for a reader. */
	private static Outcome start(final Duration longest, final Path workingFolder, final String... command) {
		try {
			final Path output = Files.createTempFile("tool", ".out");
			final Path errors = Files.createTempFile("tool", ".err");
			try {
				final int exitCode = await(longest, new ProcessBuilder(command).directory(workingFolder.toFile())
					.redirectOutput(output.toFile()).redirectError(errors.toFile()).start());
				return new Outcome(exitCode, text(output), text(errors));
			}
			finally {
				Files.delete(output);
				Files.delete(errors);
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static int await(final Duration longest, final Process process) throws IOException {
		try {
			process.getOutputStream().close();
			return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : Outcome.TOO_LONG;
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted", e);
		}
		finally {
			final List<ProcessHandle> children = process.descendants().toList();
			process.destroyForcibly();
			children.forEach(ProcessHandle::destroyForcibly);
		}
	}

	private static String text(final Path file) throws IOException {
		return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
	}
}
