package io.github.phasegen.model;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.testing.OtherJava;

/** Starts the engine in a Java of its own and prints "started", or what went wrong. */
public final class EngineStart {

	private EngineStart() {}

	/** @param args "twice" to start it in two class loaders, as two plugins would that bring their own copies */
	public static void main(final String[] args) throws Exception {
		if (args.length == 0) {
			start();
			return;
		}
		final List<URL> urls = new ArrayList<>();
		for (final var entry : OtherJava.classPathEntries())
			urls.add(entry.toUri().toURL());
		for (int i = 0; i < 2; i++)
			try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
				loader.loadClass(EngineStart.class.getName()).getMethod("start").invoke(null);
			}
	}

	public static void start() {
		try {
			Engines.pytorch();
			System.out.println("started, cache " + EngineCache.current().folder());
		}
		catch (final ModelException e) {
			System.out.println(e.getMessage());
		}
	}
}
