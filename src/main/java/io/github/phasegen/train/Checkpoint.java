package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import io.github.phasegen.model.ModelException;
import io.github.phasegen.model.Safetensors;
import io.github.phasegen.model.Tensor;

/** Everything an exact resume needs, in one safetensors file: weights, moments, average, step and the best validation. */
final class Checkpoint {

	private Checkpoint() {}

	/** Where a run stands. */
	record Progress(int step, double bestValidation, int bestStep) {}

	/** The tensors of a run by their group. */
	static Map<String, Map<String, NDArray>> groups(final Map<String, NDArray> weights, final AdamW optimiser,
		final MovingAverage average)
	{
		final Map<String, Map<String, NDArray>> groups = new LinkedHashMap<>();
		groups.put("weights", weights);
		groups.put("first", optimiser.firstMoments());
		groups.put("second", optimiser.secondMoments());
		groups.put("average", average.values());
		return groups;
	}

	static void save(final Path file, final Map<String, Map<String, NDArray>> groups, final Progress progress,
		final String configHash) throws IOException
	{
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		groups.forEach((group, members) -> members.forEach((name, array) -> tensors.put(group + "/" + name,
			new Tensor(array.getShape().getShape(), array.toFloatArray()))));
		final Map<String, String> metadata = new LinkedHashMap<>();
		metadata.put("step", Integer.toString(progress.step()));
		metadata.put("bestValidation", Double.toString(progress.bestValidation()));
		metadata.put("bestStep", Integer.toString(progress.bestStep()));
		metadata.put("config", configHash);
		Safetensors.write(file, new Safetensors.Content(tensors, metadata));
	}

	/**
	 * @throws ModelException when the checkpoint is of another configuration or lacks a tensor
	 */
	static Progress restore(final Path file, final Map<String, Map<String, NDArray>> groups, final String configHash)
		throws IOException
	{
		final Safetensors.Content content = Safetensors.read(file);
		final String found = content.metadata().get("config");
		if (!configHash.equals(found)) throw new ModelException(file + ": config: found a checkpoint of configuration " +
			found + ", expected " + configHash + "; resume with the same configuration or choose another output folder");
		for (final Map.Entry<String, Map<String, NDArray>> group : groups.entrySet())
			for (final Map.Entry<String, NDArray> member : group.getValue().entrySet())
				restore(file, content, group.getKey() + "/" + member.getKey(), member.getValue());
		final Map<String, String> metadata = content.metadata();
		return new Progress(Integer.parseInt(metadata.get("step")), Double.parseDouble(metadata.get("bestValidation")),
			Integer.parseInt(metadata.get("bestStep")));
	}

	private static void restore(final Path file, final Safetensors.Content content, final String name, final NDArray target)
		throws ModelException
	{
		final Tensor tensor = content.tensors().get(name);
		if (tensor == null || tensor.data().length != target.size()) throw new ModelException(file + ": tensor " + name +
			": found " + (tensor == null ? "none" : tensor.data().length + " values") + ", expected " + target.size() + " values");
		final boolean recorded = target.hasGradient();
		target.setRequiresGradient(false);
		target.set(tensor.data());
		target.setRequiresGradient(recorded);
	}
}
