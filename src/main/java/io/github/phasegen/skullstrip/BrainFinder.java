package io.github.phasegen.skullstrip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.CropPad;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.FourierResize;
import io.github.phasegen.kspace.Padding;
import io.github.phasegen.kspace.coil.AdaptiveCombination;
import io.github.phasegen.kspace.coil.AdaptiveOptions;

/**
 * Runs the network over one slice. The slice is brought to the network's working size, if it has one, by cropping or zero-filling its
 * k-space; several coils are combined there, where that is cheap and their noise is low.
 */
final class BrainFinder {

	/** Differences below this part of the magnitude are rounding of a transform. */
	private static final double ROUNDING = 1e-5;

	private final BrainNetwork network;
	private final Optional<FourierNorm> norm;
	private final int width;
	private final int height;

	BrainFinder(final BrainNetwork network, final StripInput input) {
		this.network = network;
		this.norm = input.kSpace();
		final int longest = Math.max(input.imageWidth(), input.imageHeight());
		final double factor = network.side() == 0 ? 1 : (double) network.side() / longest;
		this.width = Math.max(1, (int) Math.round(factor * input.imageWidth()));
		this.height = Math.max(1, (int) Math.round(factor * input.imageHeight()));
	}

	/** @param coilImages of the slice, without readout oversampling */
	BrainLogit find(final List<ComplexPlane> coilImages) {
		if (coilImages.stream().allMatch(BrainFinder::isConstant)) return new BrainLogit(width, height, null);
		final List<ComplexPlane> small = new ArrayList<>();
		for (final ComplexPlane image : coilImages)
			small.add(network.side() == 0 ? image : FourierResize.resize(image, width, height));
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
		final Padding padding = Padding.toMultipleOf(network.sizeMultiple(), width, height);
		final float[] logit = CropPad.crop(network.logit(CropPad.reflectPad(image, padding), norm), width, height, padding);
		for (final float value : logit)
			if (!Float.isFinite(value)) throw new IllegalStateException(
				"The network's output is not finite; the model's weights are damaged or do not fit its configuration");
		return logit;
	}
}
