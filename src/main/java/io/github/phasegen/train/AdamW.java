package io.github.phasegen.train;

import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.phasegen.nn.Parameters;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, arXiv 1711.05101), with global gradient clipping.
 * <p>
 * DJL's own optimisers keep their moments private, so a run could not be resumed exactly; here the moments are named tensors
 * like any others. Weight decay applies to the kernels of convolutions only, not to real matrices, biases and gains.
 */
final class AdamW implements AutoCloseable {

	private static final double BETA1 = 0.9;
	private static final double BETA2 = 0.99;
	private static final double EPSILON = 1e-8;

	private final Parameters parameters;
	private final OptimiserOptions options;
	private final NDManager manager;
	private final Map<String, NDArray> first = new LinkedHashMap<>();
	private final Map<String, NDArray> second = new LinkedHashMap<>();

	AdamW(final Parameters parameters, final OptimiserOptions options) {
		this.parameters = parameters;
		this.options = options;
		this.manager = parameters.manager().newSubManager();
		for (final String name : parameters.trainableNames()) {
			final NDArray tensor = parameters.all().get(name);
			first.put(name, manager.zeros(tensor.getShape()));
			second.put(name, manager.zeros(tensor.getShape()));
		}
	}

	Map<String, NDArray> firstMoments() {
		return first;
	}

	Map<String, NDArray> secondMoments() {
		return second;
	}

	/**
	 * Applies the gradients that the last backward pass left in the parameters and sets them to zero, since the next pass adds
	 * its own to them.
	 *
	 * @param step number of this update, from 1
	 * @return the norm of the gradient before clipping; when it is not finite nothing is changed
	 */
	double step(final int step) {
		try (NDManager scope = manager.newSubManager()) {
			final Map<String, NDArray> gradients = gradients(scope);
			final double norm = norm(gradients);
			if (!Double.isFinite(norm)) return norm;
			final double scale = Math.min(1, options.clipNorm() / (norm + 1e-12));
			gradients.forEach((name, gradient) -> update(name, gradient.muli(scale), step));
			return norm;
		}
	}

	private Map<String, NDArray> gradients(final NDManager scope) {
		final Map<String, NDArray> gradients = new LinkedHashMap<>();
		for (final String name : parameters.trainableNames()) {
			final NDArray gradient = parameters.all().get(name).getGradient();
			gradient.attach(scope);
			gradients.put(name, gradient);
		}
		return gradients;
	}

	private static double norm(final Map<String, NDArray> gradients) {
		double sum = 0;
		for (final NDArray gradient : gradients.values())
			try (NDArray square = gradient.square(); NDArray total = square.sum()) {
				sum += total.getFloat();
			}
		return Math.sqrt(sum);
	}

	private void update(final String name, final NDArray gradient, final int step) {
		final NDArray tensor = parameters.all().get(name);
		final NDArray m = first.get(name).muli(BETA1).addi(gradient.mul(1 - BETA1));
		final NDArray v = second.get(name).muli(BETA2).addi(gradient.square().muli(1 - BETA2));
		final double rate = options.rate(step);
		final NDArray root = gradient.zerosLike().addi(v).divi(1 - Math.pow(BETA2, step)).sqrt().addi(EPSILON);
		final NDArray direction = gradient.zerosLike().addi(m).muli(rate / (1 - Math.pow(BETA1, step))).divi(root);
		gradient.muli(0);
		// values change in place outside the recorded graph
		final boolean recorded = tensor.hasGradient();
		tensor.setRequiresGradient(false);
		if (decays(tensor)) tensor.muli(1 - rate * options.weightDecay());
		tensor.subi(direction);
		tensor.setRequiresGradient(recorded);
	}

	/** Kernels have the axes complex, out, in, height and width. */
	private static boolean decays(final NDArray tensor) {
		return tensor.getShape().dimension() > 2;
	}

	@Override
	public void close() {
		manager.close();
	}
}
