package io.github.phasegen.simulate;

import org.jtransforms.fft.FloatFFT_3D;

/**
 * Field of a susceptibility map in the main field, including the sphere of Lorentz: the spectrum of the susceptibility times 1/3 - (k.b)^2/k^2 with the field direction b
 * (Salomir et al., Concepts Magn. Reson. 19B, 2003; Marques and Bowtell, Concepts Magn. Reson. 25B, 2005).
 */
final class DipoleField {

	private DipoleField() {}

	/**
	 * @param chi susceptibility in ppm relative to the surrounding air, on the grid
	 * @param direction unit vector of the main field in grid axes
	 * @param bodyAxis what touches the two ends of the grid along this axis goes on beyond it (neck and trunk), or -1 for none
	 * @return relative field change in ppm on the grid, up to a constant
	 */
	static float[] ppm(final float[] chi, final VolumeGrid grid, final double[] direction, final int bodyAxis) {
		final int[] n = new int[3];
		for (int a = 0; a < 3; a++)
			n[a] = fastSize((int) Math.ceil(grid.size(a) * (a == bodyAxis ? 1.6 : 1.5)));
		final float[] data = pad(chi, grid, n, bodyAxis);
		final FloatFFT_3D fft = new FloatFFT_3D(n[2], n[1], n[0]);
		fft.complexForward(data);
		multiplyKernel(data, n, direction);
		fft.complexInverse(data, true);
		return crop(data, grid, n);
	}

	private static float[] pad(final float[] chi, final VolumeGrid grid, final int[] n, final int bodyAxis) {
		final float[] data = new float[2 * n[0] * n[1] * n[2]];
		final int[] source = new int[3];
		for (int z = 0, i = 0; z < n[2]; z++)
			for (int y = 0; y < n[1]; y++)
				for (int x = 0; x < n[0]; x++, i += 2) {
					source[0] = x;
					source[1] = y;
					source[2] = z;
					if (bodyAxis >= 0)
						source[bodyAxis] = continued(source[bodyAxis], grid.size(bodyAxis), n[bodyAxis]);
					if (source[0] < grid.nx() && source[1] < grid.ny() && source[2] < grid.nz())
						data[i] = chi[(source[2] * grid.ny() + source[1]) * grid.nx() + source[0]];
				}
		return data;
	}

	/** Behind the last node the last value goes on for half of the padding, before the first (that is, at the far end of the period) the first value. */
	private static int continued(final int i, final int size, final int padded) {
		if (i < size)
			return i;
		return i - size < (padded - size) / 2 ? size - 1 : 0;
	}

	private static void multiplyKernel(final float[] data, final int[] n, final double[] b) {
		for (int z = 0, i = 0; z < n[2]; z++) {
			final double kz = frequency(z, n[2]);
			for (int y = 0; y < n[1]; y++) {
				final double ky = frequency(y, n[1]);
				for (int x = 0; x < n[0]; x++, i += 2) {
					final double kx = frequency(x, n[0]);
					final double kb = kx * b[0] + ky * b[1] + kz * b[2];
					final double k2 = kx * kx + ky * ky + kz * kz;
					final float d = k2 == 0 ? 0 : (float) (1.0 / 3 - kb * kb / k2);
					data[i] *= d;
					data[i + 1] *= d;
				}
			}
		}
	}

	private static double frequency(final int i, final int n) {
		return (double) (i < (n + 1) / 2 ? i : i - n) / n;
	}

	private static float[] crop(final float[] data, final VolumeGrid grid, final int[] n) {
		final float[] out = new float[grid.count()];
		for (int z = 0, i = 0; z < grid.nz(); z++)
			for (int y = 0; y < grid.ny(); y++)
				for (int x = 0; x < grid.nx(); x++, i++)
					out[i] = data[2 * ((z * n[1] + y) * n[0] + x)];
		return out;
	}

	/** Smallest even size of at least n without prime factors above 5. */
	static int fastSize(final int n) {
		for (int size = n + (n & 1);; size += 2) {
			int rest = size;
			for (final int p : new int[] { 2, 3, 5 })
				while (rest % p == 0)
					rest /= p;
			if (rest == 1)
				return size;
		}
	}
}
