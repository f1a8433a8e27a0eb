package io.github.phasegen.export;

import io.github.phasegen.diffusion.GenerateOptions;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelSource;

/**
 * Which phase an exported image has. An explicit source replaces the phase of a complex input, too.
 *
 * @param source   where the phase comes from
 * @param model    for generated phase
 * @param device   for generated phase
 * @param generate for generated phase: one sample; its seed is not used, since an export has one seed for all
 */
public record PhaseOptions(PhaseSource source, ModelSource model, DeviceChoice device, GenerateOptions generate) {

	/** @throws IllegalArgumentException if an option is missing, or more than one sample is asked for */
	public PhaseOptions {
		if (source == null)
			throw new IllegalArgumentException("phase: expected one of " + PhaseSource.names() + ", found none");
		if (model == null || device == null || generate == null)
			throw new IllegalArgumentException("phase: expected model, device and options, found " + model + ", " + device + ", " + generate);
		if (generate.samples() != 1)
			throw new IllegalArgumentException("samples: expected 1 for an export, found " + generate.samples());
	}

	/** {@link PhaseSource#AUTO} with the bundled model. */
	public static PhaseOptions defaults() {
		return of(PhaseSource.AUTO);
	}

	/** This source; where it generates, with the bundled model. */
	public static PhaseOptions of(final PhaseSource source) {
		return new PhaseOptions(source, ModelSource.parse(ModelConfig.PHASE, ModelSource.DEFAULT), DeviceChoice.AUTO, GenerateOptions.defaults());
	}

	public PhaseOptions withSource(final PhaseSource newSource) {
		return new PhaseOptions(newSource, model, device, generate);
	}

	public PhaseOptions withModel(final ModelSource newModel) {
		return new PhaseOptions(source, newModel, device, generate);
	}

	public PhaseOptions withDevice(final DeviceChoice newDevice) {
		return new PhaseOptions(source, model, newDevice, generate);
	}

	public PhaseOptions withGenerate(final GenerateOptions newGenerate) {
		return new PhaseOptions(source, model, device, newGenerate);
	}
}
