package io.github.phasegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;

import picocli.CommandLine;

/** One call of the command line, as a shell would make it, but within this JVM. */
record Cli(int exitCode, String out, String err) {

	/** @param args words and paths */
	static Cli run(final Object... args) {
		final StringWriter out = new StringWriter();
		final StringWriter err = new StringWriter();
		final CommandLine commands = PhaseGen.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
		final int code = commands.execute(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
		return new Cli(code, out.toString(), err.toString());
	}

	static Cli generate(final Path input, final Path output, final Path model, final Object... more) {
		final Object[] args = { "generate", input, "-o", output, "--model", model };
		final Object[] all = Arrays.copyOf(args, args.length + more.length);
		System.arraycopy(more, 0, all, args.length, more.length);
		return run(all);
	}

	/** The last line on the standard error. */
	String lastError() {
		final String[] lines = err.strip().split("\\R");
		return lines[lines.length - 1];
	}

	/** The same, if all went well. */
	Cli succeeded() {
		assertEquals(0, exitCode, err);
		return this;
	}

	/** Ends with exit code 1 and one line on the standard error that names all of this. */
	void assertFailed(final String... named) {
		assertEquals(1, exitCode, err);
		assertEquals(1, err.strip().split("\\R").length, err);
		for (final String word : named)
			assertTrue(err.contains(word), err);
		assertEquals("", out);
	}

	/** Ends with exit code 2 and names this on the standard error. */
	void assertWrongUsage(final String named) {
		assertEquals(2, exitCode, err);
		assertTrue(err.contains(named), err);
	}
}
