package io.github.phasegen.recon;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.metrics.ReconstructionMetrics;

import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A reconstructed image beside the true one: its errors, and where they are. Each frame is a volume. Complex images are compared by their
 * magnitudes, as fastMRI does; where both are complex, the complex error is told too.
 */
public final class CompareReconstructions {

	/** Greatest magnification of an error map. */
	public static final double GREATEST_MAGNIFICATION = 1000;

	private final ImageContents truth;
	private final ImageContents reconstruction;
	private final ImageShape shape;

	private CompareReconstructions(final ImageContents truth, final ImageContents reconstruction) {
		this.truth = truth;
		this.reconstruction = reconstruction;
		shape = ImageShape.of(truth.pixels());
	}

	/**
	 * @param truth magnitudes or a complex image, of one channel
	 * @param reconstruction the same of the same size
	 * @throws IllegalArgumentException naming the image, if it is k-space or of several channels, or the sizes differ
	 */
	public static CompareReconstructions of(final ImageContents truth, final ImageContents reconstruction) {
		requireImage(truth);
		requireImage(reconstruction);
		final CompareReconstructions pair = new CompareReconstructions(truth, reconstruction);
		final ImageShape found = ImageShape.of(reconstruction.pixels());
		if (!found.equals(pair.shape)) throw new IllegalArgumentException(reconstruction.metadata().title() + ": size: found " + found +
			", expected " + pair.shape + ", the size of " + truth.metadata().title());
		return pair;
	}

	/** Whether both images are complex. */
	public boolean complex() {
		return truth instanceof ComplexImage && reconstruction instanceof ComplexImage;
	}

	/**
	 * The errors of each frame.
	 *
	 * @throws IllegalArgumentException naming image, frame and slice, where they cannot be compared: see {@link ReconstructionMetrics#of}
	 */
	public List<ReconstructionMetrics> frames() {
		return IntStream.range(0, shape.frames()).mapToObj(this::frame).toList();
	}

	private ReconstructionMetrics frame(final int t) {
		final List<Integer> planes = IntStream.range(0, shape.slices()).map(z -> shape.plane(0, z, t)).boxed().toList();
		try {
			if (complex()) return ReconstructionMetrics.ofComplex(planes.stream().map(k -> complexPlane(truth, k)).toList(), planes.stream()
				.map(k -> complexPlane(reconstruction, k)).toList());
			return ReconstructionMetrics.of(planes.stream().map(k -> magnitude(truth, k)).toList(), planes.stream().map(k -> magnitude(
				reconstruction, k)).toList(), shape.width(), shape.height());
		}
		catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException(reconstruction.metadata().title() + " beside " + truth.metadata().title() + (shape
				.frames() > 1 ? ", frame " + (t + 1) : "") + ": " + e.getMessage(), e);
		}
	}

	/**
	 * The absolute difference of the magnitudes.
	 *
	 * @param magnification factor of all values, so that small errors show beside the image in the image's own grey scale
	 * @throws IllegalArgumentException if the factor is not above 0 and at most {@link #GREATEST_MAGNIFICATION}
	 */
	public RealImage errorMap(final double magnification) {
		if (!(magnification > 0 && magnification <= GREATEST_MAGNIFICATION)) throw new IllegalArgumentException("magnification: found " +
			magnification + ", expected a factor above 0, up to " + GREATEST_MAGNIFICATION);
		final Img<FloatType> map = PlanarImgs.floats(shape.dimensions());
		for (int k = 0; k < shape.planeCount(); k++) {
			final float[] expected = magnitude(truth, k);
			final float[] found = magnitude(reconstruction, k);
			for (int i = 0; i < found.length; i++)
				found[i] = (float) (magnification * Math.abs((double) found[i] - expected[i]));
			ComplexImages.setRealPlane(map, k, found);
		}
		return new RealImage(map, described(magnification));
	}

	private ImageMetadata described(final double magnification) {
		final ImageMetadata of = reconstruction.metadata();
		final String factor = magnification == Math.rint(magnification) ? String.valueOf((long) magnification) : String.valueOf(
			magnification);
		return Encoding.asImage(of.withTitle(of.titleStem() + "_error_x" + factor)).plusInfo(Map.of("PhaseGen error map", factor + " * ||" +
			of.title() + "| - |" + truth.metadata().title() + "||"));
	}

	/** The largest magnitude of the true image: where the grey scale of an error map should end. */
	public double truthMaximum() {
		return IntStream.range(0, shape.planeCount()).mapToDouble(k -> maximum(magnitude(truth, k))).max().orElseThrow();
	}

	private static double maximum(final float[] values) {
		double maximum = Double.NEGATIVE_INFINITY;
		for (final float value : values)
			maximum = Math.max(maximum, value);
		return maximum;
	}

	private static void requireImage(final ImageContents image) {
		final String title = image.metadata().title();
		if (Encoding.domain(image.metadata()).orElse(Domain.IMAGE) == Domain.K_SPACE) throw new IllegalArgumentException(title +
			": domain: found k-space, expected an image (open it with view=image)");
		if (image.pixels().dimension(2) != 1) throw new IllegalArgumentException(title + ": channels: found " + image.pixels().dimension(2) +
			", expected 1 (combine the coils first)");
	}

	private static float[] magnitude(final ImageContents image, final int k) {
		return image instanceof RealImage real ? ComplexImages.realPlane(real.pixels(), k) : complexPlane(image, k).magnitude();
	}

	private static ComplexPlane complexPlane(final ImageContents image, final int k) {
		return ComplexImages.plane(((ComplexImage) image).pixels(), k);
	}
}
