package io.github.phasegen.model;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Properties;

/**
 * The releases of the four parts that must fit together, as their jars state them; null where a part is missing.
 *
 * @param engine DJL release of the PyTorch engine
 * @param pytorch PyTorch release that the engine was made for
 * @param jni release of the JNI bridge, "pytorch-djl"
 * @param nativeLibrary PyTorch release of the native library
 * @param classifier operating system and architecture of the native library
 * @param flavour "cpu" or a CUDA flavour such as "cu128"
 */
public record EngineVersions(String engine, String pytorch, String jni, String nativeLibrary, String classifier,
	String flavour)
{
	/** Reads the versions from the class path. */
	public static EngineVersions ofClassPath(final ClassLoader loader) throws IOException {
		final Properties engine = properties(loader, "pytorch-engine.properties");
		final Properties jni = properties(loader, "jnilib/pytorch.properties");
		final Properties library = properties(loader, "native/lib/pytorch.properties");
		final String version = library.getProperty("version");
		return new EngineVersions(engine.getProperty("djl_version"), engine.getProperty("pytorch_version"), jni.getProperty(
			"jni_version"), version == null ? null : version.replaceFirst("-.*", ""), library.getProperty("classifier"), library
				.getProperty("flavor"));
	}

	private static Properties properties(final ClassLoader loader, final String resource) throws IOException {
		final Properties properties = new Properties();
		final URL url = loader.getResource(resource);
		if (url == null) return properties;
		try (InputStream in = url.openStream()) {
			properties.load(in);
		}
		return properties;
	}

	/**
	 * Compares the parts with each other and with this machine.
	 *
	 * @param machine classifier of this machine, such as "linux-x86_64"
	 * @throws EngineProblem naming the part that is missing or does not fit; without this check DJL would try to download it
	 */
	public void check(final String machine) throws EngineProblem {
		if (machine.equals("osx-x86_64")) throw new EngineProblem("machine: found an Intel Mac or an Intel Java on Apple silicon, for" +
			" which there is no PyTorch " + pytorch, "on Apple silicon, use a Java for aarch64; an Intel Mac cannot run PhaseGen");
		if (engine == null) throw new EngineProblem("The PyTorch engine is missing", "put pytorch-engine beside DJL's api jar");
		final String expectedJni = pytorch + "-" + engine;
		if (!expectedJni.equals(jni)) throw new EngineProblem("pytorch-jni: found " + (jni == null ? "none" : jni) +
			", expected " + expectedJni + " for pytorch-engine " + engine, "put pytorch-jni-" + expectedJni +
				".jar beside the other DJL jars, and no other release of it");
		final String wanted = "put pytorch-native-cpu-" + pytorch + "-" + machine + ".jar beside the other DJL jars, and no other" +
			" pytorch-native";
		if (!pytorch.equals(nativeLibrary)) throw new EngineProblem("pytorch-native: found " + (nativeLibrary == null ? "none"
			: nativeLibrary) + ", expected " + pytorch + " for pytorch-engine " + engine, wanted);
		if (!machine.equals(classifier)) throw new EngineProblem("pytorch-native: found a library for " + classifier +
			", expected one for this machine, " + machine, wanted);
	}

	/** The classifier that DJL uses for this machine. */
	public static String machine() {
		final String os = System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT);
		final String family = os.startsWith("win") ? "win" : os.startsWith("mac") ? "osx" : "linux";
		final String arch = System.getProperty("os.arch");
		return family + "-" + ("amd64".equals(arch) ? "x86_64" : arch);
	}
}
