package io.github.phasegen.export;

import java.io.IOException;
import java.util.Map;

import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.model.PhaseModel;
import io.github.phasegen.model.Provenance;

/** Keeps the model of a run of several files, so that it is loaded once, when it is needed first. */
final class LoadedModel implements AutoCloseable {

	private ModelSource source;
	private DeviceChoice device;
	private PhaseModel model;

	/** @return stays this object's to close; valid until another model is asked for */
	PhaseModel get(final PhaseOptions options) throws IOException {
		if (model != null && options.model().equals(source) && options.device().equals(device))
			return model;
		close();
		model = PhaseModel.load(options.model(), options.device());
		source = options.model();
		device = options.device();
		return model;
	}

	/** Software, model and device, for records. */
	Map<String, Object> provenance(final PhaseOptions options) throws IOException {
		return Provenance.of(options.model(), get(options));
	}

	@Override
	public void close() {
		if (model != null)
			model.close();
		model = null;
	}
}
