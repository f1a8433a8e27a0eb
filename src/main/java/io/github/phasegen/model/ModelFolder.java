package io.github.phasegen.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.google.gson.GsonBuilder;

/** A model on disk: a folder with model.json and weights.safetensors. Tensor names are prefixed by their stage's role. */
public final class ModelFolder {

	/** File name of the configuration. */
	public static final String CONFIG = "model.json";
	/** File name of the weights. */
	public static final String WEIGHTS = "weights.safetensors";

	private static final long MAX_CONFIG_BYTES = 1 << 20;

	private ModelFolder() {}

	/**
	 * A model as read: configuration and weights, checked against each other by hash.
	 *
	 * @param warnings what the user should know about the files, such as fields of a newer version that had no effect
	 */
	public record Content(ModelConfig config, Map<String, Tensor> weights, List<String> warnings) {

		/** A model without warnings. */
		public Content(final ModelConfig config, final Map<String, Tensor> weights) {
			this(config, weights, List.of());
		}

		/** The tensors of one stage, without its prefix. */
		public Map<String, Tensor> stage(final String role) {
			final Map<String, Tensor> tensors = new LinkedHashMap<>();
			weights.forEach((name, tensor) -> {
				if (name.startsWith(role + ".")) tensors.put(name.substring(role.length() + 1), tensor);
			});
			return tensors;
		}
	}

	/** A configuration as read, with warnings about fields that had no effect. */
	record Checked(ModelConfig config, List<String> warnings) {}

	/**
	 * Writes weights and the configuration with their hash and the versions of this software. A new folder appears when it is
	 * complete; in one that is there, both files are replaced when both are complete. Between the two replacements the older
	 * configuration does not fit the weights, and {@link #read} refuses the folder.
	 */
	public static ModelConfig write(final Path folder, final ModelConfig config, final Map<String, Tensor> weights)
		throws IOException
	{
		final Path target = folder.toAbsolutePath();
		if (Files.exists(target) && !Files.isDirectory(target)) throw new ModelException(folder +
			": found a file, expected a model folder to be written");
		Files.createDirectories(target.getParent());
		final Path temporary = Files.createDirectory(target.resolveSibling("." + UUID.randomUUID() + "." + target.getFileName()));
		try {
			final Path file = temporary.resolve(WEIGHTS);
			Safetensors.write(file, new Safetensors.Content(weights, Map.of("format", "phasegen " + ModelConfig.FORMAT)));
			final ModelConfig written = config.written(sha256(file), Provenance.software());
			Files.writeString(temporary.resolve(CONFIG), new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(
				written) + "\n");
			moveInto(target, temporary);
			return written;
		}
		finally {
			for (final Path left : List.of(temporary.resolve(WEIGHTS), temporary.resolve(CONFIG), temporary))
				Files.deleteIfExists(left);
		}
	}

	private static void moveInto(final Path target, final Path complete) throws IOException {
		if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
			Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
			return;
		}
		for (final String name : List.of(WEIGHTS, CONFIG))
			Files.move(complete.resolve(name), target.resolve(name), StandardCopyOption.ATOMIC_MOVE);
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
		checkFiles(folder);
		final Checked checked = readConfig(configFile);
		final String expected = checked.config().weightsSha256();
		final String hash = sha256(weightsFile);
		if (!hash.equals(expected)) throw new ModelException(weightsFile + ": SHA-256: found " + hash + ", expected " +
			expected + " by " + CONFIG);
		final Map<String, Tensor> weights = Safetensors.read(weightsFile).tensors();
		checkStages(weightsFile, checked.config(), weights);
		return new Content(checked.config(), weights, checked.warnings());
	}

	/** @throws ModelException naming the file that a model folder should have */
	static void checkFiles(final Path folder) throws ModelException {
		if (!Files.isDirectory(folder)) throw new ModelException("model " + folder + ": found no model of this name and no such folder," +
			" expected a name that the list of models has, or a model folder with " + CONFIG + " and " + WEIGHTS);
		for (final String name : List.of(CONFIG, WEIGHTS))
			if (!Files.isRegularFile(folder.resolve(name))) throw new ModelException(folder.resolve(name) +
				": file: found none, expected a model folder with " + CONFIG + " and " + WEIGHTS);
	}

	private static void checkStages(final Path file, final ModelConfig config, final Map<String, Tensor> weights)
		throws ModelException
	{
		final List<String> prefixes = config.stages().stream().map(stage -> stage.role() + ".").toList();
		for (final String name : weights.keySet())
			if (prefixes.stream().noneMatch(name::startsWith)) throw new ModelException(file + ": tensor " + name +
				": found one of no stage, expected a name that begins with one of " + prefixes);
	}

	/** Reads and checks a model.json alone. */
	static Checked readConfig(final Path file) throws IOException {
		if (Files.size(file) > MAX_CONFIG_BYTES) throw new ModelException(file + ": size: found " + Files.size(file) +
			" bytes, expected at most " + MAX_CONFIG_BYTES);
		try {
			return parseConfig(Files.readString(file, StandardCharsets.UTF_8));
		}
		catch (final ModelException | IllegalArgumentException | CharacterCodingException e) {
			throw new ModelException(file + ": " + e.getMessage(), e);
		}
	}

	/** Parses and checks the text of a model.json. */
	static Checked parseConfig(final String json) throws ModelException {
		final ModelConfig config = RecordJson.readKnown(json, ModelConfig.class);
		ModelConfigCheck.checkFormat(config.format());
		final List<String> unknown = RecordJson.unknownFields(json, ModelConfig.class);
		final boolean newer = ModelConfigCheck.isNewer(config.format());
		ModelConfigCheck.require(newer || unknown.isEmpty(), unknown.isEmpty() ? null : unknown.get(0),
			"a field of an unknown name", "none in format " + config.format());
		check(config);
		ModelConfigCheck.require(String.valueOf(config.weightsSha256()).matches("[0-9a-f]{64}"), "weightsSha256", config
			.weightsSha256(), "64 hexadecimal digits");
		return new Checked(config, unknown.stream().map(field -> CONFIG + ": " + field + " is a field of format " + config
			.format() + ", which this version (format " + ModelConfig.FORMAT + ") does not know and ignores").toList());
	}

	/**
	 * Checks that fields are there and in range.
	 *
	 * @throws ModelException naming the field
	 */
	public static void check(final ModelConfig config) throws ModelException {
		ModelConfigCheck.check(config);
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
