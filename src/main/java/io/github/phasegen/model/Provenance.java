package io.github.phasegen.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Which software, model and device made a result; what every record of a run begins with. */
public final class Provenance {

	private static final String VERSION_RESOURCE = "/io/github/phasegen/version.properties";

	private Provenance() {}

	/** Version of this software, as built. */
	public static String version() {
		try (InputStream in = Provenance.class.getResourceAsStream(VERSION_RESOURCE)) {
			final Properties properties = new Properties();
			if (in != null) properties.load(in);
			return properties.getProperty("version", "unknown");
		}
		catch (final IOException e) {
			throw new IllegalStateException(VERSION_RESOURCE + " cannot be read", e);
		}
	}

	/** The software: its own version and those of the engine. Values are strings. */
	public static Map<String, String> software() throws IOException {
		final EngineVersions engine = EngineVersions.ofClassPath(Provenance.class.getClassLoader());
		final Map<String, String> record = new LinkedHashMap<>();
		record.put("version", version());
		record.put("djl", String.valueOf(engine.engine()));
		record.put("pytorch", engine.nativeLibrary() + " " + engine.flavour() + " " + engine.classifier());
		record.put("java", System.getProperty("java.version"));
		return record;
	}

	/** The software, then the model by source, name and hash of its weights, and the device it is on. Values are strings. */
	public static Map<String, Object> of(final ModelSource source, final PhaseModel model) throws IOException {
		return of(source, model.config(), model.deviceName());
	}

	/** The same for a model of any task. */
	public static Map<String, Object> of(final ModelSource source, final ModelConfig config, final String device) throws IOException {
		final Map<String, Object> record = new LinkedHashMap<>(software());
		record.put("model", source.label());
		record.put("modelName", config.name());
		record.put("modelSha256", config.weightsSha256());
		record.put("device", device);
		return record;
	}
}
