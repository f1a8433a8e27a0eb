package io.github.phasegen.fiji;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Runs commands in a class loader of its own, as Fiji does with its folders plugins and jars. Uses nothing but Java itself, as
 * the class path of its Java holds nothing else.
 */
public final class FijiRun {

	private FijiRun() {}

	/** @param args the jars, joined like a class path */
	public static void main(final String[] args) throws Exception {
		final List<URL> jars = new ArrayList<>();
		for (final String jar : args[0].split(File.pathSeparator))
			jars.add(Path.of(jar).toUri().toURL());
		try (URLClassLoader loader = new URLClassLoader("Fiji", jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
			Thread.currentThread().setContextClassLoader(loader);
			run(loader);
		}
		System.exit(0);
	}

	private static void run(final ClassLoader loader) throws Exception {
		final Object context = loader.loadClass("org.scijava.Context").getConstructor().newInstance();
		final Class<?> commandService = loader.loadClass("org.scijava.command.CommandService");
		final Object commands = context.getClass().getMethod("service", Class.class).invoke(context, commandService);
		final Object module = runCommand(commandService, commands, "GeneratePhaseCommand", "image", head(loader), "steps", 2, "seed", 5L);
		final Object result = loader.loadClass("org.scijava.module.Module").getMethod("getOutput", String.class).invoke(module, "result");
		final Class<?> image = loader.loadClass("ij.ImagePlus");
		System.out.println("title " + image.getMethod("getTitle").invoke(result));
		System.out.println("channels " + image.getMethod("getNChannels").invoke(result));
		System.out.println("bits " + image.getMethod("getBitDepth").invoke(result));
		runCommand(commandService, commands, "CheckInstallationCommand");
	}

	private static Object runCommand(final Class<?> service, final Object commands, final String name, final Object... inputs)
		throws Exception
	{
		return ((Future<?>) service.getMethod("run", String.class, boolean.class, Object[].class).invoke(commands,
			"io.github.phasegen.command." + name, true, inputs)).get();
	}

	/** A bright square on a dark ground. */
	private static Object head(final ClassLoader loader) throws Exception {
		final float[] pixels = new float[40 * 32];
		for (int y = 8; y < 24; y++)
			for (int x = 10; x < 30; x++)
				pixels[40 * y + x] = 100 + x;
		final Class<?> processor = loader.loadClass("ij.process.FloatProcessor");
		final Object square = processor.getConstructor(int.class, int.class, float[].class).newInstance(40, 32, pixels);
		return loader.loadClass("ij.ImagePlus").getConstructor(String.class, loader.loadClass("ij.process.ImageProcessor")).newInstance(
			"square", square);
	}
}
