package io.github.phasegen.skullstrip;

import java.util.List;
import java.util.Optional;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;

/** The mean logit over a slice and its mirror images: where the network errs by chance, the four opinions differ. */
final class MirroredNetwork implements BrainNetwork {

	private static final boolean[] BOTH = { false, true };

	private final BrainNetwork network;

	MirroredNetwork(final BrainNetwork network) {
		this.network = network;
	}

	@Override
	public float[] logit(final ComplexPlane image, final Optional<FourierNorm> norm) {
		final float[] mean = new float[image.width() * image.height()];
		for (final boolean flipX : BOTH)
			for (final boolean flipY : BOTH) {
				final float[] logit = network.logit(mirrored(image, flipX, flipY), norm);
				for (int i = 0; i < mean.length; i++)
					mean[i] += logit[mirror(i, image.width(), image.height(), flipX, flipY)] / 4;
			}
		return mean;
	}

	private static ComplexPlane mirrored(final ComplexPlane image, final boolean flipX, final boolean flipY) {
		final ComplexPlane mirrored = new ComplexPlane(image.width(), image.height());
		for (int i = 0; i < image.width() * image.height(); i++) {
			final int from = mirror(i, image.width(), image.height(), flipX, flipY);
			mirrored.data()[2 * i] = image.data()[2 * from];
			mirrored.data()[2 * i + 1] = image.data()[2 * from + 1];
		}
		return mirrored;
	}

	private static int mirror(final int index, final int width, final int height, final boolean flipX, final boolean flipY) {
		final int x = index % width;
		final int y = index / width;
		return (flipY ? height - 1 - y : y) * width + (flipX ? width - 1 - x : x);
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
	public StripOptions applicable(final StripOptions options) {
		return network.applicable(options);
	}

	@Override
	public List<String> warnings() {
		return network.warnings();
	}
}
