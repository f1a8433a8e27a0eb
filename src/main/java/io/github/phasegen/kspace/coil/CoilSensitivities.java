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

	private static final int BLOCK = 1024;

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

	/**
	 * Maps of one slice, which serve every slice. For maps that were made to become this object, since they are not copied.
	 *
	 * @param coils     not to be changed any more
	 * @param normalise true if they are first scaled as by {@link #normalised}
	 * @throws IllegalArgumentException as {@link #of}
	 */
	public static CoilSensitivities owning(final List<ComplexPlane> coils, final boolean normalise) {
		CoilImages.requireOneSize(coils, "sensitivity");
		if (normalise)
			normalise(coils);
		else
			for (int coil = 0; coil < coils.size(); coil++)
				requireFinite(coils.get(coil), "sensitivity of coil " + (coil + 1));
		return new CoilSensitivities(List.of(List.copyOf(coils)));
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
	 * What one coil sees of an image.
	 *
	 * @param seen receives the product of map and image
	 * @throws IllegalArgumentException  if image or result have another size
	 * @throws IndexOutOfBoundsException if there is no such coil or slice
	 */
	public void apply(final ComplexPlane image, final int coil, final int slice, final ComplexPlane seen) {
		CoilImages.requireSize(image, width, height, "image");
		CoilImages.requireSize(seen, width, height, "coil image");
		multiply(mapsOf(slice).get(coil).data(), image.data(), seen.data());
	}

	/**
	 * The adjoint of {@link #apply(ComplexPlane, int)}: the sum of conj(s_c) * z_c over the coils. Undoes it where the squares of the maps add to 1.
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
			final List<ComplexPlane> scaled = coils.stream().map(ComplexPlane::copy).toList();
			normalise(scaled);
			normalised.add(scaled);
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
		final ComplexPlane product = new ComplexPlane(width, height);
		multiply(a, b, product.data());
		return product;
	}

	private static void multiply(final float[] a, final float[] b, final float[] product) {
		for (int i = 0; i < product.length; i += 2) {
			final float re = a[i] * b[i] - a[i + 1] * b[i + 1];
			product[i + 1] = a[i] * b[i + 1] + a[i + 1] * b[i];
			product[i] = re;
		}
	}

	private static void addConjugateProduct(final float[] conjugated, final float[] other, final float[] sum) {
		for (int i = 0; i < sum.length; i += 2) {
			sum[i] += conjugated[i] * other[i] + conjugated[i + 1] * other[i + 1];
			sum[i + 1] += conjugated[i] * other[i + 1] - conjugated[i + 1] * other[i];
		}
	}

	/** Block by block of pixels, so that what is read twice is still in the processor's cache. */
	private static void normalise(final List<ComplexPlane> coils) {
		final int pixels = coils.get(0).width() * coils.get(0).height();
		for (int from = 0; from < pixels; from += BLOCK)
			normalise(coils, from, Math.min(from + BLOCK, pixels));
	}

	private static void normalise(final List<ComplexPlane> coils, final int from, final int end) {
		final double[] sums = new double[end - from];
		for (final ComplexPlane map : coils)
			addSquares(map.data(), from, sums);
		final float[] factors = new float[end - from];
		for (int i = 0; i < factors.length; i++)
			factors[i] = inverseRoot(sums[i]);
		for (final ComplexPlane map : coils)
			multiply(map.data(), from, factors);
	}

	/** A value that is not finite shows in the sum. */
	private static float inverseRoot(final double sum) {
		if (!Double.isFinite(sum))
			throw new IllegalArgumentException("sensitivities: expected finite values, found a sum of squares of " + sum);
		return sum == 0 ? 0 : (float) (1 / Math.sqrt(sum));
	}

	private static void addSquares(final float[] data, final int from, final double[] sums) {
		for (int i = 0; i < sums.length; i++) {
			final double re = data[2 * (from + i)];
			final double im = data[2 * (from + i) + 1];
			sums[i] += re * re + im * im;
		}
	}

	private static void multiply(final float[] data, final int from, final float[] factors) {
		int k = 2 * from;
		for (final float factor : factors) {
			data[k] *= factor;
			data[k + 1] *= factor;
			k += 2;
		}
	}

	private static List<ComplexPlane> copyFinite(final List<ComplexPlane> coils, final String what) {
		final List<ComplexPlane> copies = new ArrayList<>();
		for (final ComplexPlane map : coils) {
			requireFinite(map, what + " of coil " + (copies.size() + 1));
			copies.add(map.copy());
		}
		return List.copyOf(copies);
	}

	private static void requireFinite(final ComplexPlane map, final String what) {
		for (final float value : map.data())
			if (!Float.isFinite(value))
				throw new IllegalArgumentException(what + ": expected finite values, found " + value);
	}

	private static void requireSameAs(final List<ComplexPlane> first, final List<ComplexPlane> other, final String what) {
		if (other.size() != first.size())
			throw new IllegalArgumentException(what + ": expected " + first.size() + " coils, found " + other.size());
		CoilImages.requireSize(other.get(0), first.get(0).width(), first.get(0).height(), what);
	}
}
