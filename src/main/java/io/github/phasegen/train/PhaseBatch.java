package io.github.phasegen.train;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * A batch of examples of one size with their noise and times, outside the engine.
 *
 * @param clean planar (N, 2, H, W)
 * @param condition planar (N, 2K, H, W)
 * @param noise planar (N, 2, H, W)
 * @param times (N)
 */
record PhaseBatch(int width, int height, float[] clean, float[] condition, float[] noise, int[] times) {

	static PhaseBatch of(final List<PhaseExample> examples, final float[] noise, final int[] times) {
		final int w = examples.get(0).clean().width();
		final int h = examples.get(0).clean().height();
		final int conditionSize = examples.get(0).condition().length;
		final float[] clean = new float[examples.size() * 2 * w * h];
		final float[] condition = new float[examples.size() * conditionSize];
		for (int n = 0; n < examples.size(); n++) {
			final float[] data = examples.get(n).clean().data();
			final int start = n * 2 * w * h;
			for (int i = 0; i < w * h; i++) {
				clean[start + i] = data[2 * i];
				clean[start + w * h + i] = data[2 * i + 1];
			}
			System.arraycopy(examples.get(n).condition(), 0, condition, n * conditionSize, conditionSize);
		}
		return new PhaseBatch(w, h, clean, condition, noise, times);
	}

	int size() {
		return times.length;
	}

	NDArray tensor(final NDManager manager, final float[] planar) {
		return manager.create(planar, new Shape(size(), planar.length / size() / width / height, height, width));
	}
}
