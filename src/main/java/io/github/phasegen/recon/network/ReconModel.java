package io.github.phasegen.recon.network;

import java.io.IOException;
import java.util.List;

import ai.djl.Device;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelException;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.ModelNetworks;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.nn.Network;
import io.github.phasegen.nn.UnrolledNetwork;
import io.github.phasegen.nn.published.PublishedReconstruction;
import io.github.phasegen.recon.SliceReconstructor;

/** A reconstruction model on a device, ready to run: one of our unrolled networks, or the published one. */
public final class ReconModel implements AutoCloseable {

	private final ModelNetworks networks;
	private final SliceReconstructor reconstructor;

	private ReconModel(final ModelNetworks networks) throws ModelException {
		this.networks = networks;
		this.reconstructor = reconstructor(networks);
	}

	private static SliceReconstructor reconstructor(final ModelNetworks networks) throws ModelException {
		final StageConfig stage = networks.config().stages().get(0);
		final Network network = networks.network(stage.role()).orElseThrow();
		if (network instanceof UnrolledNetwork unrolled) return new UnrolledReconstructor(unrolled, networks.manager());
		if (network instanceof PublishedReconstruction published) return new PublishedReconstructor(published, networks.manager());
		throw new ModelException("Model " + networks.config().name() + ": stage " + stage.role() + ": architecture: found " + stage
			.architecture() + ", expected one that reconstructs");
	}

	/**
	 * Reads a model and puts it on a device.
	 *
	 * @throws ModelException when model or device cannot be used, naming the field
	 */
	public static ReconModel load(final ModelSource source, final DeviceChoice device) throws IOException {
		return of(source.read(), device.resolve());
	}

	/** A model of content that is already read. */
	public static ReconModel of(final ModelFolder.Content content, final Device device) throws IOException {
		final ModelConfig config = content.config();
		if (!ModelConfig.RECON.equals(config.task())) throw new ModelException("Model " + config.name() + ": task: found " + config.task() +
			", expected " + ModelConfig.RECON);
		if (config.stages().size() != 1) throw new ModelException("Model " + config.name() + ": stages: found " + config.stages().size() +
			", expected one");
		final ModelNetworks networks = ModelNetworks.of(content, device);
		try {
			return new ReconModel(networks);
		}
		catch (final ModelException e) {
			networks.close();
			throw e;
		}
	}

	/**
	 * Reconstructs slice by slice as long as the model is open; one thread at a time. Networks of ours take one coil, or several with
	 * sensitivities, and agree with the samples of one coil exactly; the published network takes one coil.
	 */
	public SliceReconstructor reconstructor() {
		return reconstructor;
	}

	/** What model.json says. */
	public ModelConfig config() {
		return networks.config();
	}

	/** What the user should know about it. */
	public List<String> warnings() {
		return networks.warnings();
	}

	/** The device in use: "cpu", "gpu0", … */
	public String deviceName() {
		return networks.deviceName();
	}

	@Override
	public void close() {
		networks.close();
	}
}
