package io.github.phasegen.checkpoint;

import java.nio.file.Path;

import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelLibrary;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.nn.published.PublishedActivation;

/**
 * What to import, and where to.
 *
 * @param file checkpoint, .pth or .pt
 * @param folder model folder to be written
 * @param name of the model; null or blank for the folder's
 * @param task "phase", "skullstrip" or "recon", to make sure that it is that; "auto" for what the tensors say
 * @param activation for checkpoints that do not tell, see {@link PublishedActivation}; "auto" for the published one
 * @param overwrite whether a model in the folder is replaced
 */
public record ImportRequest(Path file, Path folder, String name, String task, String activation, boolean overwrite) {

	/** What is to be found out from the file. */
	public static final String AUTO = "auto";

	public ImportRequest {
		if (file == null) throw new IllegalArgumentException("file: found none, expected a checkpoint (.pth, .pt)");
		if (folder == null || folder.toAbsolutePath().normalize().getFileName() == null) throw new IllegalArgumentException(
			"folder: found " + folder + ", expected a model folder to be written");
		name = name == null || name.isBlank() ? folder.toAbsolutePath().normalize().getFileName().toString() : name.strip();
		if (!AUTO.equals(task) && !ModelConfig.TASKS.contains(String.valueOf(task))) throw new IllegalArgumentException(
			"task: found " + task + ", expected auto or one of " + ModelConfig.TASKS);
		if (!AUTO.equals(activation)) PublishedActivation.parse(activation);
	}

	/**
	 * Into a model folder, or into one of the user's library when no folder is given.
	 *
	 * @throws IllegalArgumentException also when the library would get a folder of a bundled model's name
	 */
	public static ImportRequest of(final Path file, final String folder, final String name, final String task, final String activation) {
		final boolean chosen = folder != null && !folder.isBlank();
		return new ImportRequest(file, chosen ? Path.of(folder.strip()) : inLibrary(name == null || name.isBlank() ? stem(file) : name
			.strip()), name, task, activation, false);
	}

	/** The same request with another answer to whether a model in the folder is replaced. */
	public ImportRequest withOverwrite(final boolean replaced) {
		return new ImportRequest(file, folder, name, task, activation, replaced);
	}

	private static Path inLibrary(final String name) {
		if (ModelSource.isBundled(name)) throw new IllegalArgumentException("name: found " + name + ", which a bundled model has, expected" +
			" another one");
		// a leading dot would hide the folder or lead out of the library, a trailing one is lost on Windows
		return ModelLibrary.standard().folder().resolve(name.replaceAll("[^\\p{Alnum}._ -]|^\\.|[. ]$", "_"));
	}

	private static String stem(final Path file) {
		return file.getFileName() == null ? "model" : file.getFileName().toString().replaceFirst("(?i)\\.(pth|pt)$", "");
	}
}
