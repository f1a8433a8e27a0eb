package io.github.phasegen.model;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.github.phasegen.nn.Network;

/** A phase model on a device, ready to run: its configuration and one frozen network per stage. */
public final class PhaseModel implements AutoCloseable {

	private final ModelNetworks networks;

	private PhaseModel(final ModelNetworks networks) {
		this.networks = networks;
	}

	/**
	 * Reads a model and puts it on a device.
	 *
	 * @throws ModelException when model or device cannot be used, naming the field
	 */
	public static PhaseModel load(final ModelSource source, final DeviceChoice device) throws IOException {
		final ModelFolder.Content content = source.read();
		try {
			check(content.config());
		}
		catch (final ModelException e) {
			throw e.in(source);
		}
		return new PhaseModel(ModelNetworks.of(source, content, device.resolve()));
	}

	/** A model of content that is already read. */
	public static PhaseModel of(final ModelFolder.Content content, final Device device) throws IOException {
		check(content.config());
		return new PhaseModel(ModelNetworks.of(content, device));
	}

	private static void check(final ModelConfig config) throws ModelException {
		if (!ModelConfig.PHASE.equals(config.task())) throw new ModelException("Model " + config.name() + ": task: found " +
			config.task() + ", expected " + ModelConfig.PHASE);
		// a folder may hold a refining stage alone, fresh from training; to run, it needs a base
		if (config.stage(StageConfig.BASE).isEmpty()) throw new ModelException("Model " + config.name() +
			": stages: found no base, expected a base stage; \"train join\" puts a base and a refining model together");
	}

	/**
	 * A model of networks that are already built.
	 *
	 * @param networks one for each stage of the configuration, by role; closed with the model
	 * @param manager owner of the networks' memory; closed with the model
	 */
	public static PhaseModel of(final ModelConfig config, final Map<String, Network> networks, final NDManager manager) {
		return new PhaseModel(ModelNetworks.of(config, networks, manager));
	}

	/** What model.json says. */
	public ModelConfig config() {
		return networks.config();
	}

	/** What the user should know about the model's files. */
	public List<String> warnings() {
		return networks.warnings();
	}

	/** The network that draws the coarsest level. */
	public Network base() {
		return networks.network(StageConfig.BASE).orElseThrow();
	}

	/** The network that draws a level from the one of half its size, if the model has one. */
	public Optional<Network> refine() {
		return networks.network(StageConfig.REFINE);
	}

	/** The owner of the networks' memory; working memory hangs on its sub-managers. */
	public NDManager manager() {
		return networks.manager();
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
