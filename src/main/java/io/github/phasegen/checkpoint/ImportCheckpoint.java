package io.github.phasegen.checkpoint;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.github.phasegen.io.pickle.GlobalPolicy;
import io.github.phasegen.io.torch.TorchFile;
import io.github.phasegen.io.torch.TorchTensor;
import io.github.phasegen.model.DiffusionConfig;
import io.github.phasegen.model.Engines;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelException;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.NetworkFactory;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.model.Tensor;
import io.github.phasegen.nn.Network;
import io.github.phasegen.nn.Parameters;
import io.github.phasegen.nn.published.PublishedLayout;

/** Makes a model folder of a PyTorch checkpoint of the published packages: the entry point of the import. */
public final class ImportCheckpoint {

	private static final String SCHEDULED = "published";

	private final ImportRequest request;
	private final List<String> warnings = new ArrayList<>();

	private ImportCheckpoint(final ImportRequest request) {
		this.request = request;
	}

	/**
	 * Reads the checkpoint and writes the model.
	 *
	 * @throws io.github.phasegen.io.ImageFileException when the file is damaged, of a PyTorch before 1.6, or holds no tensors
	 * @throws ModelException naming the tensor when they are not those of a published network
	 * @throws FileAlreadyExistsException when there is a model already
	 */
	public static ImportedCheckpoint run(final ImportRequest request) throws IOException {
		// a pipe would be waited for
		if (Files.exists(request.file()) && !Files.isRegularFile(request.file())) throw new ModelException(request.file() + ": found " +
			(Files.isDirectory(request.file()) ? "a folder" : "no regular file") + ", expected a checkpoint (.pth, .pt)");
		for (final String name : List.of(ModelFolder.CONFIG, ModelFolder.WEIGHTS))
			if (!request.overwrite() && Files.exists(request.folder().resolve(name))) throw new FileAlreadyExistsException(request.folder()
				.resolve(name).toString(), null, "exists and is not overwritten unless asked");
		return new ImportCheckpoint(request).run();
	}

	private ImportedCheckpoint run() throws IOException {
		try (TorchFile file = TorchFile.open(request.file(), GlobalPolicy.INERT)) {
			file.verify();
			final Map<String, TorchTensor> all = file.stateDict();
			final NetworkTensors tensors = NetworkTensors.in(all);
			final ModuleSettings settings = ModuleSettings.of(file.root(), tensors.prefix());
			final PublishedArchitecture architecture = new PublishedArchitecture(tensors, settings, request, warnings);
			final boolean phase = architecture.task().equals(ModelConfig.PHASE);
			final DiffusionConfig diffusion = phase ? PublishedSchedule.of(all, tensors.prefix(), warnings) : null;
			final StageConfig stage = architecture.stage(phase ? diffusion.scheduleSteps() : 0);
			final ModelConfig config = new ModelConfig(ModelConfig.FORMAT, request.name(), architecture.task(), SCHEDULED, List.of(stage),
				phase ? ModelConfig.STANDARDISED : ModelConfig.UNSCALED, diffusion, null, null, card(settings));
			final ModelConfig written = ModelFolder.write(request.folder(), config, weights(stage, tensors));
			return new ImportedCheckpoint(request.folder(), written, List.copyOf(warnings));
		}
		catch (final ModelException e) {
			throw new ModelException(request.file() + ": " + e.getMessage(), e);
		}
		catch (final IllegalArgumentException e) {
			throw new ModelException(request.file() + ": " + e.getMessage(), e);
		}
	}

	private Map<String, String> card(final ModuleSettings settings) throws IOException {
		final Map<String, String> card = new LinkedHashMap<>();
		final Path name = request.file().getFileName();
		card.put("imported from", String.valueOf(name) + ", SHA-256 " + ModelFolder.sha256(request.file()));
		settings.className().ifPresent(type -> card.put("imported class", type));
		card.put("use", "Weights of others: licence and training data are those that their authors state. Not for diagnostic use.");
		return card;
	}

	/** The tensors as our file holds them. The network is built to compare every name and shape, and may not be larger than they are. */
	private static Map<String, Tensor> weights(final StageConfig stage, final NetworkTensors tensors) throws IOException {
		final Map<String, Tensor> weights = new LinkedHashMap<>();
		try (NDManager manager = Engines.pytorch().newBaseManager(Device.cpu());
				Network network = NetworkFactory.build(stage, new Parameters(manager, 0, 2 * tensors.values() + 4096)))
		{
			final Parameters target = network.parameters();
			for (final String name : target.all().keySet())
				if (!tensors.has(name)) throw new ModelException("tensor " + tensors.prefix() + name + ": found none, expected one of shape " +
					target.all().get(name).getShape());
			for (final Map.Entry<String, TorchTensor> entry : tensors.tensors().entrySet())
				assign(target, tensors.prefix(), entry.getKey(), entry.getValue());
			target.all().forEach((name, array) -> weights.put(stage.role() + "." + name, new Tensor(array.getShape().getShape(), array
				.toFloatArray())));
		}
		return weights;
	}

	private static void assign(final Parameters target, final String prefix, final String name, final TorchTensor tensor)
		throws IOException
	{
		final float[] values = tensor.floats();
		for (final float value : values)
			if (!Float.isFinite(value)) throw new ModelException("tensor " + prefix + name + ": found " + value + ", expected finite numbers");
		if (tensor.complex()) PublishedLayout.assignComplex(target, name, tensor.shape(), values);
		else PublishedLayout.assignReal(target, name, tensor.shape(), values);
	}
}
