package io.github.phasegen.nn.published;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.phasegen.nn.Network;
import io.github.phasegen.nn.Parameters;
import io.github.phasegen.nn.Planar;

/**
 * The published reconstruction network: from the image of undersampled k-space to the image of full k-space.
 * <p>
 * Complex channel 0 of the input is the image, channel 1 the measured centred k-space (unscaled forward transform), 0 where there are
 * no samples. The factor of the data consistency is one for the whole batch: give images one by one for results of their own.
 */
public final class PublishedReconstruction implements Network {

	private final PublishedUNet network;
	private final boolean consistency;

	PublishedReconstruction(final PublishedUNet network, final boolean consistency) {
		this.network = network;
		this.consistency = consistency;
	}

	@Override
	public NDArray forward(final NDArray input, final NDArray time, final boolean training) {
		return Planar.scoped(input, () -> {
			final NDManager scope = input.getManager();
			final NDArray image = NDArrays.concat(new NDList(input.get(":, 0:1"), input.get(":, 2:3")), 1);
			final NDArray measured = NDArrays.concat(new NDList(input.get(":, 1:2"), input.get(":, 3:4")), 1);
			return network.forward(image, null, training, new SpectralResizing(scope, consistency ? measured : null));
		});
	}

	@Override
	public Parameters parameters() {
		return network.parameters();
	}

	@Override
	public int sizeMultiple() {
		return network.sizeMultiple();
	}

	@Override
	public void freeze() {
		network.freeze();
	}
}
