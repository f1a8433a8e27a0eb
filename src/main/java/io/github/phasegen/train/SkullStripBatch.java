package io.github.phasegen.train;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.simulate.TrainingImage;
import io.github.phasegen.skullstrip.BrainInput;

/**
 * A batch of examples of one size, outside the engine.
 *
 * @param input planar (N, 2 * channels, H, W), see {@link BrainInput}
 * @param brain fraction of brain, (N, 1, H, W)
 */
record SkullStripBatch(int count, int width, int height, float[] input, float[] brain) {

	static SkullStripBatch of(final List<TrainingImage> images) {
		final int width = images.get(0).image().width();
		final int height = images.get(0).image().height();
		final int pixels = width * height;
		final float[] input = new float[images.size() * 2 * BrainInput.CHANNELS * pixels];
		final float[] brain = new float[images.size() * pixels];
		for (int n = 0; n < images.size(); n++) {
			final float[] planes = BrainInput.planes(images.get(n).image());
			System.arraycopy(planes, 0, input, n * planes.length, planes.length);
			System.arraycopy(images.get(n).brain(), 0, brain, n * pixels, pixels);
		}
		return new SkullStripBatch(images.size(), width, height, input, brain);
	}

	NDArray inputTensor(final NDManager manager) {
		return manager.create(input, new Shape(count, 2L * BrainInput.CHANNELS, height, width));
	}

	NDArray brainTensor(final NDManager manager) {
		return manager.create(brain, new Shape(count, 1, height, width));
	}
}
