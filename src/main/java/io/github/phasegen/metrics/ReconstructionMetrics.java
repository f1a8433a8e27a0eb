package io.github.phasegen.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * How far a reconstructed volume is from the true one, by the definitions of fastMRI (Zbontar et al., arXiv 1811.08839): errors over all of
 * the volume, structural similarity slice by slice with the volume's maximum as range. Beside them stand measures that take each slice for
 * itself, with its own maximum, as the PhaseGen paper (Rempe et al., arXiv 2504.07560) does; the two are not comparable.
 *
 * @param nmse sum of the squared errors over the sum of the squared truth; 0 is best
 * @param psnr 10 log10(maximum of the true volume squared / mean squared error) in dB; infinite for equal volumes
 * @param ssim mean over the slices of their structural similarity, with the maximum of the true volume as range; 1 is best
 * @param complexNmse the same as {@code nmse} with complex errors and complex truth, so that errors of phase count; NaN if the volumes are
 *          not both complex
 * @param slices errors of each slice, with the slice's own maximum as range; empty for a slice whose truth has no positive value
 */
public record ReconstructionMetrics(double nmse, double psnr, double ssim, double complexNmse, List<Optional<ImageMetrics>> slices)
{
	/** @throws IllegalArgumentException if there is no slice */
	public ReconstructionMetrics {
		if (slices.isEmpty()) throw new IllegalArgumentException("slices: found none, expected at least one");
		slices = List.copyOf(slices);
	}

	/**
	 * Compares magnitudes.
	 *
	 * @param truth slices of {@code width * height} values each, row by row
	 * @param reconstruction as many slices of the same size
	 * @throws IllegalArgumentException naming the volume and slice, if sizes or numbers of slices differ, a side is below the 7 pixels of the
	 *           window, a value is not finite, or the true volume has no positive value
	 */
	public static ReconstructionMetrics of(final List<float[]> truth, final List<float[]> reconstruction, final int width,
		final int height)
	{
		return of(truth, reconstruction, width, height, Double.NaN);
	}

	/**
	 * Compares the magnitudes of complex volumes, as fastMRI does, and the complex values by {@link #complexNmse}.
	 *
	 * @throws IllegalArgumentException as the other method does
	 */
	public static ReconstructionMetrics ofComplex(final List<ComplexPlane> truth, final List<ComplexPlane> reconstruction) {
		requireSlices(truth, reconstruction);
		final int width = truth.get(0).width();
		final int height = truth.get(0).height();
		final SquaredError complex = new SquaredError();
		for (int z = 0; z < truth.size(); z++) {
			require(truth.get(z), width, height, "truth", z);
			require(reconstruction.get(z), width, height, "reconstruction", z);
			complex.add(truth.get(z).data(), reconstruction.get(z).data());
		}
		return of(magnitudes(truth), magnitudes(reconstruction), width, height, complex.relative());
	}

	private static ReconstructionMetrics of(final List<float[]> truth, final List<float[]> reconstruction, final int width, final int height,
		final double complexNmse)
	{
		requireSlices(truth, reconstruction);
		final SquaredError error = new SquaredError();
		for (int z = 0; z < truth.size(); z++) {
			require(truth.get(z), width, height, "truth", z);
			require(reconstruction.get(z), width, height, "reconstruction", z);
			error.add(truth.get(z), reconstruction.get(z));
		}
		final double range = error.largest();
		if (!(range > 0)) throw new IllegalArgumentException("truth: found no positive value, expected the magnitude of an image");
		final List<Optional<ImageMetrics>> slices = new ArrayList<>();
		double similarity = 0;
		for (int z = 0; z < truth.size(); z++) {
			similarity += Ssim.whole(truth.get(z), reconstruction.get(z), width, height, range);
			slices.add(slice(truth.get(z), reconstruction.get(z), width, height));
		}
		return new ReconstructionMetrics(error.relative(), error.psnr(), similarity / truth.size(), complexNmse, slices);
	}

	private static Optional<ImageMetrics> slice(final float[] truth, final float[] found, final int width, final int height) {
		for (final float value : truth)
			if (value > 0) return Optional.of(ImageMetrics.of(truth, found, width, height));
		return Optional.empty();
	}

	/** Mean of the slices' mean squared errors, in the squared unit of the image. */
	public double sliceMse() {
		return mean(ImageMetrics::mse);
	}

	/** Mean of the slices' normalised root mean squared errors. */
	public double sliceNrmse() {
		return mean(ImageMetrics::nrmse);
	}

	/** Mean of the slices' PSNR in dB, each with the slice's own maximum. */
	public double slicePsnr() {
		return mean(ImageMetrics::psnr);
	}

	/** Mean of the slices' structural similarity, each with the slice's own maximum. */
	public double sliceSsim() {
		return mean(ImageMetrics::ssim);
	}

	/** Slices whose truth is empty have no errors of their own. */
	private double mean(final ToDoubleFunction<ImageMetrics> measure) {
		return slices.stream().flatMap(Optional::stream).mapToDouble(measure).average().orElse(Double.NaN);
	}

	/** The measures by name and unit, for tables and files; null where one is undefined or infinite. */
	public Map<String, Double> toMap() {
		final Map<String, Double> map = new LinkedHashMap<>();
		map.put("nmse", nmse);
		map.put("psnrDb", psnr);
		map.put("ssim", ssim);
		map.put("complexNmse", complexNmse);
		map.putAll(named(new ImageMetrics(sliceMse(), sliceNrmse(), slicePsnr(), sliceSsim())));
		return finite(map);
	}

	/** The measures of slice {@code z}, from 0, by the names of their means in {@link #toMap}; null where one is undefined or infinite. */
	public Map<String, Double> sliceMap(final int z) {
		return finite(named(slices.get(z).orElse(new ImageMetrics(Double.NaN, Double.NaN, Double.NaN, Double.NaN))));
	}

	private static Map<String, Double> named(final ImageMetrics slice) {
		final Map<String, Double> map = new LinkedHashMap<>();
		map.put("sliceMse", slice.mse());
		map.put("sliceNrmse", slice.nrmse());
		map.put("slicePsnrDb", slice.psnr());
		map.put("sliceSsim", slice.ssim());
		return map;
	}

	private static Map<String, Double> finite(final Map<String, Double> map) {
		map.replaceAll((name, value) -> value != null && Double.isFinite(value) ? value : null);
		return map;
	}

	private static List<float[]> magnitudes(final List<ComplexPlane> planes) {
		return planes.stream().map(ComplexPlane::magnitude).toList();
	}

	private static void requireSlices(final List<?> truth, final List<?> reconstruction) {
		if (truth.isEmpty()) throw new IllegalArgumentException("truth: found no slice, expected at least one");
		if (truth.size() != reconstruction.size()) throw new IllegalArgumentException("reconstruction: found " + reconstruction.size() +
			" slices, expected " + truth.size() + " as in the truth");
	}

	private static void require(final ComplexPlane plane, final int width, final int height, final String volume, final int z) {
		if (plane.width() != width || plane.height() != height) throw new IllegalArgumentException(volume + ", slice " + (z + 1) +
			": found " + plane.width() + " x " + plane.height() + " pixels, expected " + width + " x " + height);
		Planes.requireFinite(plane.data(), volume + ", slice " + (z + 1));
	}

	private static void require(final float[] plane, final int width, final int height, final String volume, final int z) {
		Planes.requirePixels(plane.length, width, height, volume + ", slice " + (z + 1));
		Planes.requireFinite(plane, volume + ", slice " + (z + 1));
	}
}
