package io.github.phasegen.kspace.coil;

import java.util.Arrays;
import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * The covariance of the coils, sum of z_a * conj(z_b), over a square window around a pixel, cut off at the borders.
 * <p>
 * A matrix is packed: its upper triangle (a &lt;= b) row by row, interleaved re and im. Sums over the window's columns slide down row by row,
 * so the time per pixel does not grow with the window's height, and memory holds one row of matrices only.
 */
final class LocalCovariance {

	private final List<ComplexPlane> coilImages;
	private final int width;
	private final int height;
	private final int radius;
	/** For each x the packed sum over the window's rows; double, because what is added is subtracted again later. */
	private final double[][] columnSums;
	private final double[] pixel;
	private int first;
	private int end;

	LocalCovariance(final List<ComplexPlane> coilImages, final int block) {
		this.coilImages = coilImages;
		width = coilImages.get(0).width();
		height = coilImages.get(0).height();
		radius = block / 2;
		columnSums = new double[width][packedLength(coilImages.size())];
		pixel = new double[2 * coilImages.size()];
	}

	static int packedLength(final int coils) {
		return coils * (coils + 1);
	}

	/** Centres the window on row y. Rows are visited in ascending order. */
	void moveTo(final int y) {
		for (; end < Math.min(height, y + radius + 1); end++)
			addRow(end, 1);
		for (; first < y - radius; first++)
			addRow(first, -1);
	}

	/** Writes the packed covariance around pixel (x, current row). */
	void at(final int x, final double[] packed) {
		Arrays.fill(packed, 0);
		for (int column = Math.max(0, x - radius); column < Math.min(width, x + radius + 1); column++) {
			final double[] sums = columnSums[column];
			for (int i = 0; i < packed.length; i++)
				packed[i] += sums[i];
		}
	}

	private void addRow(final int y, final int sign) {
		for (int x = 0; x < width; x++) {
			for (int coil = 0; coil < coilImages.size(); coil++) {
				final float[] data = coilImages.get(coil).data();
				pixel[2 * coil] = data[2 * (y * width + x)];
				pixel[2 * coil + 1] = data[2 * (y * width + x) + 1];
			}
			addProducts(columnSums[x], sign);
		}
	}

	private void addProducts(final double[] sums, final int sign) {
		for (int a = 0, i = 0; a < pixel.length; a += 2) {
			final double re = sign * pixel[a];
			final double im = sign * pixel[a + 1];
			for (int b = a; b < pixel.length; b += 2, i += 2) {
				sums[i] += re * pixel[b] + im * pixel[b + 1];
				sums[i + 1] += im * pixel[b] - re * pixel[b + 1];
			}
		}
	}
}
