package io.github.phasegen.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The folder that DJL unpacks the native library into before it can be loaded.
 *
 * @param folder DJL's cache folder
 * @param chosenBy what decided on it
 */
public record EngineCache(Path folder, String chosenBy) {

	/** System property with the folder; the environment variables that DJL itself knows go before it. */
	public static final String PROPERTY = "phasegen.cache";

	/** How to choose another folder. */
	public static final String CHOOSE = "choose another folder by the environment variable DJL_CACHE_DIR or the system property " +
		PROPERTY;

	private static final String ENGINE_CACHE = "ENGINE_CACHE_DIR";
	private static final String DJL_CACHE = "DJL_CACHE_DIR";
	private static final long NEEDED_BYTES = 600L << 20;

	/** The folder in use by this Java; DJL is told of a folder that our property chooses. */
	static EngineCache prepared() {
		final EngineCache cache = of(System::getenv, System::getProperty);
		if (cache.chosenBy().contains(PROPERTY)) System.setProperty(ENGINE_CACHE, cache.folder().toString());
		return cache;
	}

	/** The folder in use by this Java. */
	public static EngineCache current() {
		return of(System::getenv, System::getProperty);
	}

	/** The folder that DJL takes, as of DJL 0.35: the environment goes before properties, the engine's own variable first. */
	static EngineCache of(final UnaryOperator<String> environment, final UnaryOperator<String> properties) {
		for (final String name : List.of(ENGINE_CACHE, DJL_CACHE))
			if (isSet(environment.apply(name))) return new EngineCache(Path.of(environment.apply(name)), "environment variable " + name);
		if (isSet(properties.apply(PROPERTY))) return new EngineCache(Path.of(properties.apply(PROPERTY)), "system property " + PROPERTY);
		for (final String name : List.of(ENGINE_CACHE, DJL_CACHE))
			if (isSet(properties.apply(name))) return new EngineCache(Path.of(properties.apply(name)), "system property " + name);
		final Path home = Path.of(properties.apply("user.home"));
		if (Files.isWritable(home)) return new EngineCache(home.resolve(".djl.ai"), "default");
		return new EngineCache(Path.of(properties.apply("java.io.tmpdir")).resolve(".djl.ai"), "default, as " + home +
			" cannot be written");
	}

	private static boolean isSet(final String value) {
		return value != null && !value.isEmpty();
	}

	/** The folder with the unpacked library of these versions, if it is there. */
	public Optional<Path> unpacked(final EngineVersions versions) {
		final Path libraries = folder.resolve("pytorch");
		if (!Files.isDirectory(libraries)) return Optional.empty();
		final String ending = "-" + versions.flavour() + "-" + versions.classifier();
		try (Stream<Path> files = Files.list(libraries)) {
			return files.filter(file -> file.getFileName().toString().startsWith(String.valueOf(versions.nativeLibrary())) && file
				.getFileName().toString().endsWith(ending)).filter(file -> Files.exists(file.resolve(versions.engine() + "-" + System
					.mapLibraryName("djl_torch")))).findFirst();
		}
		catch (final IOException e) {
			return Optional.empty();
		}
	}

	/**
	 * Checks that the library is unpacked or can be.
	 *
	 * @throws EngineProblem when the folder cannot be written or its disk is full
	 */
	void check(final EngineVersions versions) throws EngineProblem {
		if (unpacked(versions).isPresent()) return;
		try {
			final Path libraries = Files.createDirectories(folder.resolve("pytorch"));
			Files.delete(Files.createTempFile(libraries, "phasegen", ".tmp"));
			final long free = Files.getFileStore(libraries).getUsableSpace();
			if (free < NEEDED_BYTES) throw new EngineProblem("The cache folder " + folder + " has " + (free >> 20) +
				" MB left, unpacking the native library needs " + (NEEDED_BYTES >> 20) + " MB", "free some space, or " + CHOOSE);
		}
		catch (final EngineProblem e) {
			throw e;
		}
		catch (final IOException e) {
			throw notWritable(e);
		}
	}

	/** The problem that the library cannot be unpacked. */
	EngineProblem notWritable(final Throwable cause) {
		return new EngineProblem("The cache folder " + folder + " (" + chosenBy + "), which the native library is unpacked into," +
			" cannot be written: " + cause, "give yourself the right to write there, or " + CHOOSE, cause);
	}
}
