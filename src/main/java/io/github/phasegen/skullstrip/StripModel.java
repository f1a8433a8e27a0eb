package io.github.phasegen.skullstrip;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import ai.djl.Device;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelException;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.ModelNetworks;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.model.NetworkFactory;
import io.github.phasegen.model.StageConfig;

/** A skull-stripping model on a device, ready to run. */
public final class StripModel implements BrainNetwork, AutoCloseable {

	private final ModelNetworks networks;
	private final BrainNetwork network;

	private StripModel(final ModelNetworks networks) {
		this.networks = networks;
		this.network = isMask(networks.config()) ? new MaskNetwork(networks) : new KStripNetwork(networks);
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
		if (!isMask(config) && !isPublished(config)) throw new ModelException("Model " + config.name() + ": stages: found " + config.stages()
			.stream().map(stage -> stage.role() + " of architecture " + stage.architecture()).toList() + ", expected " + StageConfig.MASK +
			" of architecture " + NetworkFactory.COMPLEX_UNET + ", or " + StageConfig.BASE + " of architecture " +
			NetworkFactory.PUBLISHED_KSTRIP);
		return new StripModel(ModelNetworks.of(content, device));
	}

	private static boolean isMask(final ModelConfig config) {
		return config.stage(StageConfig.MASK).filter(stage -> NetworkFactory.COMPLEX_UNET.equals(stage.architecture())).isPresent();
	}

	private static boolean isPublished(final ModelConfig config) {
		return config.stage(StageConfig.BASE).filter(stage -> NetworkFactory.PUBLISHED_KSTRIP.equals(stage.architecture())).isPresent();
	}

	/** What model.json says. */
	public ModelConfig config() {
		return networks.config();
	}

	/** The device in use: "cpu", "gpu0", … */
	public String deviceName() {
		return networks.deviceName();
	}

	@Override
	public int side() {
		return network.side();
	}

	@Override
	public int sizeMultiple() {
		return network.sizeMultiple();
	}

	@Override
	public float[] logit(final ComplexPlane image, final Optional<FourierNorm> norm) {
		return network.logit(image, norm);
	}

	@Override
	public StripOptions applicable(final StripOptions options) {
		return network.applicable(options);
	}

	@Override
	public List<String> warnings() {
		return network.warnings();
	}

	@Override
	public void close() {
		networks.close();
	}
}
