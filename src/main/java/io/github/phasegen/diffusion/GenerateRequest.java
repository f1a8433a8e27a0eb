package io.github.phasegen.diffusion;

import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelSource;

/**
 * All that a user decides about a run; the menu command and the command line both fill it in.
 *
 * @param model which model
 * @param device where it runs
 * @param options how phase is drawn
 * @param output which parts of the complex result are wanted
 */
public record GenerateRequest(ModelSource model, DeviceChoice device, GenerateOptions options, ComplexOutput output) {

	public GenerateRequest {
		if (model == null || device == null || options == null || output == null) throw new IllegalArgumentException(
			"request: expected model, device, options and output, found " + model + ", " + device + ", " + options + ", " + output);
	}
}
