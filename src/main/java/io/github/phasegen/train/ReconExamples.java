package io.github.phasegen.train;

import java.util.ArrayList;
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
	 */
	record Size(int batchPixels, int minSide, int maxSide) {}

	ReconBatch draw(final RandomGenerator random) {
		final int longer = multiple(size.minSide() * Math.exp(random.nextDouble() * Math.log((double) size.maxSide() / size.minSide())));
		final int shorter = shorter(longer, random.nextDouble());
		final boolean wide = random.nextBoolean();
		final long count = Math.max(1, Math.round((double) size.batchPixels() / longer / shorter / sampling.count()));
		final List<ReconExample> examples = new ArrayList<>();
		for (int i = 0; i < count; i++)
			examples.addAll(draw(random, wide ? longer : shorter, wide ? shorter : longer));
		return ReconBatch.of(examples);
	}

	private List<ReconExample> draw(final RandomGenerator random, final int width, final int height) {
		final ComplexPlane image = images.draw(random, width, height);
		final ComplexPlane kSpace = image.copy();
		new PlaneFourier(width, height).forward(kSpace.data(), FourierNorm.ORTHO);
		final List<ReconExample> examples = new ArrayList<>();
		for (int i = 0; i < sampling.count(); i++)
			examples.add(ReconExample.of(image, kSpace, sampling.draw(i, width, height, random)));
		return examples;
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
