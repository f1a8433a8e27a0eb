package io.github.phasegen.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import io.github.phasegen.testing.OtherJava;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unpacks the package for Fiji beside the libraries that Fiji has, and runs commands from there. */
class FijiPackageIT {

	@TempDir
	Path app;

	@BeforeEach
	void unpack() throws IOException {
		try (ZipFile zip = new ZipFile(System.getProperty("fiji.zip"))) {
			for (final ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
				final Path file = app.resolve(entry.getName());
				if (entry.isDirectory()) Files.createDirectories(file);
				else Files.copy(zip.getInputStream(entry), Files.createDirectories(file.getParent()).resolve(file.getFileName()));
			}
		}
	}

	@Test
	void itIsLaidOutForFiji() throws IOException {
		final List<String> plugins = names("plugins");
		assertEquals(1, plugins.size(), plugins.toString());
		assertTrue(plugins.get(0).matches("PhaseGen_-.+\\.jar"), "plain ImageJ wants the underscore: " + plugins);
		assertEquals(FijiJars.inZip().size(), names("jars").size(), names("jars").toString());
		for (final String name : FijiJars.inZip())
			assertTrue(names("jars").stream().anyMatch(jar -> jar.startsWith(name.substring(name.indexOf(':') + 1) + "-")), name);
	}

	@Test
	void commandsRunFromIt() throws IOException {
		final List<String> jars = new ArrayList<>();
		for (final String folder : List.of("plugins", "jars"))
			names(folder).forEach(name -> jars.add(app.resolve(folder).resolve(name).toString()));
		FijiJars.all().stream().filter(jar -> FijiJars.isOneOf(jar, FijiJars.IN_FIJI)).forEach(jar -> jars.add(jar.toString()));
		final Path classes = OtherJava.classPathEntries().stream().filter(entry -> entry.endsWith("test-classes")).findFirst().orElseThrow();
		final String printed = OtherJava.run(classes.toString(), FijiRun.class.getName(), List.of("phasegen.models=" + app.resolve(
			"models")), String.join(File.pathSeparator, jars));
		for (final String line : List.of("title square_complex", "channels 2", "bits 32", "Everything is in order."))
			assertTrue(printed.contains(line), printed);
		final String path = app.toUri().getPath().toLowerCase(Locale.ROOT);
		final String library = printed.lines().filter(line -> line.contains("native library: ")).collect(Collectors.joining());
		assertTrue(library.toLowerCase(Locale.ROOT).contains(path.replaceFirst("/$", "") + "/jars/pytorch-native"), library);
	}

	private List<String> names(final String folder) throws IOException {
		try (Stream<Path> files = Files.list(app.resolve(folder))) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}
}
