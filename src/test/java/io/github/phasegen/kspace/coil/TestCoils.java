package io.github.phasegen.kspace.coil;

import java.util.List;
import java.util.stream.IntStream;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.TestPlanes;

/** Random and smooth coils. */
final class TestCoils {

	private TestCoils() {}

	static List<ComplexPlane> random(final int width, final int height, final int coils, final long seed) {
		return IntStream.range(0, coils).mapToObj(coil -> TestPlanes.random(width, height, 1000 * seed + coil)).toList();
	}

	/** Bright towards one direction each, with a phase of its own. */
	static List<ComplexPlane> smooth(final int width, final int height, final int coils) {
		return IntStream.range(0, coils).mapToObj(coil -> smoothMap(width, height, 2 * Math.PI * coil / coils)).toList();
	}

	private static ComplexPlane smoothMap(final int width, final int height, final double direction) {
		final ComplexPlane map = new ComplexPlane(width, height);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final double u = (double) x / width - 0.5;
				final double v = (double) y / height - 0.5;
				final double magnitude = Math.exp(1.5 * (u * Math.cos(direction) + v * Math.sin(direction)));
				final double phase = direction + u * Math.sin(direction) - v;
				map.set(x, y, (float) (magnitude * Math.cos(phase)), (float) (magnitude * Math.sin(phase)));
			}
		return map;
	}
}
