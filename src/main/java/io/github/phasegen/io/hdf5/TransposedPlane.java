package io.github.phasegen.io.hdf5;

/** Planes with rows and columns exchanged. */
public final class TransposedPlane {

	private TransposedPlane() {}

	/**
	 * @param plane width * height samples, row by row; not changed
	 * @param parts floats per sample: 2 for complex ones
	 * @return height * width samples
	 */
	public static float[] of(final float[] plane, final int width, final int height, final int parts) {
		final float[] result = new float[plane.length];
		int from = 0;
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				for (int part = 0; part < parts; part++)
					result[parts * (x * height + y) + part] = plane[from++];
		return result;
	}
}
