package io.github.phasegen.simulate.baseline;

import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.metrics.HeadMask;
import io.github.phasegen.metrics.StructuralDistance;

/** Heads without noise whose phase a baseline drew. */
final class TestHeads {

	private TestHeads() {}

	/** A disc of magnitude about 1, a little brighter to the right, in a background of 0.001. */
	static float[] magnitude(final int width, final int height) {
		final float[] magnitude = new float[width * height];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				magnitude[y * width + x] = Math.hypot(x - width / 2, y - height / 2) < 0.4 * Math.min(width, height) ? 1 + 0.2f * x / width : 0.001f;
		return magnitude;
	}

	/** A fit to these planes with the project's own measures. */
	static BaselineFit fitTo(final List<ComplexPlane> planes) {
		return new BaselineFit(planes, HeadMask::headOf, StructuralDistance::to);
	}

	static List<ComplexPlane> drawnBy(final PhaseBaseline baseline, final int width, final int height, final int slices) {
		final float[] magnitude = magnitude(width, height);
		final List<ComplexPlane> planes = new ArrayList<>();
		for (int k = 0; k < slices; k++)
			planes.add(ComplexPlane.fromPolar(width, height, magnitude, baseline.phase(magnitude, width, height, 1000 + k)));
		return planes;
	}
}
