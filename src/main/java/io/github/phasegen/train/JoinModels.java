package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.model.DiffusionConfig;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelException;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.model.Tensor;

/** Joins a base model and a refining model, each trained by itself, to one model of two stages. */
public final class JoinModels {

	/**
	 * @param name of the joined model; null for that of the base
	 * @param overwrite whether a model in the output folder is replaced
	 */
	public record Options(String name, boolean overwrite) {}

	private JoinModels() {}

	/**
	 * Reads two model folders and writes the joined one. Number of default steps and name are those of the base; texts of the
	 * model cards that differ are kept both, those of the refining model with the prefix "refine ".
	 *
	 * @throws ModelException when a model has other stages than expected, or the two were made for different diffusion processes
	 * @throws FileAlreadyExistsException when there is a model already
	 */
	public static ModelConfig join(final Path baseFolder, final Path refineFolder, final Path output, final Options options)
		throws IOException
	{
		if (!options.overwrite()) for (final String file : List.of(ModelFolder.CONFIG, ModelFolder.WEIGHTS))
			if (Files.exists(output.resolve(file))) throw new FileAlreadyExistsException(output.resolve(file).toString(), null,
				"exists and is not overwritten unless asked");
		final ModelFolder.Content base = read(baseFolder, StageConfig.BASE);
		final ModelFolder.Content refine = read(refineFolder, StageConfig.REFINE);
		checkSameProcess(refineFolder, refine.config(), base.config());
		final Map<String, Tensor> weights = new LinkedHashMap<>(base.weights());
		weights.putAll(refine.weights());
		return ModelFolder.write(output, joined(base.config(), refine.config(), options), weights);
	}

	private static ModelFolder.Content read(final Path folder, final String role) throws IOException {
		final ModelFolder.Content content = ModelFolder.read(folder);
		final List<String> roles = content.config().stages().stream().map(StageConfig::role).toList();
		check(folder, "task", content.config().task(), ModelConfig.PHASE);
		check(folder, "stages", roles, List.of(role));
		for (final String name : content.weights().keySet())
			if (!name.startsWith(role + ".")) throw new ModelException(folder.resolve(ModelFolder.WEIGHTS) + ": tensor: found " +
				name + ", expected names that begin with " + role + ".");
		return content;
	}

	private static void checkSameProcess(final Path folder, final ModelConfig refine, final ModelConfig base)
		throws ModelException
	{
		check(folder, "inputScaling", refine.inputScaling(), base.inputScaling());
		final DiffusionConfig found = refine.diffusion();
		final DiffusionConfig expected = base.diffusion();
		check(folder, "schedule", found.schedule(), expected.schedule());
		check(folder, "scheduleSteps", found.scheduleSteps(), expected.scheduleSteps());
		check(folder, "prediction", found.prediction(), expected.prediction());
		check(folder, "noise", found.noise(), expected.noise());
	}

	private static void check(final Path folder, final String field, final Object found, final Object expected)
		throws ModelException
	{
		if (!found.equals(expected)) throw new ModelException(folder.resolve(ModelFolder.CONFIG) + ": " + field + ": found " +
			found + ", expected " + expected);
	}

	private static ModelConfig joined(final ModelConfig base, final ModelConfig refine, final Options options) {
		final Map<String, String> card = new LinkedHashMap<>();
		if (base.card() != null) card.putAll(base.card());
		if (refine.card() != null) refine.card().forEach((key, text) -> {
			if (!text.equals(card.get(key))) card.put(card.containsKey(key) ? "refine " + key : key, text);
		});
		final String name = options.name() == null ? base.name() : options.name();
		return ModelConfig.phase(name, List.of(base.stages().get(0), refine.stages().get(0)), base.diffusion(), card).withPreset(
			base.preset());
	}
}
