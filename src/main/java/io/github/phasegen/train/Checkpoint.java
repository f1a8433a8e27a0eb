package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import io.github.phasegen.model.ModelException;
import io.github.phasegen.model.Safetensors;
import io.github.phasegen.model.Tensor;

/** Everything an exact resume needs, in one safetensors file: weights, moments, average, step and the best validation. */
final class Checkpoint {

	private Checkpoint() {}

	/**
	 * Where a run stands.
	 *
	 * @param step updates done
	 * @param validation the last validation figure, NaN before the first
	 * @param bestValidation the smallest validation figure so far
	 * @param bestStep the update after which it was found, 0 before the first validation
	 * @param lossSum sum of the losses since the last validation
	 * @param lossCount their number
	 */
	record Progress(int step, double validation, double bestValidation, int bestStep, double lossSum, int lossCount) {

		/** A run that has not begun. */
		static final Progress START = new Progress(0, Double.NaN, Double.POSITIVE_INFINITY, 0, 0, 0);

		Progress updated(final double loss) {
			return new Progress(step + 1, validation, bestValidation, bestStep, lossSum + loss, lossCount + 1);
		}

		Progress validated(final double figure) {
			final boolean better = figure < bestValidation;
			return new Progress(step, figure, better ? figure : bestValidation, better ? step : bestStep, 0, 0);
		}
	}

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
		metadata.put("validation", Double.toString(progress.validation()));
		metadata.put("bestValidation", Double.toString(progress.bestValidation()));
		metadata.put("bestStep", Integer.toString(progress.bestStep()));
		metadata.put("lossSum", Double.toString(progress.lossSum()));
		metadata.put("lossCount", Integer.toString(progress.lossCount()));
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
		return progress(file, content.metadata());
	}

	private static Progress progress(final Path file, final Map<String, String> metadata) throws ModelException {
		final Progress start = Progress.START;
		return new Progress((int) number(file, metadata, "step", null), number(file, metadata, "validation", start.validation()),
			number(file, metadata, "bestValidation", null), (int) number(file, metadata, "bestStep", null), number(file, metadata,
				"lossSum", start.lossSum()), (int) number(file, metadata, "lossCount", (double) start.lossCount()));
	}

	private static double number(final Path file, final Map<String, String> metadata, final String field, final Double fallback)
		throws ModelException
	{
		final String text = metadata.get(field);
		if (text == null && fallback != null) return fallback;
		try {
			return Double.parseDouble(String.valueOf(text));
		}
		catch (final NumberFormatException e) {
			throw new ModelException(file + ": " + field + ": found " + text + ", expected a number", e);
		}
	}

	private static void restore(final Path file, final Safetensors.Content content, final String name, final NDArray target)
		throws ModelException
	{
		final Tensor tensor = content.tensors().get(name);
		final long[] shape = target.getShape().getShape();
		if (tensor == null || !Arrays.equals(tensor.shape(), shape)) throw new ModelException(file + ": tensor " + name +
			": found " + (tensor == null ? "none" : "shape " + Arrays.toString(tensor.shape())) + ", expected shape " + Arrays
				.toString(shape));
		final boolean recorded = target.hasGradient();
		target.setRequiresGradient(false);
		target.set(tensor.data());
		target.setRequiresGradient(recorded);
	}
}
