package io.github.phasegen.diffusion;

import java.util.Arrays;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.model.ModelConfig;

/** How a slice is scaled for a model's networks, and what they see of it; named by {@link ModelConfig#inputScaling()}. */
enum InputScaling {

	/** See {@link Conditioning}. */
	HEAD_RMS(ModelConfig.HEAD_RMS) {
		@Override
		float scale(final float[] magnitude) {
			return Conditioning.scale(magnitude);
		}

		@Override
		float[] planes(final float[] normalised, final ComplexPlane coarse) {
			return Conditioning.planes(normalised, coarse);
		}
	},

	/**
	 * Published models were trained on (x − mean)/σ of the complex image, with its modulus as condition. Complex mean and σ are not
	 * known before there is phase; phase that wraps leaves a mean near 0, so it is taken for 0, and σ² for Σ m²/(n − 1).
	 */
	STANDARDISED(ModelConfig.STANDARDISED) {
		@Override
		float scale(final float[] magnitude) {
			double sum = 0;
			for (final float value : magnitude)
				sum += (double) value * value;
			return (float) Math.sqrt(sum / Math.max(1, magnitude.length - 1));
		}

		@Override
		float[] planes(final float[] normalised, final ComplexPlane coarse) {
			return PublishedDiffusion.realPlanes(normalised);
		}
	};

	private final String fieldValue;

	InputScaling(final String fieldValue) {
		this.fieldValue = fieldValue;
	}

	/** The scale of a slice; 0 only for one without signal. */
	abstract float scale(float[] magnitude);

	/** The condition: a planar array, real planes before imaginary ones. */
	abstract float[] planes(float[] normalised, ComplexPlane coarse);

	/** @throws IllegalArgumentException for a scaling that no phase model has */
	static InputScaling of(final ModelConfig config) {
		return Arrays.stream(values()).filter(scaling -> scaling.fieldValue.equals(config.inputScaling())).findFirst().orElseThrow(
			() -> new IllegalArgumentException("inputScaling: found " + config.inputScaling() + ", expected " + ModelConfig.HEAD_RMS +
				" or " + ModelConfig.STANDARDISED));
	}
}
