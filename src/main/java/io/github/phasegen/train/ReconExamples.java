package io.github.phasegen.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;

/**
 * Undersampled images of one size per batch; every image appears once by each acceleration. Sides are drawn log-uniformly, and the larger
 * they are the fewer images make a batch, so that all batches cost the same.
 *
 * @param images what is undersampled
 * @param sampling how
 * @param size of batches and images
 */
record ReconExamples(ComplexImageSource images, ReconSampling sampling, Size size) {

	/** Sides are multiples of this. */
	static final int MULTIPLE = 16;

	private static final double LEAST_ASPECT = 0.75;

	/**
	 * @param batchPixels pixels of a batch, about
	 * @param minSide smallest longer side
	 * @param maxSide largest longer side
	 * @param stripHeight most rows of an example; 0 for whole images
	 */
	record Size(int batchPixels, int minSide, int maxSide, int stripHeight) {

		int rows(final int height) {
			return stripHeight == 0 ? height : Math.min(stripHeight, height);
		}
	}

	ReconBatch draw(final RandomGenerator random) {
		final int longer = multiple(size.minSide() * Math.exp(random.nextDouble() * Math.log((double) size.maxSide() / size.minSide())));
		final int shorter = shorter(longer, random.nextDouble());
		final boolean wide = random.nextBoolean();
		final int width = wide ? longer : shorter;
		final int height = wide ? shorter : longer;
		final long count = Math.max(1, Math.round((double) size.batchPixels() / width / size.rows(height) / sampling.count()));
		final List<ReconExample> examples = new ArrayList<>();
		for (int i = 0; i < count; i++)
			examples.addAll(draw(random, width, height));
		return ReconBatch.of(examples);
	}

	private List<ReconExample> draw(final RandomGenerator random, final int width, final int height) {
		final ComplexPlane image = strip(images.draw(random, width, height), random);
		final ComplexPlane kSpace = image.copy();
		new PlaneFourier(width, image.height()).forward(kSpace.data(), FourierNorm.ORTHO);
		final List<ReconExample> examples = new ArrayList<>();
		for (int i = 0; i < sampling.count(); i++)
			examples.add(ReconExample.of(image, kSpace, sampling.draw(i, width, image.height(), random)));
		return examples;
	}

	/** Some rows, anywhere. */
	private ComplexPlane strip(final ComplexPlane image, final RandomGenerator random) {
		final int rows = size.rows(image.height());
		if (rows == image.height()) return image;
		final int first = random.nextInt(image.height() - rows + 1) * 2 * image.width();
		return new ComplexPlane(image.width(), rows, Arrays.copyOfRange(image.data(), first, first + rows * 2 * image.width()));
	}

	/** The shorter sides that images have whose longer side is this one. */
	static List<Integer> shorterSides(final int longer) {
		return IntStream.rangeClosed(0, 100).map(i -> shorter(longer, i / 100.0)).distinct().boxed().toList();
	}

	private static int shorter(final int longer, final double drawn) {
		return multiple(longer * (LEAST_ASPECT + (1 - LEAST_ASPECT) * drawn));
	}

	static int multiple(final double side) {
		return Math.max(MULTIPLE, (int) Math.round(side / MULTIPLE) * MULTIPLE);
	}
}
