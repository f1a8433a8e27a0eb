package io.github.phasegen.kspace.coil;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * Coil sensitivities from the fully measured centre of k-space: ESPIRiT with one set of maps (Uecker et al., Magn. Reson. Med. 71:990, 2014).
 * <p>
 * In every pixel the vector of sensitivities is the eigenvector, of eigenvalue 1, of what all small windows of k-space have in common. Its norm
 * is 1, its phase relates to the combination of coils with the most energy; where the largest eigenvalue is below the crop it is 0.
 */
public final class Espirit {

	private final List<ComplexPlane> calibration;
	private final EspiritOptions options;
	private final double[][] correlations;
	private final double[] reference;

	private Espirit(final List<ComplexPlane> calibration, final EspiritOptions options) {
		this.calibration = calibration;
		this.options = options;
		correlations = CalibrationKernels.correlations(calibration, options);
		reference = principalCoils();
	}

	/**
	 * @param calibration fully measured centred k-space of every coil, whose centre pixel is that of the whole k-space
	 * @param width of the maps
	 * @param height of the maps
	 * @return one slice of maps
	 * @throws IllegalArgumentException if there is no coil, sizes differ, the region is smaller than the kernel, or all is 0
	 */
	public static CoilSensitivities estimate(final List<ComplexPlane> calibration, final int width, final int height,
		final EspiritOptions options)
	{
		CoilImages.requireOneSize(calibration, "calibration region");
		final ComplexPlane first = calibration.get(0);
		if (first.width() < options.kernel() || first.height() < options.kernel()) throw new IllegalArgumentException(
			"calibration region: found " + first.width() + " x " + first.height() + " samples, expected at least the kernel's " + options
				.kernel() + " x " + options.kernel());
		return CoilSensitivities.owning(new Espirit(calibration, options).maps(width, height), false);
	}

	private List<ComplexPlane> maps(final int width, final int height) {
		final List<ComplexPlane> maps = new ArrayList<>();
		for (int coil = 0; coil < calibration.size(); coil++)
			maps.add(new ComplexPlane(width, height));
		final double[][] columns = exponentials(width);
		final double[][] rows = exponentials(height);
		IntStream.range(0, height).parallel().forEach(y -> fillRow(maps, y, columns, rows[y]));
		return maps;
	}

	/** Row x: interleaved exp(2 pi i d (x - centre) / size) for the distances d. */
	private double[][] exponentials(final int size) {
		final int lags = 2 * options.kernel() - 1;
		final double[][] exponentials = new double[size][2 * lags];
		for (int x = 0; x < size; x++)
			for (int d = 0; d < lags; d++) {
				final double angle = 2 * Math.PI * (d - options.kernel() + 1) * (x - size / 2) / size;
				exponentials[x][2 * d] = Math.cos(angle);
				exponentials[x][2 * d + 1] = Math.sin(angle);
			}
		return exponentials;
	}

	private void fillRow(final List<ComplexPlane> maps, final int y, final double[][] columns, final double[] row) {
		final double[][] ofRow = new double[correlations.length][];
		for (int pair = 0; pair < ofRow.length; pair++)
			ofRow[pair] = sumOverRows(correlations[pair], row);
		final DominantEigenvector dominant = new DominantEigenvector(maps.size());
		final double[] packed = new double[LocalCovariance.packedLength(maps.size())];
		final double[] vector = new double[2 * maps.size()];
		for (int x = 0; x < columns.length; x++) {
			for (int pair = 0; pair < ofRow.length; pair++)
				product(ofRow[pair], columns[x], packed, 2 * pair);
			// the largest eigenvalue is at most the trace
			if (!(dominant.trace(packed) >= options.crop()) || dominant.trace(packed) <= 0) continue;
			dominant.of(packed, 0, vector);
			if (dominant.valueOf(packed, vector) < options.crop()) continue;
			rotate(vector);
			for (int coil = 0; coil < maps.size(); coil++)
				maps.get(coil).set(x, y, (float) vector[2 * coil], (float) vector[2 * coil + 1]);
		}
	}

	private static double[] sumOverRows(final double[] correlation, final double[] row) {
		final int length = row.length;
		final double[] sum = new double[length];
		for (int d = 0; d < length / 2; d++)
			for (int i = 0; i < length; i += 2) {
				final double re = correlation[d * length + i];
				final double im = correlation[d * length + i + 1];
				sum[i] += re * row[2 * d] - im * row[2 * d + 1];
				sum[i + 1] += re * row[2 * d + 1] + im * row[2 * d];
			}
		return sum;
	}

	private static void product(final double[] a, final double[] b, final double[] result, final int to) {
		double re = 0;
		double im = 0;
		for (int i = 0; i < a.length; i += 2) {
			re += a[i] * b[i] - a[i + 1] * b[i + 1];
			im += a[i] * b[i + 1] + a[i + 1] * b[i];
		}
		result[to] = re;
		result[to + 1] = im;
	}

	/** Makes the combination of coils with the most energy real and not negative. */
	private void rotate(final double[] vector) {
		double re = 0;
		double im = 0;
		for (int i = 0; i < vector.length; i += 2) {
			re += reference[i] * vector[i] + reference[i + 1] * vector[i + 1];
			im += reference[i] * vector[i + 1] - reference[i + 1] * vector[i];
		}
		final double modulus = Math.hypot(re, im);
		if (modulus == 0) return;
		final double c = re / modulus;
		final double s = -im / modulus;
		for (int i = 0; i < vector.length; i += 2) {
			final double part = vector[i];
			vector[i] = c * part - s * vector[i + 1];
			vector[i + 1] = c * vector[i + 1] + s * part;
		}
	}

	/** The eigenvector of the coils' covariance over the calibration region. */
	private double[] principalCoils() {
		final int coils = calibration.size();
		final double[] packed = new double[LocalCovariance.packedLength(coils)];
		int to = 0;
		for (int a = 0; a < coils; a++)
			for (int b = a; b < coils; b++) {
				final float[] p = calibration.get(a).data();
				final float[] q = calibration.get(b).data();
				for (int i = 0; i < p.length; i += 2) {
					packed[to] += (double) p[i] * q[i] + (double) p[i + 1] * q[i + 1];
					packed[to + 1] += (double) p[i + 1] * q[i] - (double) p[i] * q[i + 1];
				}
				to += 2;
			}
		final double[] vector = new double[2 * coils];
		new DominantEigenvector(coils).of(packed, 0, vector);
		return vector;
	}
}
