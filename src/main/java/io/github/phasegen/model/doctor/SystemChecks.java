package io.github.phasegen.model.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import io.github.phasegen.model.EngineVersions;
import io.github.phasegen.model.Provenance;

/** Machine, Java, memory, and the programs around PhaseGen. */
final class SystemChecks {

	private static final int NEEDED_JAVA = 17;
	private static final long NEEDED_HEAP = 400L << 20;
	private static final String REINSTALL = "install PhaseGen again";

	private SystemChecks() {}

	static void all(final Doctor doctor) {
		doctor.note("PhaseGen", () -> Provenance.version() + place(Provenance.class));
		doctor.note("system", () -> System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + System
			.getProperty("os.arch") + " (" + EngineVersions.machine() + ")");
		doctor.look("Java", REINSTALL, SystemChecks::java);
		doctor.look("memory", REINSTALL, SystemChecks::memory);
		final ClassLoader loader = SystemChecks.class.getClassLoader();
		doctor.note("ImageJ", () -> imageJ(loader));
		libraries().forEach((name, artifact) -> doctor.note(name, () -> version(loader, artifact)));
	}

	/** Programs by the Maven artifact that their jar names; all but the last two are there in Fiji only. */
	private static Map<String, String> libraries() {
		final Map<String, String> artifacts = new LinkedHashMap<>();
		artifacts.put("Fiji", "sc.fiji/fiji");
		artifacts.put("ImageJ2", "net.imagej/imagej-legacy");
		artifacts.put("SCIFIO", "io.scif/scifio");
		artifacts.put("SciJava Common", "org.scijava/scijava-common");
		artifacts.put("ImgLib2", "net.imglib2/imglib2");
		return artifacts;
	}

	private static Finding java() {
		final String found = System.getProperty("java.version") + " of " + System.getProperty("java.vendor") + ", " + System.getProperty(
			"java.home");
		if (Runtime.version().feature() >= NEEDED_JAVA) return Finding.ok("Java", found);
		return Finding.problem("Java", found, "use Java " + NEEDED_JAVA + " or newer");
	}

	private static Finding memory() {
		final long heap = Runtime.getRuntime().maxMemory();
		final String machine = ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
			? String.format(Locale.ROOT, ", %.1f GB in the machine", os.getTotalMemorySize() / 1e9) : "";
		final String found = String.format(Locale.ROOT, "%.1f GB for Java", heap / 1e9) + machine + ", " + Runtime.getRuntime()
			.availableProcessors() + " processors";
		if (heap >= NEEDED_HEAP) return Finding.ok("memory", found);
		return Finding.problem("memory", found, "raise the limit: Edit > Options > Memory & Threads, or java -Xmx2g");
	}

	/** Asked of ImageJ itself, as plain ImageJ's jar does not name its version. */
	private static String imageJ(final ClassLoader loader) {
		try {
			return (String) Class.forName("ij.IJ", true, loader).getMethod("getVersion").invoke(null);
		}
		catch (final ReflectiveOperationException | LinkageError e) {
			return "not present";
		}
	}

	static String version(final ClassLoader loader, final String artifact) {
		final URL resource = loader.getResource("META-INF/maven/" + artifact + "/pom.properties");
		if (resource == null) return "not present";
		try (InputStream in = resource.openStream()) {
			final Properties properties = new Properties();
			properties.load(in);
			return properties.getProperty("version", "of unknown version");
		}
		catch (final IOException e) {
			return "of unknown version: " + e.getMessage();
		}
	}

	private static String place(final Class<?> type) {
		final CodeSource source = type.getProtectionDomain().getCodeSource();
		return source == null || source.getLocation() == null ? "" : ", " + source.getLocation().getPath();
	}
}
