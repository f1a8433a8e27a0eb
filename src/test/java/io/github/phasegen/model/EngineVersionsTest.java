package io.github.phasegen.model;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;

import org.junit.jupiter.api.Test;

class EngineVersionsTest {

	private static final EngineVersions GOOD = new EngineVersions("0.35.1", "2.7.1", "2.7.1-0.35.1", "2.7.1", "linux-x86_64",
		"cpu");

	@Test
	void partsOfOneReleasePass() {
		assertDoesNotThrow(() -> GOOD.check("linux-x86_64"));
	}

	@Test
	void theClassPathOfThisProjectPasses() throws IOException {
		final EngineVersions versions = EngineVersions.ofClassPath(EngineVersions.class.getClassLoader());
		assertDoesNotThrow(() -> versions.check(EngineVersions.machine()));
		assertEquals("cpu", versions.flavour());
	}

	@Test
	void anEmptyClassPathMissesTheEngine() throws IOException {
		try (URLClassLoader nothing = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
			assertRefused(EngineVersions.ofClassPath(nothing), "linux-x86_64", "engine", "missing");
		}
	}

	@Test
	void aMissingBridgeIsNamed() {
		assertRefused(with(null, "2.7.1", "linux-x86_64"), "linux-x86_64", "pytorch-jni", "none", "2.7.1-0.35.1");
	}

	@Test
	void aBridgeOfAnotherReleaseIsNamed() {
		assertRefused(with("2.7.1-0.34.0", "2.7.1", "linux-x86_64"), "linux-x86_64", "pytorch-jni", "2.7.1-0.34.0",
			"2.7.1-0.35.1");
	}

	@Test
	void aMissingLibraryIsNamed() {
		assertRefused(with("2.7.1-0.35.1", null, null), "linux-x86_64", "pytorch-native", "none", "2.7.1");
	}

	@Test
	void aLibraryOfAnotherReleaseIsNamed() {
		assertRefused(with("2.7.1-0.35.1", "2.5.1", "linux-x86_64"), "linux-x86_64", "pytorch-native", "2.5.1", "2.7.1");
	}

	@Test
	void aLibraryForAnotherMachineIsNamed() {
		assertRefused(GOOD, "osx-aarch64", "pytorch-native", "linux-x86_64", "osx-aarch64");
	}

	@Test
	void everyProblemHasItsRemedy() {
		assertEquals("put pytorch-jni-2.7.1-0.35.1.jar beside the other DJL jars, and no other release of it", remedy(with(null,
			"2.7.1", "linux-x86_64"), "linux-x86_64"));
		assertTrue(remedy(GOOD, "osx-aarch64").contains("pytorch-native-cpu-2.7.1-osx-aarch64.jar"));
		assertTrue(remedy(GOOD, "osx-x86_64").contains("aarch64"), "there is no PyTorch for Intel Macs");
	}

	private static String remedy(final EngineVersions versions, final String machine) {
		return assertThrows(EngineProblem.class, () -> versions.check(machine)).remedy();
	}

	private static EngineVersions with(final String jni, final String library, final String classifier) {
		return new EngineVersions("0.35.1", "2.7.1", jni, library, classifier, null);
	}

	private static void assertRefused(final EngineVersions versions, final String machine, final String... parts) {
		final String message = assertThrows(ModelException.class, () -> versions.check(machine)).getMessage();
		for (final String part : parts)
			assertTrue(message.contains(part), message);
	}
}
