package io.github.phasegen.train;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.recon.network.NetworkInput;

/**
 * A batch of undersampled images of one size, outside the engine.
 *
 * @param input planar (N, 2 * channels, H, W), see {@link NetworkInput}
 * @param target planar (N, 2, H, W)
 */
record ReconBatch(int count, int width, int height, float[] input, float[] target) {

	static ReconBatch of(final List<ReconExample> examples) {
		final ReconExample first = examples.get(0);
		final float[] input = new float[examples.size() * first.input().length];
		final float[] target = new float[examples.size() * first.target().length];
		for (int n = 0; n < examples.size(); n++) {
			System.arraycopy(examples.get(n).input(), 0, input, n * first.input().length, first.input().length);
			System.arraycopy(examples.get(n).target(), 0, target, n * first.target().length, first.target().length);
		}
		return new ReconBatch(examples.size(), first.width(), first.height(), input, target);
	}

	NDArray inputTensor(final NDManager manager) {
		return manager.create(input, new Shape(count, 2L * NetworkInput.CHANNELS, height, width));
	}

	NDArray targetTensor(final NDManager manager) {
		return manager.create(target, new Shape(count, 2, height, width));
	}
}
