package io.github.phasegen.model;

import java.io.IOException;

import ai.djl.engine.Engine;

/** The one door to the PyTorch engine: offline, without telemetry, after a check of its parts. */
public final class Engines {

	private Engines() {}

	/**
	 * The engine, ready for use.
	 *
	 * @throws EngineProblem when a part is missing, does not fit the others, or does not load, with what to do about it
	 */
	public static Engine pytorch() throws ModelException {
		setUnlessChosen("ai.djl.offline", "true");
		setUnlessChosen("OPT_OUT_TRACKING", "true");
		// DJL logs a warning when the driver is older than it likes, although no GPU is used then
		setUnlessChosen("org.slf4j.simpleLogger.log.ai.djl", "error");
		final EngineVersions versions = versions();
		versions.check(EngineVersions.machine());
		final EngineCache cache = EngineCache.prepared();
		cache.check(versions);
		try {
			return load();
		}
		catch (final RuntimeException | LinkageError | AssertionError e) {
			throw EngineFailures.explain(e, versions.flavour(), cache);
		}
	}

	private static EngineVersions versions() throws ModelException {
		try {
			return EngineVersions.ofClassPath(Engines.class.getClassLoader());
		}
		catch (final IOException e) {
			throw new ModelException("The versions of the PyTorch engine cannot be read: " + e.getMessage(), e);
		}
	}

	/**
	 * DJL looks for engines once, through the thread's context class loader; in plain ImageJ 1.x that one does not see the
	 * plugins folder, and the JVM would stay without an engine.
	 */
	private static Engine load() {
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(Engines.class.getClassLoader());
		try {
			final Engine engine = Engine.getEngine("PyTorch");
			NativeHeap.keepFreedMemory();
			return engine;
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private static void setUnlessChosen(final String property, final String value) {
		if (System.getProperty(property) == null) System.setProperty(property, value);
	}
}
