package io.github.phasegen.io.hdf5.ismrmrd;

/** Complex planes with rows and columns exchanged. */
final class Transposed {

	private Transposed() {}

	/** @param plane interleaved, of width times height samples; not changed */
	static float[] of(final float[] plane, final int width, final int height) {
		final float[] result = new float[plane.length];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				result[2 * (x * height + y)] = plane[2 * (y * width + x)];
				result[2 * (x * height + y) + 1] = plane[2 * (y * width + x) + 1];
			}
		return result;
	}
}
