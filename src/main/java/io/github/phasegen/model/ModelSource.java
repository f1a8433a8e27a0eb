package io.github.phasegen.model;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Where a model comes from: bundled in the jar, or a folder. */
public sealed interface ModelSource {

	/** Name of the bundled model of a task that is taken where none is named. */
	String DEFAULT = "default";

	/** The bundled models; no two of one task have the same name. */
	List<Bundled> BUNDLED = List.of(new Bundled(ModelConfig.PHASE, DEFAULT), new Bundled(ModelConfig.SKULLSTRIP, DEFAULT), new Bundled(
		ModelConfig.RECON, DEFAULT));

	/** Reads and verifies the model. */
	ModelFolder.Content read() throws IOException;

	/** Reads and checks the configuration alone, which takes no time. */
	ModelFolder.Checked readConfig() throws IOException;

	/** Size of the weights in bytes. */
	long weightsSize() throws IOException;

	/** What to call it in reports. */
	String label();

	/** Whether a bundled model has this name, of whichever task. */
	static boolean isBundled(final String name) {
		return BUNDLED.stream().anyMatch(model -> model.isNamed(name));
	}

	/**
	 * The model of a task that a user names: "default" or another bundled one of the task; "TASK/NAME", a bundled one of any task; the name of
	 * a model in the user's library; or a model folder. Nothing means the task's default.
	 *
	 * @throws IllegalArgumentException if nothing is named and no default is bundled for the task
	 */
	static ModelSource parse(final String task, final String nameOrFolder) {
		return parse(task, nameOrFolder, ModelLibrary.standard());
	}

	/** The same with another library. */
	static ModelSource parse(final String task, final String nameOrFolder, final ModelLibrary library) {
		final boolean named = nameOrFolder != null && !nameOrFolder.isBlank();
		final String text = named ? nameOrFolder.trim() : DEFAULT;
		final Optional<Bundled> bundled = BUNDLED.stream().filter(model -> model.fullName().equals(text) || model.task().equals(task) && model
			.name().equals(text)).findFirst();
		if (bundled.isPresent()) return bundled.get();
		if (!named) throw new IllegalArgumentException("model: found none, expected the name or folder of a " + task +
			" model, of which none is bundled");
		return library.source(text);
	}

	/** A model inside the jar. */
	record Bundled(String task, String name) implements ModelSource {

		/** "TASK/NAME", by which it is known where no task is given. */
		public String fullName() {
			return task + "/" + name;
		}

		/** Whether users may mean it by this name. */
		boolean isNamed(final String text) {
			return name.equals(text) || fullName().equals(text);
		}

		@Override
		public ModelFolder.Content read() throws IOException {
			// read through a folder, so that bundled and user models pass the same checks
			final Path folder = Files.createTempDirectory("phasegen-model");
			try {
				copy(ModelFolder.CONFIG, folder);
				copy(ModelFolder.WEIGHTS, folder);
				return ModelFolder.read(folder);
			}
			finally {
				Files.deleteIfExists(folder.resolve(ModelFolder.CONFIG));
				Files.deleteIfExists(folder.resolve(ModelFolder.WEIGHTS));
				Files.deleteIfExists(folder);
			}
		}

		@Override
		public ModelFolder.Checked readConfig() throws IOException {
			try (InputStream in = connect(ModelFolder.CONFIG).getInputStream()) {
				return ModelFolder.parseConfig(new String(in.readAllBytes(), StandardCharsets.UTF_8));
			}
		}

		@Override
		public long weightsSize() throws IOException {
			final URLConnection connection = connect(ModelFolder.WEIGHTS);
			try (InputStream in = connection.getInputStream()) {
				return connection.getContentLengthLong();
			}
		}

		private void copy(final String file, final Path folder) throws IOException {
			try (InputStream in = connect(file).getInputStream()) {
				Files.copy(in, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
			}
		}

		private URLConnection connect(final String file) throws IOException {
			final String resource = "/models/" + task + "/" + name + "/" + file;
			final URL url = ModelSource.class.getResource(resource);
			if (url == null) throw new ModelException("Bundled model " + fullName() + ": resource " + resource +
				": found none; the jar is incomplete, install it again");
			final URLConnection connection = url.openConnection();
			// a cached jar would stay open, and on Windows could not be updated
			connection.setUseCaches(false);
			return connection;
		}

		@Override
		public String label() {
			return fullName() + " (bundled)";
		}
	}

	/** A model folder of the user's. */
	record Folder(Path path) implements ModelSource {

		@Override
		public ModelFolder.Content read() throws IOException {
			return ModelFolder.read(path);
		}

		@Override
		public ModelFolder.Checked readConfig() throws IOException {
			ModelFolder.checkFiles(path);
			return ModelFolder.readConfig(path.resolve(ModelFolder.CONFIG));
		}

		@Override
		public long weightsSize() throws IOException {
			return Files.size(path.resolve(ModelFolder.WEIGHTS));
		}

		@Override
		public String label() {
			return path.toString();
		}
	}
}
