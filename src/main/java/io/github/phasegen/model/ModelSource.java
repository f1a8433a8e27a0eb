package io.github.phasegen.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Where a model comes from: bundled in the jar, or a folder. */
public sealed interface ModelSource {

	/** Name of the bundled phase model. */
	String DEFAULT = "default";

	/** Names of the bundled phase models. */
	List<String> BUNDLED = List.of(DEFAULT);

	/** Reads and verifies the model. */
	ModelFolder.Content read() throws IOException;

	/** What to call it in reports. */
	String label();

	/** A bundled model's name, or a model folder. */
	static ModelSource parse(final String nameOrFolder) {
		final String text = nameOrFolder == null || nameOrFolder.isBlank() ? DEFAULT : nameOrFolder.trim();
		return BUNDLED.contains(text) ? new Bundled(text) : new Folder(Path.of(text));
	}

	/** A model inside the jar. */
	record Bundled(String name) implements ModelSource {

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

		private void copy(final String file, final Path folder) throws IOException {
			final String resource = "/models/phase/" + name + "/" + file;
			try (InputStream in = ModelSource.class.getResourceAsStream(resource)) {
				if (in == null) throw new ModelException("Bundled model " + name + ": resource " + resource +
					": found none; the jar is incomplete");
				Files.copy(in, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
			}
		}

		@Override
		public String label() {
			return name + " (bundled)";
		}
	}

	/** A model folder of the user's. */
	record Folder(Path path) implements ModelSource {

		@Override
		public ModelFolder.Content read() throws IOException {
			return ModelFolder.read(path);
		}

		@Override
		public String label() {
			return path.toString();
		}
	}
}
