package io.github.phasegen.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.GsonBuilder;
import io.github.phasegen.io.AtomicFile;

/** A model on disk: a folder with model.json and weights.safetensors. Tensor names are prefixed by their stage's role. */
public final class ModelFolder {

	/** File name of the configuration. */
	public static final String CONFIG = "model.json";
	/** File name of the weights. */
	public static final String WEIGHTS = "weights.safetensors";

	private static final long MAX_CONFIG_BYTES = 1 << 20;

	private ModelFolder() {}

	/** A model as read: configuration and weights, checked against each other by hash. */
	public record Content(ModelConfig config, Map<String, Tensor> weights) {

		/** The tensors of one stage, without its prefix. */
		public Map<String, Tensor> stage(final String role) {
			final Map<String, Tensor> tensors = new LinkedHashMap<>();
			weights.forEach((name, tensor) -> {
				if (name.startsWith(role + ".")) tensors.put(name.substring(role.length() + 1), tensor);
			});
			return tensors;
		}
	}

	/**
	 * Writes weights, then the configuration with their hash; each file appears when it is complete. Between the two an older
	 * configuration does not fit the weights, and {@link #read} refuses the folder.
	 */
	public static ModelConfig write(final Path folder, final ModelConfig config, final Map<String, Tensor> weights)
		throws IOException
	{
		Files.createDirectories(folder);
		final Path file = folder.resolve(WEIGHTS);
		Safetensors.write(file, new Safetensors.Content(weights, Map.of("format", "phasegen " + ModelConfig.FORMAT)));
		final ModelConfig hashed = config.withHash(sha256(file));
		final String json = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(hashed) + "\n";
		AtomicFile.write(folder.resolve(CONFIG), true, temporary -> Files.writeString(temporary, json));
		return hashed;
	}

	/**
	 * Reads and verifies a model.
	 *
	 * @throws ModelException naming file and field when something is missing, malformed, newer than this version, or when the
	 *           weights are not those that the configuration was written with
	 */
	public static Content read(final Path folder) throws IOException {
		final Path configFile = folder.resolve(CONFIG);
		final Path weightsFile = folder.resolve(WEIGHTS);
		for (final Path file : new Path[] { configFile, weightsFile })
			if (!Files.isRegularFile(file)) throw new ModelException(file + ": file: found none, expected a model folder with " +
				CONFIG + " and " + WEIGHTS);
		final ModelConfig config = readConfig(configFile);
		final String hash = sha256(weightsFile);
		if (!hash.equals(config.weightsSha256())) throw new ModelException(weightsFile + ": SHA-256: found " + hash +
			", expected " + config.weightsSha256() + " by " + CONFIG);
		return new Content(config, Safetensors.read(weightsFile).tensors());
	}

	private static ModelConfig readConfig(final Path file) throws IOException {
		if (Files.size(file) > MAX_CONFIG_BYTES) throw new ModelException(file + ": size: found " + Files.size(file) +
			" bytes, expected at most " + MAX_CONFIG_BYTES);
		try {
			final ModelConfig config = RecordJson.read(Files.readString(file, StandardCharsets.UTF_8), ModelConfig.class);
			ModelConfigCheck.check(file, config);
			return config;
		}
		catch (final IllegalArgumentException | CharacterCodingException e) {
			throw new ModelException(file + ": not a model's configuration: " + e.getMessage(), e);
		}
	}

	/** SHA-256 of a file, hexadecimal. */
	public static String sha256(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			final MessageDigest digest = MessageDigest.getInstance("SHA-256");
			final byte[] buffer = new byte[1 << 16];
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer))
				digest.update(buffer, 0, n);
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
