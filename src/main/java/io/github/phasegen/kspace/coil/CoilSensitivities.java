package io.github.phasegen.kspace.coil;

import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * The complex receive sensitivities of a coil array over a stack of slices, and the linear operator they make: an image x becomes the coil
 * images s_c * x.
 * <p>
 * A set with one slice serves every slice of a stack. Immutable; safe to share between threads.
 */
public final class CoilSensitivities {

	private final int width;
	private final int height;
	private final List<List<ComplexPlane>> maps;

	private CoilSensitivities(final List<List<ComplexPlane>> maps) {
		this.maps = maps;
		width = maps.get(0).get(0).width();
		height = maps.get(0).get(0).height();
	}

	/**
	 * Maps that differ from slice to slice.
	 *
	 * @param slices for each slice the maps of its coils; they are copied
	 * @throws IllegalArgumentException if there is no slice or coil, numbers or sizes differ, or a value is not finite
	 */
	public static CoilSensitivities of(final List<List<ComplexPlane>> slices) {
		if (slices.isEmpty())
			throw new IllegalArgumentException("Coil sensitivities: expected at least one slice, found none");
		final List<List<ComplexPlane>> copies = new ArrayList<>();
		for (final List<ComplexPlane> coils : slices) {
			final String what = "sensitivity in slice " + (copies.size() + 1);
			CoilImages.requireOneSize(coils, what);
			requireSameAs(slices.get(0), coils, what);
			copies.add(copyFinite(coils, what));
		}
		return new CoilSensitivities(List.copyOf(copies));
	}

	/**
	 * Maps of one slice, which serve every slice.
	 *
	 * @throws IllegalArgumentException as {@link #of}
	 */
	public static CoilSensitivities forEverySlice(final List<ComplexPlane> coils) {
		return of(List.of(coils));
	}

	public int width() {
		return width;
	}

	public int height() {
		return height;
	}

	public int coils() {
		return maps.get(0).size();
	}

	/** The number of slices with maps of their own; 1 if one set serves every slice. */
	public int slices() {
		return maps.size();
	}

	/** A copy of the map of one coil. */
	public ComplexPlane map(final int coil, final int slice) {
		return mapsOf(slice).get(coil).copy();
	}

	/**
	 * What the coils see of an image: the products of map and image, coil by coil.
	 *
	 * @throws IllegalArgumentException  if the image has another size
	 * @throws IndexOutOfBoundsException if there is no such slice
	 */
	public List<ComplexPlane> apply(final ComplexPlane image, final int slice) {
		CoilImages.requireSize(image, width, height, "image");
		final List<ComplexPlane> coilImages = new ArrayList<>();
		for (final ComplexPlane map : mapsOf(slice))
			coilImages.add(product(map.data(), image.data()));
		return List.copyOf(coilImages);
	}

	/**
	 * The adjoint of {@link #apply}: the sum of conj(s_c) * z_c over the coils. Undoes it where the squares of the maps add to 1.
	 *
	 * @throws IllegalArgumentException  if number or size of the coil images differ from the maps'
	 * @throws IndexOutOfBoundsException if there is no such slice
	 */
	public ComplexPlane adjoint(final List<ComplexPlane> coilImages, final int slice) {
		CoilImages.requireOneSize(coilImages, "image");
		final List<ComplexPlane> coils = mapsOf(slice);
		requireSameAs(coils, coilImages, "coil images");
		final ComplexPlane sum = new ComplexPlane(width, height);
		for (int coil = 0; coil < coils.size(); coil++)
			addConjugateProduct(coils.get(coil).data(), coilImages.get(coil).data(), sum.data());
		return sum;
	}

	/** The root of the sum of |s_c|^2 for every pixel of a slice, row by row. */
	public float[] rootSumOfSquares(final int slice) {
		return CoilCombination.rootSumOfSquares(mapsOf(slice));
	}

	/** The same maps with a root sum of squares of 1 wherever any coil sees anything, and 0 elsewhere. */
	public CoilSensitivities normalised() {
		final List<List<ComplexPlane>> normalised = new ArrayList<>();
		for (final List<ComplexPlane> coils : maps) {
			final double[] sum = CoilImages.sumOfSquares(coils);
			final List<ComplexPlane> scaled = new ArrayList<>();
			for (final ComplexPlane map : coils)
				scaled.add(dividedByRoot(map, sum));
			normalised.add(List.copyOf(scaled));
		}
		return new CoilSensitivities(List.copyOf(normalised));
	}

	/** The maps themselves, not to be changed. */
	List<ComplexPlane> mapsOf(final int slice) {
		if (slice < 0 || slice >= maps.size() && maps.size() > 1)
			throw new IndexOutOfBoundsException("Slice " + slice + " of coil sensitivities of " + maps.size() + " slices");
		return maps.get(maps.size() == 1 ? 0 : slice);
	}

	private ComplexPlane product(final float[] a, final float[] b) {
		final float[] product = new float[a.length];
		for (int i = 0; i < a.length; i += 2) {
			product[i] = a[i] * b[i] - a[i + 1] * b[i + 1];
			product[i + 1] = a[i] * b[i + 1] + a[i + 1] * b[i];
		}
		return new ComplexPlane(width, height, product);
	}

	private static void addConjugateProduct(final float[] conjugated, final float[] other, final float[] sum) {
		for (int i = 0; i < sum.length; i += 2) {
			sum[i] += conjugated[i] * other[i] + conjugated[i + 1] * other[i + 1];
			sum[i + 1] += conjugated[i] * other[i + 1] - conjugated[i + 1] * other[i];
		}
	}

	private static ComplexPlane dividedByRoot(final ComplexPlane map, final double[] sumOfSquares) {
		final ComplexPlane scaled = map.copy();
		final float[] data = scaled.data();
		for (int i = 0; i < sumOfSquares.length; i++) {
			if (sumOfSquares[i] == 0)
				continue;
			final double factor = 1 / Math.sqrt(sumOfSquares[i]);
			data[2 * i] = (float) (factor * data[2 * i]);
			data[2 * i + 1] = (float) (factor * data[2 * i + 1]);
		}
		return scaled;
	}

	private static List<ComplexPlane> copyFinite(final List<ComplexPlane> coils, final String what) {
		final List<ComplexPlane> copies = new ArrayList<>();
		for (final ComplexPlane map : coils) {
			for (final float value : map.data())
				if (!Float.isFinite(value))
					throw new IllegalArgumentException(what + " of coil " + (copies.size() + 1) + ": expected finite values, found " + value);
			copies.add(map.copy());
		}
		return List.copyOf(copies);
	}

	private static void requireSameAs(final List<ComplexPlane> first, final List<ComplexPlane> other, final String what) {
		if (other.size() != first.size())
			throw new IllegalArgumentException(what + ": expected " + first.size() + " coils, found " + other.size());
		CoilImages.requireSize(other.get(0), first.get(0).width(), first.get(0).height(), what);
	}
}
