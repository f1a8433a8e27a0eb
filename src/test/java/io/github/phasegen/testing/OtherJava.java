package io.github.phasegen.testing;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs a class of the tests in a Java of its own: for what can happen once in a Java only, such as loading a native library. */
public final class OtherJava {

	private OtherJava() {}

	/** The class path of the tests, however they were started. */
	public static String classPath() {
		return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
	}

	/** The entries of {@link #classPath()}. */
	public static List<Path> classPathEntries() {
		return Arrays.stream(classPath().split(File.pathSeparator)).filter(entry -> !entry.isEmpty()).map(Path::of).toList();
	}

	/**
	 * @param properties "name=value"
	 * @return what it printed
	 * @throws AssertionError if its exit code is not 0
	 */
	public static String run(final Class<?> main, final List<String> properties, final String... arguments) {
		return run(classPath(), main.getName(), properties, arguments);
	}

	/** The same with another class path. */
	public static String run(final String classPath, final String main, final List<String> properties, final String... arguments) {
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-Xmx512m", "-Djava.awt.headless=true", "-Dai.djl.pytorch.num_threads=1", "-Duser.home=" + System.getProperty(
				"user.home")));
		properties.forEach(property -> command.add("-D" + property));
		command.addAll(List.of("-cp", classPath, main));
		command.addAll(List.of(arguments));
		return ExternalTool.run(Path.of("."), command.toArray(String[]::new));
	}
}
