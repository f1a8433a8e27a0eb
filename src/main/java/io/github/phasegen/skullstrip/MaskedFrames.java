package io.github.phasegen.skullstrip;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.volume.VoxelGrid;

/** Applies masks to an input and hands the results on, plane by plane. */
final class MaskedFrames {

	private static final int INSIDE = 255;

	private final HeadSlices slices;
	private final VoxelGrid plane;
	private final FourierNorm norm;
	private final double softEdge;
	private final Set<StripOutput> outputs;
	private final StripSink sink;
	private final ResidualEnergy.Sum residual = new ResidualEnergy.Sum();

	MaskedFrames(final HeadSlices slices, final double softEdge, final Set<StripOutput> outputs, final StripSink sink) {
		this.slices = slices;
		this.plane = VoxelGrid.of(slices.width(), slices.height(), 1);
		this.norm = slices.kSpace().orElse(FourierNorm.ORTHO);
		this.softEdge = softEdge;
		this.outputs = outputs;
		this.sink = sink;
	}

	/** Strips one slice of a frame. */
	void add(final int frame, final int z, final boolean[] frameMask) throws IOException {
		final boolean[] brain = Arrays.copyOfRange(frameMask, z * plane.count(), (z + 1) * plane.count());
		final float[] weights = MaskCorrection.weights(brain, plane, softEdge);
		if (outputs.contains(StripOutput.MASK)) sink.put(StripOutput.MASK, samples(brain));
		for (int coil = 0; coil < slices.coils(); coil++)
			addPlane((frame * slices.depth() + z) * slices.coils() + coil, brain, weights);
	}

	private static float[] samples(final boolean[] brain) {
		final float[] samples = new float[brain.length];
		for (int i = 0; i < samples.length; i++)
			samples[i] = brain[i] ? INSIDE : 0;
		return samples;
	}

	private void addPlane(final int k, final boolean[] brain, final float[] weights) throws IOException {
		final ComplexPlane before = slices.image(k);
		final ComplexPlane stripped = before.copy();
		for (int i = 0; i < weights.length; i++) {
			stripped.data()[2 * i] *= weights[i];
			stripped.data()[2 * i + 1] *= weights[i];
		}
		if (outputs.contains(StripOutput.IMAGE)) sink.put(StripOutput.IMAGE, stripped.data());
		if (outputs.contains(StripOutput.MAGNITUDE)) sink.put(StripOutput.MAGNITUDE, stripped.magnitude());
		slices.fourier().forward(stripped.data(), norm);
		if (outputs.contains(StripOutput.K_SPACE)) sink.put(StripOutput.K_SPACE, stripped.data());
		slices.fourier().inverse(stripped.data(), norm);
		residual.add(brain, before.data(), stripped.data());
	}

	ResidualEnergy residual() {
		return residual.result();
	}
}
