package io.github.phasegen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import ai.djl.util.Utils;
import io.github.phasegen.testing.OtherJava;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EngineCacheTest {

	private static final EngineVersions VERSIONS = new EngineVersions("0.35.1", "2.7.1", "2.7.1-0.35.1", "2.7.1", "linux-x86_64",
		"cpu");

	@TempDir
	Path folder;

	@Test
	void itIsTheFolderThatDjlTakes() {
		assertEquals(Utils.getEngineCacheDir("pytorch"), EngineCache.current().folder().resolve("pytorch"));
	}

	@Test
	void theEnvironmentGoesBeforePropertiesAndOursBeforeDjls() {
		assertEquals("/a", chosen(Map.of("ENGINE_CACHE_DIR", "/a", "DJL_CACHE_DIR", "/b"), Map.of("phasegen.cache", "/c")));
		assertEquals("/b", chosen(Map.of("DJL_CACHE_DIR", "/b"), Map.of("phasegen.cache", "/c", "ENGINE_CACHE_DIR", "/d")));
		assertEquals("/c", chosen(Map.of(), Map.of("phasegen.cache", "/c", "ENGINE_CACHE_DIR", "/d")));
		assertEquals("/d", chosen(Map.of(), Map.of("ENGINE_CACHE_DIR", "/d", "DJL_CACHE_DIR", "/e")));
		assertEquals(folder.resolve(".djl.ai").toString(), chosen(Map.of(), Map.of("phasegen.cache", "")));
	}

	@Test
	void withoutAHomeToWriteToItIsTheTemporaryFolder() {
		final Map<String, String> properties = Map.of("user.home", folder.resolve("none").toString(), "java.io.tmpdir", "/tmp");
		final EngineCache cache = EngineCache.of(name -> null, properties::get);
		assertEquals(Path.of("/tmp/.djl.ai"), cache.folder());
		assertTrue(cache.chosenBy().contains("none"), cache.chosenBy());
	}

	/** The library is there already, so that the test need not unpack it. */
	@Test
	@DisabledOnOs(OS.WINDOWS)
	void theFolderCanBeChosenByAProperty() throws IOException {
		final EngineVersions versions = EngineVersions.ofClassPath(getClass().getClassLoader());
		OtherJava.run(EngineStart.class, List.of());
		final Path unpacked = EngineCache.current().unpacked(versions).orElseThrow();
		final Path chosen = Files.createDirectories(folder.resolve("my cache/pytorch")).getParent();
		Files.createSymbolicLink(chosen.resolve("pytorch").resolve(unpacked.getFileName()), unpacked);
		assertTrue(OtherJava.run(EngineStart.class, List.of("phasegen.cache=" + chosen)).contains("started, cache " + chosen));
	}

	@Test
	void aFolderThatCanBeWrittenIsLeftAsItWas() throws IOException {
		new EngineCache(folder, "test").check(VERSIONS);
		try (Stream<Path> files = Files.walk(folder)) {
			assertEquals(List.of(folder, folder.resolve("pytorch")), files.toList());
		}
	}

	@Test
	void anUnpackedLibraryNeedsNoRightToWrite() throws IOException {
		final Path file = Files.writeString(folder.resolve("file"), "");
		assertThrows(EngineProblem.class, () -> new EngineCache(file, "test").check(VERSIONS));
		final Path unpacked = Files.createDirectories(folder.resolve("pytorch/2.7.1-20250812-cpu-linux-x86_64"));
		assertTrue(new EngineCache(folder, "test").unpacked(VERSIONS).isEmpty(), "without the bridge it is not complete");
		Files.writeString(unpacked.resolve("0.35.1-" + System.mapLibraryName("djl_torch")), "");
		assertEquals(unpacked, new EngineCache(folder, "test").unpacked(VERSIONS).orElseThrow());
	}

	private String chosen(final Map<String, String> environment, final Map<String, String> properties) {
		final Map<String, String> all = new HashMap<>(properties);
		all.putIfAbsent("user.home", folder.toString());
		return EngineCache.of(environment::get, all::get).folder().toString();
	}
}
