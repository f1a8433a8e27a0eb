package io.github.phasegen.simulate;

import java.util.random.RandomGenerator;

/** Smooth functions over a field of view, evaluated on few nodes and interpolated bilinearly between them. Coordinates run from -1 to 1. */
final class SmoothField {

	private static final int NODES = 25;

	private final float[] nodes = new float[NODES * NODES];

	private SmoothField() {}

	interface Function {
		double at(double x, double y);
	}

	static SmoothField of(final Function function) {
		final SmoothField field = new SmoothField();
		for (int j = 0; j < NODES; j++)
			for (int i = 0; i < NODES; i++)
				field.nodes[j * NODES + i] = (float) function.at(coordinate(i), coordinate(j));
		return field;
	}

	private static double coordinate(final int i) {
		return 2.0 * i / (NODES - 1) - 1;
	}

	/** A polynomial of third order without its constant and linear part, mostly a bowl; its range over the unit disc is about the amplitude. */
	static SmoothField polynomial(final RandomGenerator random, final double amplitude) {
		final double x0 = 0.3 * random.nextGaussian();
		final double y0 = 0.3 * random.nextGaussian();
		final double bowl = random.nextGaussian();
		final double xx = 0.4 * random.nextGaussian();
		final double xy = 0.4 * random.nextGaussian();
		final double c1 = 0.25 * random.nextGaussian();
		final double c2 = 0.25 * random.nextGaussian();
		final double c3 = 0.25 * random.nextGaussian();
		final double c4 = 0.25 * random.nextGaussian();
		final double norm = Math.sqrt(bowl * bowl + xx * xx + xy * xy + c1 * c1 + c2 * c2 + c3 * c3 + c4 * c4);
		final double scale = amplitude / Math.max(norm, 0.2);
		return of((px, py) -> {
			final double x = px - x0;
			final double y = py - y0;
			return scale * (bowl * (x * x + y * y) + xx * (x * x - y * y) + xy * x * y + c1 * x * x * x + c2 * x * x * y + c3 * x * y * y + c4 * y * y * y);
		});
	}

	/** The phase of the sum of a few coils around the head; their phases differ too little for the sum to vanish. */
	static SmoothField coilPhase(final RandomGenerator random, final double amplitude) {
		final int coils = random.nextInt(3, 9);
		final double[][] c = new double[coils][];
		for (int n = 0; n < coils; n++) {
			final double angle = random.nextDouble(2 * Math.PI);
			final double radius = random.nextDouble(1.1, 2);
			c[n] = new double[] { radius * Math.cos(angle), radius * Math.sin(angle), 0.7 * amplitude * random.nextGaussian(), 0.3 * amplitude * random.nextGaussian(),
				0.3 * amplitude * random.nextGaussian() };
		}
		return of((x, y) -> {
			double re = 0;
			double im = 0;
			for (final double[] coil : c) {
				final double dx = x - coil[0];
				final double dy = y - coil[1];
				final double size = 1 / (0.4 + dx * dx + dy * dy);
				final double phase = Math.max(-1.3, Math.min(1.3, coil[2])) + coil[3] * x + coil[4] * y;
				re += size * Math.cos(phase);
				im += size * Math.sin(phase);
			}
			return Math.atan2(im, re);
		});
	}

	/** Adds amount * field to an image that covers the field of view. */
	void addTo(final float[] image, final int columns, final int rows, final float amount) {
		for (int y = 0, i = 0; y < rows; y++) {
			final float v = (y + 0.5f) / rows * (NODES - 1);
			final int j = Math.min((int) v, NODES - 2);
			final float fy = v - j;
			for (int x = 0; x < columns; x++, i++) {
				final float u = (x + 0.5f) / columns * (NODES - 1);
				final int k = j * NODES + Math.min((int) u, NODES - 2);
				final float fx = u - Math.min((int) u, NODES - 2);
				final float a = nodes[k] + (nodes[k + 1] - nodes[k]) * fx;
				final float b = nodes[k + NODES] + (nodes[k + NODES + 1] - nodes[k + NODES]) * fx;
				image[i] += amount * (a + (b - a) * fy);
			}
		}
	}
}
