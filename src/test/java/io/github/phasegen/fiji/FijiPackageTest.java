package io.github.phasegen.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What goes into the package for Fiji, and what does not; {@link FijiPackageIT} opens the package itself. */
class FijiPackageTest {

	private static final Map<String, String> LICENCES = Map.of("pytorch-native", "PyTorch-BSD-3-Clause.txt", "pytorch-engine",
		"DJL-Apache-2.0.txt", "pytorch-jni", "DJL-Apache-2.0.txt", "api", "DJL-Apache-2.0.txt", "JTransforms", "JTransforms-BSD-2-Clause.txt",
		"JLargeArrays", "JLargeArrays-BSD-2-Clause.txt");

	@Test
	void everyLibraryComesFromExactlyOneSide() throws IOException {
		final List<List<String>> sides = List.of(FijiJars.inZip(), FijiJars.IN_FIJI, FijiJars.NOT_FOR_FIJI, FijiJars.FOR_TESTS);
		for (final Path jar : FijiJars.all())
			assertEquals(1, sides.stream().filter(names -> FijiJars.isOneOf(jar, names)).count(), jar +
				" is to be in src/main/assembly/fiji.xml or in the lists of FijiJars, once");
	}

	@Test
	void everythingInThePackageIsALibraryOfThisProject() throws IOException {
		for (final String name : FijiJars.inZip())
			assertTrue(FijiJars.all().stream().anyMatch(jar -> FijiJars.isOneOf(jar, List.of(name))), name);
	}

	/** Their licences ask that the text goes with the library, and the jars themselves hold none. */
	@Test
	void everyLibraryInThePackageComesWithItsLicence() throws IOException {
		final Path folder = Path.of("src/main/assembly/licenses");
		for (final String name : FijiJars.inZip()) {
			final String file = LICENCES.entrySet().stream().filter(entry -> name.contains(entry.getKey())).findFirst()
				.orElseThrow(() -> new AssertionError(name + " has no licence in " + folder)).getValue();
			final String text = Files.readString(folder.resolve(file));
			assertTrue(text.contains("Copyright (") || text.contains("Copyright Amazon"), file);
			assertTrue(text.contains("Redistribution and use in source and binary forms") || text.contains("Apache License"), file);
		}
	}

	@Test
	void noClassOfThePackageIsInFijiAlready() throws IOException {
		final Map<String, Path> inFiji = new HashMap<>();
		for (final Path jar : FijiJars.all())
			if (FijiJars.isOneOf(jar, FijiJars.IN_FIJI)) classes(jar).forEach(name -> inFiji.put(name, jar));
		assertTrue(inFiji.containsKey("ij/IJ.class"));
		for (final Path jar : FijiJars.all())
			if (FijiJars.isOneOf(jar, FijiJars.inZip())) for (final String name : classes(jar))
				assertTrue(!inFiji.containsKey(name), name + " is in " + jar + " and in " + inFiji.get(name));
	}

	private static List<String> classes(final Path jar) throws IOException {
		try (JarFile file = new JarFile(jar.toFile()); Stream<String> names = file.stream().map(entry -> entry.getName())) {
			return names.filter(name -> name.endsWith(".class") && !name.contains("-")).toList();
		}
	}
}
