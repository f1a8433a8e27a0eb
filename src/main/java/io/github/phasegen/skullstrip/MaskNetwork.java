package io.github.phasegen.skullstrip;

import java.util.List;
import java.util.Optional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.model.ModelNetworks;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.nn.Network;

/** A network that tells the logit of every pixel of a complex image at a fixed working size; our default. */
final class MaskNetwork implements BrainNetwork {

	private final ModelNetworks networks;
	private final Network network;

	MaskNetwork(final ModelNetworks networks) {
		this.networks = networks;
		this.network = networks.network(StageConfig.MASK).orElseThrow();
	}

	@Override
	public int side() {
		return stage().maxSide();
	}

	private StageConfig stage() {
		return networks.config().stage(StageConfig.MASK).orElseThrow();
	}

	@Override
	public int sizeMultiple() {
		return network.sizeMultiple();
	}

	@Override
	public float[] logit(final ComplexPlane image, final Optional<FourierNorm> norm) {
		try (NDManager scope = networks.manager().newSubManager()) {
			final int channels = stage().inputChannels();
			final NDArray input = scope.create(BrainInput.planes(image, channels), new Shape(1, 2L * channels, image.height(), image.width()));
			return network.forward(input, null, false).get(":, :1").toFloatArray();
		}
	}

	@Override
	public List<String> warnings() {
		return networks.warnings();
	}
}
