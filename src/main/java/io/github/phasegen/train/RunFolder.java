package io.github.phasegen.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.phasegen.io.AtomicFile;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.Tensor;
import io.github.phasegen.nn.Network;

/** The folder of a training run of any task: configuration, checkpoint, log, curve and, at the end, the model. */
final class RunFolder {

	private final Path folder;
	private final String configuration;

	/** @param configuration everything that decides the run, as text */
	RunFolder(final Path folder, final String configuration) {
		this.folder = folder;
		this.configuration = configuration;
	}

	/**
	 * Makes the folder and writes the configuration.
	 *
	 * @throws IllegalArgumentException if the folder holds another run
	 * @throws FileAlreadyExistsException if it holds a model without the run that it comes from
	 */
	void prepare() throws IOException {
		refuseForeignModel();
		Files.createDirectories(folder);
		saveConfiguration();
	}

	/** Whether the model of this very configuration is there. */
	boolean isFinished() throws IOException {
		return Files.exists(model().resolve(ModelFolder.CONFIG)) && Files.exists(configFile()) && Files.readString(configFile()).equals(
			configuration);
	}

	private Path configFile() {
		return folder.resolve("config.json");
	}

	/** Beside weights of another configuration it would say what they are not. */
	private void saveConfiguration() throws IOException {
		final Path file = configFile();
		final boolean begun = Files.exists(folder.resolve(LoopOptions.CHECKPOINT));
		if (begun && Files.exists(file) && !Files.readString(file).equals(configuration)) throw new IllegalArgumentException(
			file + ": found the configuration of another run, expected this one to resume it; choose another output folder");
		AtomicFile.write(file, true, temporary -> Files.writeString(temporary, configuration));
	}

	/** A model without the checkpoint of its run is not this run's to replace, and hours later is too late to say so. */
	private void refuseForeignModel() throws IOException {
		final Path file = model().resolve(ModelFolder.CONFIG);
		if (Files.exists(file) && !Files.exists(folder.resolve(LoopOptions.CHECKPOINT))) throw new FileAlreadyExistsException(
			file.toString(), null, "a model without the checkpoint of a run to resume; choose another output folder");
	}

	LoopOptions options(final TrainPhaseConfig.Loop loop) {
		return new LoopOptions(folder, loop.validateEvery(), loop.checkpointEvery(), loop.patience(), hash(configuration));
	}

	Path model() {
		return folder.resolve("model");
	}

	/** Writes a model of one stage with the network's weights. */
	void writeModel(final ModelConfig config, final Network network) throws IOException {
		final String role = config.stages().get(0).role();
		final Map<String, Tensor> weights = new LinkedHashMap<>();
		network.parameters().all().forEach((name, array) -> weights.put(role + "." + name, new Tensor(array.getShape().getShape(),
			array.toFloatArray())));
		ModelFolder.write(model(), config, weights);
	}

	private static String hash(final String text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
