package io.github.phasegen.nn;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * The named tensors of one network: trainable parameters and buffers (running statistics). Owns their native memory.
 * Names are paths joined by dots; complex tensors carry a leading axis of length 2 (real, imaginary).
 */
public final class Parameters implements AutoCloseable {

	private final NDManager manager;
	private final Random random;
	private final Map<String, NDArray> tensors = new LinkedHashMap<>();
	private final Set<String> trainable = new LinkedHashSet<>();
	private final long limit;
	private long registered;

	/**
	 * @param parent manager whose device the tensors live on
	 * @param seed seed of the random initial values
	 */
	public Parameters(final NDManager parent, final long seed) {
		this(parent, seed, Long.MAX_VALUE);
	}

	/**
	 * @param parent manager whose device the tensors live on
	 * @param seed seed of the random initial values
	 * @param limit most values that all tensors together may have: an architecture read from a file must not take more memory
	 *          than the weights that come with it
	 */
	public Parameters(final NDManager parent, final long seed, final long limit) {
		this.manager = parent.newSubManager();
		this.random = new Random(seed);
		this.limit = limit;
	}

	/** The manager that owns the tensors. */
	public NDManager manager() {
		return manager;
	}

	/** Registers a trainable tensor with independent normal values of the given standard deviation. */
	public NDArray normal(final String name, final Shape shape, final double standardDeviation) {
		final float[] values = values(name, shape);
		if (standardDeviation != 0)
			for (int i = 0; i < values.length; i++)
				values[i] = (float) (random.nextGaussian() * standardDeviation);
		return register(name, values, shape, true);
	}

	/** Registers a trainable tensor filled with one value. */
	public NDArray constant(final String name, final Shape shape, final float value) {
		return register(name, filled(name, shape, value), shape, true);
	}

	/** Registers a tensor that is saved with the network but not trained. */
	public NDArray buffer(final String name, final Shape shape, final float value) {
		return register(name, filled(name, shape, value), shape, false);
	}

	private float[] filled(final String name, final Shape shape, final float value) {
		final float[] values = values(name, shape);
		Arrays.fill(values, value);
		return values;
	}

	private float[] values(final String name, final Shape shape) {
		registered += shape.size();
		if (registered > limit) throw new IllegalArgumentException("Architecture: needs more than the " + limit +
			" values that there are, from tensor " + name + " of shape " + shape + " on");
		return new float[Math.toIntExact(shape.size())];
	}

	private NDArray register(final String name, final float[] values, final Shape shape, final boolean train) {
		if (tensors.containsKey(name)) throw new IllegalStateException("Tensor registered twice: " + name);
		final NDArray tensor = manager.create(values, shape);
		tensor.setName(name);
		tensors.put(name, tensor);
		if (train) trainable.add(name);
		return tensor;
	}

	/** All tensors in the order of registration. */
	public Map<String, NDArray> all() {
		return Collections.unmodifiableMap(tensors);
	}

	/** The names of the tensors that an optimiser changes. */
	public Set<String> trainableNames() {
		return Collections.unmodifiableSet(trainable);
	}

	/** Number of real values in trainable tensors. */
	public long trainableCount() {
		return trainable.stream().mapToLong(name -> tensors.get(name).size()).sum();
	}

	/** Turns gradient recording on for every trainable tensor. */
	public void requireGradients() {
		for (final String name : trainable)
			tensors.get(name).setRequiresGradient(true);
	}

	/**
	 * Overwrites one tensor's values; not while gradients are recorded for it, and without effect on a frozen network.
	 *
	 * @throws IllegalArgumentException when the name is unknown or the number of values differs
	 */
	public void set(final String name, final float[] values) {
		final NDArray tensor = tensors.get(name);
		if (tensor == null) throw new IllegalArgumentException("The network has no tensor named " + name);
		if (tensor.size() != values.length) throw new IllegalArgumentException("Tensor " + name + ": expected "
			+ tensor.size() + " values for shape " + tensor.getShape() + ", found " + values.length);
		try (NDArray source = manager.create(values, tensor.getShape())) {
			source.copyTo(tensor);
		}
	}

	/** A view that prefixes every name, so that a block names its tensors relative to itself. */
	public Scope scope(final String prefix) {
		return new Scope(this, prefix + ".");
	}

	@Override
	public void close() {
		manager.close();
	}

	/** Registers tensors under a common prefix. */
	public record Scope(Parameters parameters, String prefix) {

		public NDArray normal(final String name, final Shape shape, final double standardDeviation) {
			return parameters.normal(prefix + name, shape, standardDeviation);
		}

		public NDArray constant(final String name, final Shape shape, final float value) {
			return parameters.constant(prefix + name, shape, value);
		}

		public NDArray buffer(final String name, final Shape shape, final float value) {
			return parameters.buffer(prefix + name, shape, value);
		}

		public Scope scope(final String name) {
			return new Scope(parameters, prefix + name + ".");
		}
	}
}
