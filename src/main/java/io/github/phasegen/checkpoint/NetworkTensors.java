package io.github.phasegen.checkpoint;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.phasegen.io.torch.TorchTensor;
import io.github.phasegen.model.ModelException;
import io.github.phasegen.nn.published.PublishedLayout;

/**
 * The tensors of the used network in a checkpoint, by our names. Around it there may be the prefix of a parallel or a wrapping module
 * ("module.", "model."), buffers of the schedule, and in phase models a second network outside that is never used.
 *
 * @param prefix what the names in the file begin with
 * @param tensors by name without the prefix
 */
record NetworkTensors(String prefix, Map<String, TorchTensor> tensors) {

	private static final String FIRST = "downs.0.conv1.0.weight";
	private static final String COUNTER = ".num_batches_tracked";

	/** @throws ModelException when no network of the published packages is there, or several are */
	static NetworkTensors in(final Map<String, TorchTensor> all) throws ModelException {
		final List<String> prefixes = all.keySet().stream().filter(name -> name.equals(FIRST) || name.endsWith("." + FIRST)).map(name -> name
			.substring(0, name.length() - FIRST.length())).toList();
		// the network that is used lies inside of the one that is not
		final String innermost = prefixes.stream().max(Comparator.comparingInt(String::length)).orElseThrow(() -> new ModelException(
			"tensor " + FIRST + ": found none, expected the residual U-Net of PhaseGen, k-Strip or the reconstruction; the file has " + some(
				all)));
		if (!prefixes.stream().allMatch(innermost::startsWith)) throw new ModelException("tensor " + FIRST + ": found below each of " +
			prefixes + ", expected one network");
		final Map<String, TorchTensor> tensors = new LinkedHashMap<>();
		all.forEach((name, tensor) -> {
			if (name.startsWith(innermost) && !name.endsWith(COUNTER)) tensors.put(PublishedLayout.ourName(name.substring(innermost.length())),
				tensor);
		});
		return new NetworkTensors(innermost, tensors);
	}

	private static String some(final Map<String, TorchTensor> all) {
		final List<String> names = all.keySet().stream().limit(3).toList();
		return all.size() + " tensors, such as " + names;
	}

	boolean has(final String name) {
		return tensors.containsKey(name);
	}

	/** @throws ModelException when there is none of this name, or it has another number of axes */
	long[] shape(final String name, final int axes) throws ModelException {
		if (!has(name)) throw new ModelException("tensor " + prefix + name + ": found none, expected one of " + axes + " axes");
		final long[] shape = tensors.get(name).shape();
		if (shape.length != axes) throw new ModelException("tensor " + prefix + name + ": found shape " + Arrays.toString(shape) +
			", expected " + axes + " axes");
		return shape;
	}

	/** How many of name0, name1, … there are, with the ending. */
	int count(final String start, final int step, final String ending) {
		return (int) IntStream.iterate(0, i -> i + step).takeWhile(i -> has(start + i + ending)).count();
	}

	/** Number of values, re and im counted each. */
	long values() {
		return tensors.values().stream().mapToLong(tensor -> tensor.elements() * (tensor.complex() ? 2 : 1)).sum();
	}
}
