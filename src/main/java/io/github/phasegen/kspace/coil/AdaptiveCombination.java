package io.github.phasegen.kspace.coil;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * Coil combination without known sensitivities: Walsh, Gmitro and Marcellin, Magn. Reson. Med. 43:682, 2000.
 * <p>
 * Where signal dominates, the strongest eigenvector of the local coil covariance is the vector of sensitivities up to a factor. Its norm is set
 * to 1, so the image's magnitude is what a root sum of squares would show without noise; its phase to that of the coil with the most energy in
 * the slice, so the image's phase contains that coil's own. Noise is taken to be equal and independent in all coils.
 *
 * @param image         the combined complex image
 * @param sensitivities one slice of maps, root sum of squares 1; 0 where all coils are 0
 */
public record AdaptiveCombination(ComplexPlane image, CoilSensitivities sensitivities) {

	/** Windows with less than this part of the strongest window's energy are empty: rounding is all they can hold. */
	private static final double EMPTY = 1e-12;

	/** @throws IllegalArgumentException if there is no coil image, sizes differ, or a value is not finite */
	public static AdaptiveCombination of(final List<ComplexPlane> coilImages, final AdaptiveOptions options) {
		CoilImages.requireOneSize(coilImages, "image");
		final CoilSensitivities sensitivities = CoilSensitivities.forEverySlice(estimate(coilImages, options)).normalised();
		return new AdaptiveCombination(sensitivities.adjoint(coilImages, 0), sensitivities);
	}

	private static List<ComplexPlane> estimate(final List<ComplexPlane> coilImages, final AdaptiveOptions options) {
		final int width = coilImages.get(0).width();
		final int height = coilImages.get(0).height();
		final int[] columns = nodes(width, options.step());
		final int[] rows = nodes(height, options.step());
		final float[][][] vectors = vectors(coilImages, options.block(), columns, rows);
		final List<ComplexPlane> maps = new ArrayList<>();
		for (int coil = 0; coil < coilImages.size(); coil++)
			maps.add(new ComplexPlane(width, height));
		for (int y = 0; y < height; y++) {
			final int above = Math.min(y / options.step(), rows.length - 1);
			final int below = Math.min(above + 1, rows.length - 1);
			final float weight = above == below ? 0 : (float) (y - rows[above]) / (rows[below] - rows[above]);
			for (int coil = 0; coil < maps.size(); coil++)
				fillRow(maps.get(coil), y, columns, mix(vectors[above][coil], vectors[below][coil], weight));
		}
		return maps;
	}

	/** Every step-th pixel and the last one. */
	private static int[] nodes(final int size, final int step) {
		final int[] nodes = new int[(size + step - 2) / step + 1];
		for (int i = 0; i < nodes.length; i++)
			nodes[i] = Math.min(i * step, size - 1);
		return nodes;
	}

	/** The interleaved components of the eigenvectors, by row of nodes, coil and column of nodes. */
	private static float[][][] vectors(final List<ComplexPlane> coilImages, final int block, final int[] columns, final int[] rows) {
		final int coils = coilImages.size();
		final float[][][] vectors = new float[rows.length][coils][2 * columns.length];
		final LocalCovariance covariance = new LocalCovariance(coilImages, block);
		final DominantEigenvector dominant = new DominantEigenvector(coils);
		final double[] packed = new double[LocalCovariance.packedLength(coils)];
		final double[] vector = new double[2 * coils];
		final double least = EMPTY * strongestPixel(coilImages);
		final int reference = strongestCoil(coilImages);
		for (int j = 0; j < rows.length; j++) {
			covariance.moveTo(rows[j]);
			for (int i = 0; i < columns.length; i++) {
				covariance.at(columns[i], packed);
				if (!(dominant.trace(packed) > least))
					continue;
				dominant.of(packed, reference, vector);
				for (int coil = 0; coil < coils; coil++) {
					vectors[j][coil][2 * i] = (float) vector[2 * coil];
					vectors[j][coil][2 * i + 1] = (float) vector[2 * coil + 1];
				}
			}
		}
		return vectors;
	}

	private static double strongestPixel(final List<ComplexPlane> coilImages) {
		final double strongest = Arrays.stream(CoilImages.sumOfSquares(coilImages)).max().orElseThrow();
		if (!Double.isFinite(strongest))
			throw new IllegalArgumentException("coil images: expected finite values, found NaN or infinity");
		return strongest;
	}

	private static int strongestCoil(final List<ComplexPlane> coilImages) {
		int strongest = 0;
		double most = -1;
		for (int coil = 0; coil < coilImages.size(); coil++) {
			final double energy = Arrays.stream(CoilImages.sumOfSquares(List.of(coilImages.get(coil)))).sum();
			if (energy > most) {
				most = energy;
				strongest = coil;
			}
		}
		return strongest;
	}

	private static float[] mix(final float[] first, final float[] second, final float weight) {
		final float[] mixed = new float[first.length];
		for (int i = 0; i < mixed.length; i++)
			mixed[i] = first[i] + weight * (second[i] - first[i]);
		return mixed;
	}

	private static void fillRow(final ComplexPlane map, final int y, final int[] columns, final float[] values) {
		final float[] data = map.data();
		int to = 2 * y * map.width();
		for (int i = 0; i < columns.length; i++) {
			final int next = Math.min(i + 1, columns.length - 1);
			final int count = Math.max(1, columns[next] - columns[i]);
			for (int k = 0; k < count; k++) {
				final float weight = (float) k / count;
				data[to++] = values[2 * i] + weight * (values[2 * next] - values[2 * i]);
				data[to++] = values[2 * i + 1] + weight * (values[2 * next + 1] - values[2 * i + 1]);
			}
		}
	}
}
