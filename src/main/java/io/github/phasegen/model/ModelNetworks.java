package io.github.phasegen.model;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.phasegen.nn.Network;
import io.github.phasegen.nn.Parameters;

/** A model of any task on a device, ready to run: its configuration and one frozen network per stage. */
public final class ModelNetworks implements AutoCloseable {

	/** How much larger than its weights an architecture may be to be told which tensor is missing; 64 MB. */
	private static final long SPARE_VALUES = 1 << 24;

	private final ModelConfig config;
	private final NDManager manager;
	private final List<String> warnings;
	private final Map<String, Network> networks = new LinkedHashMap<>();

	private ModelNetworks(final ModelConfig config, final NDManager manager, final List<String> warnings) {
		this.config = config;
		this.manager = manager;
		this.warnings = warnings;
	}

	/**
	 * Reads a model and puts it on a device.
	 *
	 * @throws ModelException when model or device cannot be used, naming the field
	 */
	public static ModelNetworks load(final ModelSource source, final DeviceChoice device) throws IOException {
		return of(source, source.read(), device.resolve());
	}

	/** A model of content that was read from a source, which is named when its networks cannot be built. */
	static ModelNetworks of(final ModelSource source, final ModelFolder.Content content, final Device device) throws IOException {
		try {
			return of(content, device);
		}
		catch (final EngineProblem e) {
			throw e;
		}
		catch (final ModelException e) {
			throw e.in(source);
		}
	}

	/** A model of content that is already read. */
	public static ModelNetworks of(final ModelFolder.Content content, final Device device) throws IOException {
		final ModelNetworks model = new ModelNetworks(content.config(), Engines.pytorch().newBaseManager(device), content.warnings());
		try {
			for (final StageConfig stage : content.config().stages())
				model.networks.put(stage.role(), network(stage, model.manager, content.stage(stage.role())));
			return model;
		}
		catch (final IOException | RuntimeException e) {
			model.close();
			throw e;
		}
	}

	/** See {@link PhaseModel#of(ModelConfig, Map, NDManager)}. */
	static ModelNetworks of(final ModelConfig config, final Map<String, Network> networks, final NDManager manager) {
		final ModelNetworks model = new ModelNetworks(config, manager, List.of());
		for (final StageConfig stage : config.stages())
			model.networks.put(stage.role(), Objects.requireNonNull(networks.get(stage.role()), stage.role()));
		return model;
	}

	private static Network network(final StageConfig stage, final NDManager manager, final Map<String, Tensor> weights)
		throws ModelException
	{
		final long values = weights.values().stream().mapToLong(tensor -> tensor.data().length).sum();
		final Network network = NetworkFactory.build(stage, new Parameters(manager, 0, values + SPARE_VALUES));
		for (final Map.Entry<String, NDArray> entry : network.parameters().all().entrySet()) {
			final Tensor tensor = weights.get(entry.getKey());
			final long[] shape = entry.getValue().getShape().getShape();
			if (tensor == null || !Arrays.equals(tensor.shape(), shape)) throw new ModelException(
				ModelFolder.WEIGHTS + ": tensor " + stage.role() + "." + entry.getKey() + ": found " + (tensor == null ? "none"
					: "shape " + Arrays.toString(tensor.shape())) + ", expected shape " + Arrays.toString(shape));
			network.parameters().set(entry.getKey(), tensor.data());
		}
		for (final String name : weights.keySet())
			if (!network.parameters().all().containsKey(name)) throw new ModelException(ModelFolder.WEIGHTS + ": tensor " + stage
				.role() + "." + name + ": found, but the architecture of " + ModelFolder.CONFIG + " has none of this name");
		network.freeze();
		return network;
	}

	/** What model.json says. */
	public ModelConfig config() {
		return config;
	}

	/** What the user should know about the model's files. */
	public List<String> warnings() {
		return warnings;
	}

	/** The network of a stage, if the model has it. */
	public Optional<Network> network(final String role) {
		return Optional.ofNullable(networks.get(role));
	}

	/** The owner of the networks' memory; working memory hangs on its sub-managers. */
	public NDManager manager() {
		return manager;
	}

	/** The device in use: "cpu", "gpu0", … */
	public String deviceName() {
		return DeviceChoice.name(manager.getDevice());
	}

	@Override
	public void close() {
		networks.values().forEach(Network::close);
		manager.close();
	}
}
