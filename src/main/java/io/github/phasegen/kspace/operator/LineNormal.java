package io.github.phasegen.kspace.operator;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import io.github.phasegen.kspace.AxisFourier;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.sampling.SamplingMask;

/**
 * A^H A for masks of whole lines: the transform along the sampled lines and its inverse cancel, so one transform there and back across them
 * is left, and bands of the image do not depend on each other. A task does a band for all coils, in the processor's cache.
 */
final class LineNormal implements NormalOperator {

	/** Rows or columns in a band. */
	private static final int BAND = 16;

	private final List<float[]> maps;
	private final float[] weights;
	private final PlaneAxis axis;
	private final int width;
	private final int height;
	private final Queue<Band> idle = new ConcurrentLinkedQueue<>();

	/** @param axis along which the mask varies */
	LineNormal(final List<float[]> maps, final SamplingMask mask, final PlaneAxis axis) {
		this.maps = maps;
		this.axis = axis;
		weights = weights(mask.lines(axis).orElseThrow());
		width = mask.width();
		height = mask.height();
	}

	private static float[] weights(final boolean[] lines) {
		final float[] weights = new float[lines.length];
		for (int i = 0; i < weights.length; i++)
			weights[i] = lines[i] ? 1 : 0;
		return weights;
	}

	@Override
	public void apply(final float[] image, final float[] result) {
		final int across = axis == PlaneAxis.X ? height : width;
		Arrays.fill(result, 0);
		IntStream.range(0, (across + BAND - 1) / BAND).parallel().forEach(k -> {
			final int first = Math.min(k * BAND, Math.max(0, across - BAND));
			apply(image, result, first, k * BAND - first);
		});
	}

	/** The last band reaches back over lines that another one does, so that all have one size; it leaves those alone. */
	private void apply(final float[] image, final float[] result, final int first, final int skipped) {
		final Band borrowed = idle.poll();
		final Band band = borrowed == null ? new Band() : borrowed;
		for (final float[] map : maps)
			band.add(map, image, result, first, skipped);
		idle.add(band);
	}

	/** Scratch memory for a band of one coil image. */
	private final class Band {

		private final int columns = axis == PlaneAxis.X ? width : Math.min(BAND, width);
		private final int rows = axis == PlaneAxis.X ? Math.min(BAND, height) : height;
		private final float[] samples = new float[2 * columns * rows];
		private final AxisFourier fourier = new AxisFourier(axis, columns, rows);

		void add(final float[] map, final float[] image, final float[] result, final int first, final int skipped) {
			final int x = axis == PlaneAxis.X ? 0 : first;
			final int y = axis == PlaneAxis.X ? first : 0;
			for (int row = 0; row < rows; row++)
				multiply(map, image, 2 * ((y + row) * width + x), 2 * row * columns);
			fourier.forward(samples, FourierNorm.ORTHO);
			weigh();
			fourier.inverse(samples, FourierNorm.ORTHO);
			final int skippedColumns = axis == PlaneAxis.X ? 0 : skipped;
			for (int row = axis == PlaneAxis.X ? skipped : 0; row < rows; row++)
				addConjugate(map, result, 2 * ((y + row) * width + x), 2 * row * columns, 2 * skippedColumns);
		}

		private void multiply(final float[] map, final float[] image, final int from, final int to) {
			for (int i = 0; i < 2 * columns; i += 2) {
				final int k = from + i;
				samples[to + i] = map[k] * image[k] - map[k + 1] * image[k + 1];
				samples[to + i + 1] = map[k] * image[k + 1] + map[k + 1] * image[k];
			}
		}

		private void weigh() {
			for (int row = 0, i = 0; row < rows; row++)
				for (int column = 0; column < columns; column++, i += 2) {
					final float weight = weights[axis == PlaneAxis.X ? column : row];
					samples[i] *= weight;
					samples[i + 1] *= weight;
				}
		}

		private void addConjugate(final float[] map, final float[] result, final int to, final int from, final int skippedSamples) {
			for (int i = skippedSamples; i < 2 * columns; i += 2) {
				final int k = to + i;
				final float re = samples[from + i];
				final float im = samples[from + i + 1];
				result[k] += map[k] * re + map[k + 1] * im;
				result[k + 1] += map[k] * im - map[k + 1] * re;
			}
		}
	}
}
