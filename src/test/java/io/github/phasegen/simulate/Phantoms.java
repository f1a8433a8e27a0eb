package io.github.phasegen.simulate;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Heads made of ellipsoids. */
final class Phantoms {

	private Phantoms() {}

	/** Scalp (bright), skull (dark), brain (textured) and one cavity of air low in front; 4 mm isotropic voxels, z up. */
	static HeadVolume head(final boolean withBrainMask) {
		final int n = 48;
		final float[] data = new float[n * n * n];
		final boolean[] brain = new boolean[data.length];
		final SplittableRandom random = new SplittableRandom(5);
		for (int z = 0, i = 0; z < n; z++)
			for (int y = 0; y < n; y++)
				for (int x = 0; x < n; x++, i++) {
					final double r = radius(x - 23.5, y - 23.5, z - 23.5);
					brain[i] = r < 0.76 && z > 14;
					data[i] = magnitude(r, brain[i], random);
					if (Math.hypot(Math.hypot(x - 23.5, y - 38), z - 12) < 3.5)
						data[i] = 0;
				}
		return new HeadVolume(n, n, n, new float[] { 4, 4, 4 }, data, withBrainMask ? brain : null, BodyAxis.Z_UP, "phantom");
	}

	private static float magnitude(final double r, final boolean brain, final SplittableRandom random) {
		if (r > 1)
			return 0;
		if (r > 0.9)
			return 120;
		if (brain)
			return (float) (70 + 10 * random.nextDouble());
		return r > 0.8 ? 8 : 60;
	}

	private static double radius(final double x, final double y, final double z) {
		return Math.sqrt(x * x / (18 * 18) + y * y / (22 * 22) + z * z / (20 * 20));
	}

	/** Tissue up to every border of the volume. */
	static HeadVolume filledBlock() {
		final float[] data = new float[24 * 24 * 24];
		Arrays.fill(data, 50);
		return new HeadVolume(24, 24, 24, new float[] { 5, 5, 5 }, data, null, BodyAxis.Z_UP, "block");
	}
}
