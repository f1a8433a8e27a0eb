package io.github.phasegen.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonObject;

import com.google.gson.Gson;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelException;
import io.github.phasegen.model.NetworkFactory;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.nn.published.PublishedActivation;
import io.github.phasegen.nn.published.PublishedKStripConfig;
import io.github.phasegen.nn.published.PublishedPhaseConfig;
import io.github.phasegen.nn.published.PublishedReconConfig;

/**
 * Which published network tensors belong to: only the phase network has time embeddings, only the reconstruction network has biases in
 * its residual blocks. Widths and lengths follow from the tensors.
 */
final class PublishedArchitecture {

	private final NetworkTensors tensors;
	private final ModuleSettings settings;
	private final ImportRequest request;
	private final List<String> warnings;

	PublishedArchitecture(final NetworkTensors tensors, final ModuleSettings settings, final ImportRequest request,
		final List<String> warnings)
	{
		this.tensors = tensors;
		this.settings = settings;
		this.request = request;
		this.warnings = warnings;
	}

	/** @throws ModelException when it is not the task that was asked for */
	String task() throws ModelException {
		final String found = tensors.has("downs.0.emb.1.weight") ? ModelConfig.PHASE : tensors.has("downs.0.conv1.0.bias")
			? ModelConfig.RECON : ModelConfig.SKULLSTRIP;
		if (!request.task().equals(ImportRequest.AUTO) && !request.task().equals(found)) throw new ModelException(
			"task: found the tensors of a " + found + " network, expected " + request.task());
		return found;
	}

	/**
	 * @param timeSteps length of the noise schedule, for the phase network
	 * @throws ModelException naming what does not fit together
	 */
	StageConfig stage(final int timeSteps) throws ModelException {
		final int levels = tensors.count("ups.", 2, ".conv.weight");
		final int blocks = tensors.count("downs.", 1, ".conv1.0.weight");
		if (levels == 0 || blocks % levels != 0) throw new ModelException("tensors: found " + blocks + " blocks on the way down and " +
			levels + " levels on the way up, expected as many blocks on each level");
		final int length = blocks / levels - 1;
		final List<Integer> features = new ArrayList<>();
		for (int level = 0; level < levels; level++)
			features.add((int) Math.min(Integer.MAX_VALUE, tensors.shape("downs." + level * (length + 1) + ".conv1.0.weight", 4)[0]));
		return switch (task()) {
			case ModelConfig.PHASE -> stage(NetworkFactory.PUBLISHED_PHASE, new PublishedPhaseConfig(features, length, dropout(), timeSteps,
				activation(PublishedActivation.PRELU)));
			case ModelConfig.RECON -> stage(NetworkFactory.PUBLISHED_RECON, new PublishedReconConfig(features, length, dropout(), activation(
				PublishedActivation.RELU), settings.flag("consistency").orElse(true)));
			default -> stage(NetworkFactory.PUBLISHED_KSTRIP, new PublishedKStripConfig(features, length, dropout(), activation(
				PublishedActivation.RELU)));
		};
	}

	private static StageConfig stage(final String architecture, final Record parameters) {
		final JsonObject json = new Gson().toJsonTree(parameters).getAsJsonObject();
		return new StageConfig(StageConfig.BASE, 0, architecture, json);
	}

	private double dropout() {
		return settings.number("dropout").filter(rate -> rate >= 0 && rate < 1).orElse(0.0);
	}

	private String activation(final PublishedActivation published) throws ModelException {
		final boolean slopes = tensors.has("bottleneck.0.activation.prelu_real.weight");
		final boolean chosen = !request.activation().equals(ImportRequest.AUTO);
		if (slopes && chosen && !request.activation().equals(PublishedActivation.PRELU.optionName())) throw new ModelException(
			"activation: found the slopes of prelu among the tensors, expected " + request.activation());
		if (slopes) return PublishedActivation.PRELU.optionName();
		if (chosen) return request.activation();
		final Optional<PublishedActivation> named = settings.activation();
		if (named.isPresent()) return named.get().optionName();
		final PublishedActivation assumed = published == PublishedActivation.PRELU ? PublishedActivation.RELU : published;
		warnings.add("activation: the checkpoint does not tell, took " + assumed.optionName() + "; name another one by the option activation");
		return assumed.optionName();
	}
}
