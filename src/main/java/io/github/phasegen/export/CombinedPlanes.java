package io.github.phasegen.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.coil.AdaptiveCombination;
import io.github.phasegen.kspace.coil.AdaptiveOptions;
import io.github.phasegen.kspace.coil.CoilCombination;

/** The coil images of a slice combined into one image. */
final class CombinedPlanes extends DerivedPlanes {

	/** Combines the coil images of one slice; {@code slice} counts those of one frame. */
	@FunctionalInterface
	interface Combiner {

		float[] combine(List<ComplexPlane> coilImages, int slice) throws IOException;
	}

	private final boolean complex;
	private final Combiner combiner;
	private final Closeable resource;

	private CombinedPlanes(final PlaneReader coilImages, final boolean complex, final Combiner combiner) {
		this(coilImages, complex, combiner, () -> {});
	}

	private CombinedPlanes(final PlaneReader coilImages, final boolean complex, final Combiner combiner, final Closeable resource) {
		super(coilImages);
		this.complex = complex;
		this.combiner = combiner;
		this.resource = resource;
	}

	static CombinedPlanes rootSumOfSquares(final PlaneReader coilImages) {
		return new CombinedPlanes(coilImages, false, (images, slice) -> CoilCombination.rootSumOfSquares(images));
	}

	static CombinedPlanes adaptive(final PlaneReader coilImages) {
		return new CombinedPlanes(coilImages, true,
			(images, slice) -> AdaptiveCombination.of(images, AdaptiveOptions.defaults()).image().data());
	}

	/** Weighted by maps, which are closed with the planes. */
	static CombinedPlanes weighted(final PlaneReader coilImages, final CoilMaps maps) {
		return new CombinedPlanes(coilImages, true,
			(images, slice) -> CoilCombination.sensitivityWeighted(images, maps.maps(slice), 0).data(), maps);
	}

	/** Weighted by maps that are estimated from the centre of k-space. */
	static CombinedPlanes selfCalibrated(final PlaneReader coilImages) {
		final LowResolution low = new LowResolution(coilImages.shape().width(), coilImages.shape().height());
		return new CombinedPlanes(coilImages, true, (images, slice) -> {
			final List<ComplexPlane> coarse = images.stream().map(low::of).toList();
			return CoilCombination.sensitivityWeighted(images,
				AdaptiveCombination.of(coarse, AdaptiveOptions.defaults()).sensitivities(), 0).data();
		});
	}

	@Override
	public ImageShape shape() {
		return from().shape().withChannels(1);
	}

	@Override
	public boolean complex() {
		return complex;
	}

	@Override
	public ImageMetadata metadata() {
		return from().metadata().withLabels(firstOfCoils(from()));
	}

	/** The labels of the first coil, which stand for all. */
	static List<String> firstOfCoils(final PlaneReader coils) {
		final List<String> labels = coils.metadata().labels();
		final List<String> first = new ArrayList<>();
		for (int k = 0; k < labels.size(); k += coils.shape().channels())
			first.add(labels.get(k));
		return first;
	}

	@Override
	public float[] read(final int k) throws IOException {
		final int coils = from().shape().channels();
		final List<ComplexPlane> images = new ArrayList<>();
		for (int c = 0; c < coils; c++)
			images.add(from().readComplex(k * coils + c));
		return combiner.combine(images, k % from().shape().slices());
	}

	@Override
	public void close() throws IOException {
		try (resource) {
			super.close();
		}
	}
}
