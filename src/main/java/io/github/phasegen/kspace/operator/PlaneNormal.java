package io.github.phasegen.kspace.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.ParallelFourier;
import io.github.phasegen.kspace.sampling.SamplingMask;

/** A^H A for any mask: two plane transforms per coil, a coil per task. */
final class PlaneNormal implements NormalOperator {

	private static final int BLOCK = 4096;

	private final List<float[]> maps;
	private final float[] weights;
	private final ParallelFourier fourier;
	private final List<ComplexPlane> coilImages = new ArrayList<>();

	PlaneNormal(final List<float[]> maps, final SamplingMask mask) {
		this.maps = maps;
		weights = mask.toFloats();
		fourier = new ParallelFourier(mask.width(), mask.height());
		for (int coil = 0; coil < maps.size(); coil++)
			coilImages.add(new ComplexPlane(mask.width(), mask.height()));
	}

	/** The coil images are kept, so one at a time. */
	@Override
	public synchronized void apply(final float[] image, final float[] result) {
		IntStream.range(0, maps.size()).parallel().forEach(coil -> Products.multiply(maps.get(coil), image, coilImages.get(coil).data(), 0,
			image.length));
		fourier.forward(coilImages, FourierNorm.ORTHO);
		coilImages.parallelStream().forEach(plane -> weigh(plane.data()));
		fourier.inverse(coilImages, FourierNorm.ORTHO);
		IntStream.range(0, (image.length + BLOCK - 1) / BLOCK).parallel().forEach(block -> sum(result, block * BLOCK, Math.min(image.length,
			(block + 1) * BLOCK)));
	}

	private void weigh(final float[] kSpace) {
		for (int i = 0; i < weights.length; i++) {
			kSpace[2 * i] *= weights[i];
			kSpace[2 * i + 1] *= weights[i];
		}
	}

	/** In the order of the coils, whatever thread does it. */
	private void sum(final float[] result, final int from, final int end) {
		Arrays.fill(result, from, end, 0);
		for (int coil = 0; coil < maps.size(); coil++)
			Products.addConjugate(maps.get(coil), coilImages.get(coil).data(), result, from, end);
	}
}
