package io.github.phasegen.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import ai.djl.Device;

/** The models that users name: those bundled in the jar, and those in the user's library folder, by the names of their folders. */
public final class ModelLibrary {

	/** System property with the library folder; without it, it is .phasegen/models in the user's home. */
	public static final String PROPERTY = "phasegen.models";

	/** What a model folder may hold to be removed. */
	private static final List<String> OWN_FILES = List.of(ModelFolder.CONFIG, ModelFolder.WEIGHTS, "README.md", "LICENSE");

	private final Path folder;

	/** @param folder may be missing, and then holds no models */
	public ModelLibrary(final Path folder) {
		this.folder = folder.toAbsolutePath().normalize();
	}

	/** The library of this user. */
	public static ModelLibrary standard() {
		final String chosen = System.getProperty(PROPERTY);
		return new ModelLibrary(chosen == null || chosen.isBlank() ? Path.of(System.getProperty("user.home"), ".phasegen",
			"models") : Path.of(chosen));
	}

	/** Where user models are. */
	public Path folder() {
		return folder;
	}

	/** The folder of a user model, if there is one of this name. */
	public Optional<Path> find(final String name) {
		if (!isPlainName(name)) return Optional.empty();
		return Optional.of(folder.resolve(name)).filter(Files::isDirectory);
	}

	/** A user model by its name, or else a model folder. */
	ModelSource source(final String nameOrFolder) {
		return new ModelSource.Folder(find(nameOrFolder).orElseGet(() -> Path.of(nameOrFolder)));
	}

	/**
	 * What users mean where they name no task.
	 *
	 * @throws ModelException when there are bundled models of this name for several tasks
	 */
	private ModelSource anySource(final String nameOrFolder) throws ModelException {
		final List<ModelSource.Bundled> bundled = ModelSource.BUNDLED.stream().filter(model -> model.isNamed(nameOrFolder)).toList();
		if (bundled.size() > 1) throw new ModelException("model " + nameOrFolder + ": found " + bundled.size() +
			" bundled ones of this name, expected one of " + bundled.stream().map(ModelSource.Bundled::fullName).toList());
		return bundled.isEmpty() ? source(nameOrFolder) : bundled.get(0);
	}

	/** A name that cannot lead out of the library. */
	private boolean isPlainName(final String name) {
		try {
			final Path path = Path.of(name);
			return !path.isAbsolute() && path.getNameCount() == 1 && folder.resolve(path).normalize().getParent() != null &&
				folder.resolve(path).normalize().getParent().equals(folder) && !name.startsWith(".");
		}
		catch (final InvalidPathException e) {
			return false;
		}
	}

	/** Bundled models, then the user's by name; what is no model is listed with what is wrong with it. */
	public List<ModelEntry> list() throws IOException {
		final List<ModelEntry> entries = new ArrayList<>();
		for (final ModelSource.Bundled model : ModelSource.BUNDLED)
			entries.add(ModelEntry.of(model.fullName(), model));
		if (!Files.isDirectory(folder)) return entries;
		try (Stream<Path> files = Files.list(folder)) {
			files.filter(Files::isDirectory).filter(file -> isPlainName(file.getFileName().toString())).sorted().forEach(
				file -> entries.add(user(file)));
		}
		return entries;
	}

	private static ModelEntry user(final Path file) {
		final String name = file.getFileName().toString();
		final ModelSource source = new ModelSource.Folder(file);
		return ModelSource.isBundled(name) ? ModelEntry.unusable(name, source, file + ": found the name of a bundled model, which is taken" +
			" instead, expected another one; rename the folder") : ModelEntry.of(name, source);
	}

	/**
	 * One model's entry, from its configuration alone.
	 *
	 * @param nameOrFolder name as in the list; that of a bundled model also without its task, if no other task has one of it; or model folder
	 * @throws ModelException when there is no such model, or its configuration is not in order
	 */
	public ModelEntry show(final String nameOrFolder) throws IOException {
		final ModelEntry entry = ModelEntry.of(nameOrFolder, anySource(nameOrFolder));
		if (entry.problem().isPresent()) throw new ModelException(entry.problem().get());
		return entry;
	}

	/**
	 * Checks a model completely: files, hash, every tensor, and that the architecture can be built with them.
	 *
	 * @throws ModelException naming what is not in order
	 */
	public ModelEntry verify(final String nameOrFolder) throws IOException {
		final ModelSource source = anySource(nameOrFolder);
		final ModelFolder.Content content = source.read();
		for (final var tensor : content.weights().entrySet())
			for (final float value : tensor.getValue().data())
				if (!Float.isFinite(value)) throw new ModelException(source.label() + ": tensor " + tensor.getKey() + ": found " +
					value + ", expected finite numbers");
		try (ModelNetworks networks = ModelNetworks.of(source, content, Device.cpu())) {
			return ModelEntry.of(nameOrFolder, source);
		}
	}

	/**
	 * Removes a user model.
	 *
	 * @return the folder that is no more
	 * @throws ModelException when it is bundled, not in the library, a link, or holds files that are no part of a model; nothing is
	 *           removed then
	 */
	public Path remove(final String name) throws IOException {
		if (ModelSource.isBundled(name)) throw new ModelException("model " + name +
			": found a bundled one, expected one of the library " + folder);
		final Path model = find(name).orElseThrow(() -> new ModelException("model " + name + ": found none of this name in the " +
			"library " + folder + ", expected " + names()));
		if (!Files.isDirectory(model, LinkOption.NOFOLLOW_LINKS)) throw new ModelException(model +
			": found a link, expected a folder of the library; remove the link by hand");
		if (!Files.exists(model.resolve(ModelFolder.CONFIG))) throw new ModelException(model + ": found no " + ModelFolder.CONFIG +
			", expected a model");
		try (Stream<Path> files = Files.list(model)) {
			for (final Path file : files.sorted().toList())
				if (!OWN_FILES.contains(file.getFileName().toString()) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
					throw new ModelException(file + ": found what is no part of a model; move or delete it first");
		}
		delete(model);
		return model;
	}

	/** Out of the library at once, so that no half of a model is left under its name. */
	private static void delete(final Path model) throws IOException {
		final Path doomed = model.resolveSibling("." + UUID.randomUUID());
		Files.move(model, doomed);
		for (final String name : OWN_FILES)
			Files.deleteIfExists(doomed.resolve(name));
		Files.delete(doomed);
	}

	private String names() {
		try {
			final TreeSet<String> names = new TreeSet<>();
			list().stream().filter(entry -> !entry.bundled()).forEach(entry -> names.add(entry.name()));
			return names.isEmpty() ? "one, but there are none yet" : "one of " + names;
		}
		catch (final IOException e) {
			return "one that can be listed";
		}
	}
}
