package io.github.phasegen.export;

import java.io.IOException;
import java.util.Arrays;

import io.github.phasegen.io.PlaneWriter;

/** Writes acquired planes, and after the last coil of a slice the root sum of squares of its images. */
final class SliceOutput {

	private final PlaneWriter writer;
	private final Acquisition acquisition;
	private final int coils;
	private final double[] sumOfSquares;
	private int coil;

	SliceOutput(final PlaneWriter writer, final Acquisition acquisition, final int coils, final int pixels) {
		this.writer = writer;
		this.acquisition = acquisition;
		this.coils = coils;
		this.sumOfSquares = new double[pixels];
	}

	void take(final Acquisition.Acquired acquired) throws IOException {
		writer.write(acquired.kspace());
		if (coil == 0)
			Arrays.fill(sumOfSquares, 0);
		final double[] power = acquired.power();
		for (int i = 0; i < power.length; i++)
			sumOfSquares[i] += power[i];
		acquisition.release(acquired);
		coil = (coil + 1) % coils;
		if (coil == 0)
			writer.reconstruction(root());
	}

	private float[] root() {
		final float[] root = new float[sumOfSquares.length];
		for (int i = 0; i < root.length; i++)
			root[i] = (float) Math.sqrt(sumOfSquares[i]);
		return root;
	}
}
