package io.github.phasegen.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a list of models tells about one of them.
 *
 * @param name what users call it
 * @param source where it is
 * @param config its configuration; empty when there is a problem
 * @param bytes size of the weights; 0 when there is a problem
 * @param warnings what the user should know about it
 * @param problem why it cannot be used, if so
 */
public record ModelEntry(String name, ModelSource source, Optional<ModelConfig> config, long bytes, List<String> warnings,
	Optional<String> problem)
{
	private static final String NOT_STATED = "not stated";

	static ModelEntry of(final String name, final ModelSource source) {
		try {
			final ModelFolder.Checked checked = source.readConfig();
			final List<String> warnings = new ArrayList<>(checked.warnings());
			for (final String key : List.of(ModelConfig.LICENCE, ModelConfig.DATA))
				if (checked.config().cardText(key).isEmpty()) warnings.add(ModelFolder.CONFIG + ": card." + key + " is not stated");
			return new ModelEntry(name, source, Optional.of(checked.config()), source.weightsSize(), warnings, Optional.empty());
		}
		catch (final IOException e) {
			return unusable(name, source, e.getMessage());
		}
	}

	static ModelEntry unusable(final String name, final ModelSource source, final String problem) {
		return new ModelEntry(name, source, Optional.empty(), 0, List.of(), Optional.of(problem));
	}

	/** Whether it comes with this software. */
	public boolean bundled() {
		return source instanceof ModelSource.Bundled;
	}

	/** "bundled", or the folder. */
	public String place() {
		return bundled() ? "bundled" : source.label();
	}

	/** Its task, or "?". */
	public String task() {
		return config.map(ModelConfig::task).orElse("?");
	}

	/** Its licence, or "not stated". */
	public String licence() {
		return config.flatMap(c -> c.cardText(ModelConfig.LICENCE)).orElse(NOT_STATED);
	}

	/** Hash of its weights, or "". */
	public String sha256() {
		return config.map(ModelConfig::weightsSha256).orElse("");
	}

	/** Everything, for JSON. */
	public Map<String, Object> toMap() {
		final Map<String, Object> map = new LinkedHashMap<>();
		map.put("name", name);
		map.put("source", place());
		map.put("task", task());
		map.put("bytes", bytes);
		map.put("licence", licence());
		map.put("sha256", sha256());
		config.ifPresent(c -> map.put("config", c));
		map.put("warnings", warnings);
		problem.ifPresent(text -> map.put("problem", text));
		return map;
	}
}
