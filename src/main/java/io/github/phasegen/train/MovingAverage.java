package io.github.phasegen.train;

import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.phasegen.nn.Parameters;

/**
 * Exponential moving average of the trainable weights. At first it follows them closely: after n updates its decay is at most
 * (1 + n)/(10 + n).
 */
final class MovingAverage implements AutoCloseable {

	private final Parameters parameters;
	private final double decay;
	private final NDManager manager;
	private final Map<String, NDArray> values = new LinkedHashMap<>();

	MovingAverage(final Parameters parameters, final double decay) {
		this.parameters = parameters;
		this.decay = decay;
		this.manager = parameters.manager().newSubManager();
		for (final String name : parameters.trainableNames()) {
			final NDArray copy = manager.create(parameters.all().get(name).toFloatArray(), parameters.all().get(name).getShape());
			values.put(name, copy);
		}
	}

	Map<String, NDArray> values() {
		return values;
	}

	void update(final int step) {
		final double keep = Math.min(decay, (1.0 + step) / (10 + step));
		try (NDManager scope = manager.newSubManager()) {
			values.forEach((name, average) -> {
				final NDArray current = parameters.all().get(name).stopGradient();
				current.attach(scope);
				average.muli(keep).addi(current.mul(1 - keep));
			});
		}
	}

	/** Runs something with the averaged weights in the network, and puts the trained ones back. */
	void during(final Runnable action) {
		swap();
		try {
			action.run();
		}
		finally {
			swap();
		}
	}

	private void swap() {
		values.forEach((name, average) -> {
			final float[] mine = average.toFloatArray();
			final float[] theirs = parameters.all().get(name).toFloatArray();
			average.set(theirs);
			set(parameters.all().get(name), mine);
		});
	}

	private static void set(final NDArray tensor, final float[] data) {
		tensor.setRequiresGradient(false);
		tensor.set(data);
		tensor.setRequiresGradient(true);
	}

	@Override
	public void close() {
		manager.close();
	}
}
