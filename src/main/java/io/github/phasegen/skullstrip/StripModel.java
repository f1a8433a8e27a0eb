package io.github.phasegen.skullstrip;

import java.io.IOException;
import java.util.List;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelException;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.ModelNetworks;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.nn.Network;

/** A skull-stripping model on a device, ready to run. */
public final class StripModel implements BrainNetwork, AutoCloseable {

	private final ModelNetworks networks;

	private StripModel(final ModelNetworks networks) {
		this.networks = networks;
	}

	/**
	 * Reads a model and puts it on a device.
	 *
	 * @throws ModelException when model or device cannot be used, naming the field
	 */
	public static StripModel load(final ModelSource source, final DeviceChoice device) throws IOException {
		return of(source.read(), device.resolve());
	}

	/** A model of content that is already read. */
	public static StripModel of(final ModelFolder.Content content, final Device device) throws IOException {
		final ModelConfig config = content.config();
		if (!ModelConfig.SKULLSTRIP.equals(config.task())) throw new ModelException("Model " + config.name() + ": task: found " +
			config.task() + ", expected " + ModelConfig.SKULLSTRIP);
		if (config.stage(StageConfig.MASK).isEmpty()) throw new ModelException("Model " + config.name() +
			": stages: found no mask, expected a mask stage");
		return new StripModel(ModelNetworks.of(content, device));
	}

	/** What model.json says. */
	public ModelConfig config() {
		return networks.config();
	}

	@Override
	public List<String> warnings() {
		return networks.warnings();
	}

	/** The device in use: "cpu", "gpu0", … */
	public String deviceName() {
		return networks.deviceName();
	}

	@Override
	public int side() {
		return networks.config().stage(StageConfig.MASK).orElseThrow().maxSide();
	}

	@Override
	public int sizeMultiple() {
		return network().sizeMultiple();
	}

	@Override
	public float[] logit(final ComplexPlane image) {
		try (NDManager scope = networks.manager().newSubManager()) {
			final NDArray input = scope.create(BrainInput.planes(image), new Shape(1, 2L * BrainInput.CHANNELS, image.height(), image
				.width()));
			return network().forward(input, null, false).get(":, :1").toFloatArray();
		}
	}

	private Network network() {
		return networks.network(StageConfig.MASK).orElseThrow();
	}

	@Override
	public void close() {
		networks.close();
	}
}
