package io.github.phasegen.export;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.model.Provenance;
import io.github.phasegen.recon.Calibrated;
import io.github.phasegen.recon.ReconstructionMethod;
import io.github.phasegen.recon.ReconstructionOptions;
import io.github.phasegen.recon.network.ReconModel;

/**
 * Which method reconstructs.
 *
 * @param options the method, and what classical ones need; a network uses the calibration alone, for the sensitivities of several coils
 * @param model   for a network: name or folder of a model, or nothing for the default one
 * @param device  for a network
 */
public record MethodChoice(ReconstructionOptions options, String model, DeviceChoice device) {

	/** @throws IllegalArgumentException if something is missing */
	public MethodChoice {
		if (options == null || model == null || device == null)
			throw new IllegalArgumentException("method: expected options, model and device, found " + options + ", " + model + ", " + device);
	}

	/**
	 * Makes the method ready to work; a network is loaded.
	 *
	 * @return to be closed by the caller
	 * @throws IllegalArgumentException if no model is named for a network, and none is bundled
	 * @throws io.github.phasegen.model.ModelException when model, engine or device cannot be used
	 */
	public SliceMethod open() throws IOException {
		final String name = options.method().optionName();
		if (options.method() != ReconstructionMethod.NETWORK)
			return new SliceMethod(name, options.reconstructor(), options.record());
		final ModelSource source = ModelSource.parse(ModelConfig.RECON, model);
		final ReconModel network = ReconModel.load(source, device);
		try {
			final Map<String, Object> record = new LinkedHashMap<>(options.record());
			record.putAll(Provenance.of(source, network.config(), network.deviceName()));
			record.keySet().removeAll(Provenance.software().keySet());
			return new SliceMethod(name, new Calibrated(network.reconstructor(), options.calibration()), record, network.warnings(),
				network::close);
		}
		catch (final IOException | RuntimeException e) {
			network.close();
			throw e;
		}
	}
}
