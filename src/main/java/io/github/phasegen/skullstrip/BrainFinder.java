package io.github.phasegen.skullstrip;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.CropPad;
import io.github.phasegen.kspace.FourierResize;
import io.github.phasegen.kspace.Padding;
import io.github.phasegen.kspace.coil.AdaptiveCombination;
import io.github.phasegen.kspace.coil.AdaptiveOptions;

/**
 * Runs the network over one slice. The slice is brought to the network's working size by cropping or zero-filling its k-space; several
 * coils are combined there, where that is cheap and their noise is low.
 */
final class BrainFinder {

	/** Differences below this part of the magnitude are rounding of a transform. */
	private static final double ROUNDING = 1e-5;

	private final StripModel model;
	private final int width;
	private final int height;

	BrainFinder(final StripModel model, final int imageWidth, final int imageHeight) {
		this.model = model;
		final double factor = (double) model.side() / Math.max(imageWidth, imageHeight);
		this.width = Math.max(1, (int) Math.round(factor * imageWidth));
		this.height = Math.max(1, (int) Math.round(factor * imageHeight));
	}

	/** @param coilImages of the slice, without readout oversampling */
	BrainLogit find(final List<ComplexPlane> coilImages) {
		if (coilImages.stream().allMatch(BrainFinder::isConstant)) return new BrainLogit(width, height, null);
		final List<ComplexPlane> small = new ArrayList<>();
		for (final ComplexPlane image : coilImages)
			small.add(FourierResize.resize(image, width, height));
		return new BrainLogit(width, height, logit(small.size() == 1 ? small.get(0) : AdaptiveCombination.of(small, AdaptiveOptions
			.defaults()).image()));
	}

	private static boolean isConstant(final ComplexPlane image) {
		float least = Float.POSITIVE_INFINITY;
		float most = 0;
		for (final float value : image.magnitude()) {
			least = Math.min(least, value);
			most = Math.max(most, value);
		}
		return most - least <= ROUNDING * most;
	}

	private float[] logit(final ComplexPlane image) {
		final Padding padding = Padding.toMultipleOf(model.network().sizeMultiple(), width, height);
		final ComplexPlane padded = CropPad.reflectPad(image, padding);
		try (NDManager scope = model.manager().newSubManager()) {
			final NDArray input = scope.create(BrainInput.planes(padded), new Shape(1, 2L * BrainInput.CHANNELS, padded.height(), padded
				.width()));
			final float[] logit = CropPad.crop(model.network().forward(input, null, false).get(":, :1").toFloatArray(), width, height,
				padding);
			for (final float value : logit)
				if (!Float.isFinite(value)) throw new IllegalStateException(
					"The network's output is not finite; the model's weights are damaged or do not fit its configuration");
			return logit;
		}
	}
}
