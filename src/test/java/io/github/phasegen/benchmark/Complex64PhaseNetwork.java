package io.github.phasegen.benchmark;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import io.github.phasegen.nn.Parameters;
import io.github.phasegen.nn.TimeEmbedding;
import io.github.phasegen.nn.published.PublishedPhaseConfig;

/**
 * The published phase network in eval mode as a plain PyTorch program would compute it: complex64 tensors (N, C, H, W), one
 * library call after the other, nothing folded. The yardstick of {@link PaperNetworkBenchmark}.
 */
final class Complex64PhaseNetwork implements AutoCloseable {

	private static final float EPSILON = 1e-5f;

	private final PublishedPhaseConfig config;
	private final NDManager manager;
	private final Map<String, NDArray> tensors = new HashMap<>();
	private final Map<String, Float> slopes = new HashMap<>();

	/** Takes the weights of a network of ours. */
	Complex64PhaseNetwork(final PublishedPhaseConfig config, final Parameters parameters) {
		this.config = config;
		this.manager = parameters.manager().newSubManager();
		parameters.all().forEach(this::take);
	}

	private void take(final String name, final NDArray values) {
		final NDArray copy = values.duplicate();
		copy.attach(manager);
		if (name.contains("prelu")) slopes.put(name, copy.getFloat());
		else if (name.matches(".*(emb\\.1\\..*|gamma|beta|running_var)")) tensors.put(name, copy);
		else tensors.put(name, complex(copy.get(0), copy.get(1)));
	}

	private static NDArray complex(final NDArray re, final NDArray im) {
		return re.expandDims(-1).concat(im.expandDims(-1), -1).complex();
	}

	/** @param x complex64 (1, 2, H, W) with H and W divisible by 2^levels */
	NDArray forward(final NDArray x, final NDArray time) {
		final List<Integer> features = config.features();
		final NDArray positions = TimeEmbedding.positions(time, 256);
		final Deque<NDArray> skips = new ArrayDeque<>();
		NDArray h = x;
		int index = 0;
		for (int level = 0; level < features.size(); level++) {
			h = block("downs." + index++, h, positions);
			skips.push(h);
			h = pool(h);
			for (int i = 0; i < config.length(); i++)
				h = block("downs." + index++, h, positions);
		}
		h = block("bottleneck.0", h, positions);
		for (int level = 0; level < features.size(); level++) {
			h = convolve("ups." + 2 * level + ".conv", doubled(h));
			h = block("ups." + (2 * level + 1), skips.pop().concat(h, 1), positions);
		}
		return convolve("final_layer", h);
	}

	private NDArray block(final String name, final NDArray x, final NDArray positions) {
		NDArray h = prelu(name + ".conv1.2", norm(name + ".conv1.1", convolve(name + ".conv1.0", x)));
		if (tensors.containsKey(name + ".emb.1.weight")) h = h.add(embedding(name + ".emb.1", positions));
		h = norm(name + ".conv2.1", convolve(name + ".conv2.0", h));
		final NDArray skip = tensors.containsKey(name + ".residual.0.weight") ? convolve(name + ".residual.0", x) : x;
		return prelu(name + ".activation", h.add(skip));
	}

	private NDArray embedding(final String name, final NDArray positions) {
		final NDArray e = Linear.linear(Activation.swish(positions, 1), tensors.get(name + ".weight"), tensors.get(name + ".bias"))
			.singletonOrThrow();
		return e.reshape(e.getShape().get(0), e.getShape().get(1), 1, 1);
	}

	private NDArray convolve(final String name, final NDArray x) {
		final NDArray weight = tensors.get(name + ".weight");
		final long padding = weight.getShape().get(2) / 2;
		return Conv2d.conv2d(x, weight, tensors.get(name + ".bias"), new Shape(1, 1), new Shape(padding, padding)).singletonOrThrow();
	}

	private NDArray norm(final String name, final NDArray x) {
		try (NDManager scope = manager.newSubManager()) {
			final NDArray mean = tensors.get(name + ".running_mean").div(tensors.get(name + ".running_var").add(EPSILON).sqrt());
			mean.attach(scope);
			return x.sub(mean.reshape(1, -1, 1, 1)).mul(tensors.get(name + ".gamma")).add(tensors.get(name + ".beta"));
		}
	}

	private NDArray prelu(final String name, final NDArray x) {
		final NDArray parts = x.real();
		return complex(Activation.leakyRelu(parts.get("..., 0"), slopes.get(name + ".prelu_real.weight")), Activation.leakyRelu(parts
			.get("..., 1"), slopes.get(name + ".prelu_imag.weight")));
	}

	private static NDArray pool(final NDArray x) {
		final long h = x.getShape().get(2);
		final long w = x.getShape().get(3);
		final NDArray spectrum = swapHalves(swapHalves(x).fft2(new long[] { h, w }, new long[] { 2, 3 }));
		final NDArray cropped = spectrum.get(":, :, " + h / 4 + ":" + 3 * h / 4 + ", " + w / 4 + ":" + 3 * w / 4);
		return swapHalves(swapHalves(cropped).ifft2(new long[] { h / 2, w / 2 }, new long[] { 2, 3 }));
	}

	/** fftshift, and for even sizes its inverse, over the last two axes. */
	private static NDArray swapHalves(final NDArray x) {
		final long h = x.getShape().get(2) / 2;
		final long w = x.getShape().get(3) / 2;
		final NDArray rows = NDArrays.concat(new NDList(x.get(":, :, " + h + ":"), x.get(":, :, :" + h)), 2);
		return NDArrays.concat(new NDList(rows.get(":, :, :, " + w + ":"), rows.get(":, :, :, :" + w)), 3);
	}

	private static NDArray doubled(final NDArray x) {
		final Shape s = x.getShape();
		return x.reshape(s.get(0), s.get(1), s.get(2), 1, s.get(3), 1).broadcast(new Shape(s.get(0), s.get(1), s.get(2), 2, s.get(3), 2))
			.reshape(s.get(0), s.get(1), 2 * s.get(2), 2 * s.get(3));
	}

	/** Planar (N, 2C, H, W) → complex64 (N, C, H, W). */
	static NDArray fromPlanar(final NDArray planar) {
		final long c = planar.getShape().get(1) / 2;
		return complex(planar.get(":, :" + c), planar.get(":, " + c + ":"));
	}

	/** complex64 (N, C, H, W) → planar (N, 2C, H, W). */
	static NDArray toPlanar(final NDArray complex) {
		final NDArray parts = complex.real();
		return parts.get("..., 0").concat(parts.get("..., 1"), 1);
	}


	@Override
	public void close() {
		manager.close();
	}
}
