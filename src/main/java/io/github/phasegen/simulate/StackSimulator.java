package io.github.phasegen.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * Simulates one acquisition of all slices of a head as its volume has them: the same matrix and field of view, one echo, field and receiver
 * for the whole stack, so that masks of the volume fit. For tests of what {@link AcquisitionSimulator} gives random views of.
 */
public final class StackSimulator {

	private static final int ACROSS = 2;

	private final HeadSource source;
	private final AcquisitionSettings settings;

	/** @param settings echo, phase and SNR are drawn from them */
	public StackSimulator(final HeadSource source, final AcquisitionSettings settings) {
		this.source = source;
		this.settings = settings;
	}

	/** One complex image for every index along the volume's z, noise included; the same seed gives the same bytes. */
	public List<ComplexPlane> simulate(final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final Scan scan = Scan.draw(settings, random);
		final float[] field = source.fields().variant(random.nextInt(source.fields().count()));
		final double sigma = 1 / settings.readout().snr().logUniform(random);
		final long receiver = random.nextLong();
		final HeadVolume volume = source.volume();
		final Readout readout = new Readout(volume.width(), volume.height(), volume.width(), volume.height(), 1, 1, Readout.Window.NONE, sigma);
		final KSpaceSampling sampling = new KSpaceSampling();
		final List<ComplexPlane> slices = new ArrayList<>();
		for (int z = 0; z < volume.depth(); z++) {
			final SliceScene scene = new SliceScene(source, view(volume, z), volume.width(), volume.height(), field, true);
			// all slices have the same receiver
			slices.add(sampling.acquire(SignalModel.signal(scene, scan, 1, new SplittableRandom(receiver)), readout, random));
		}
		return slices;
	}

	private static SliceView view(final HeadVolume volume, final int z) {
		final float[] voxel = volume.voxelSizeMm();
		return new SliceView(ACROSS, z * (double) voxel[ACROSS], 0, volume.width() / 2 * (double) voxel[0], volume.height() / 2 *
			(double) voxel[1], 0, 1, 1, volume.width() * (double) voxel[0], volume.height() * (double) voxel[1], voxel[ACROSS]);
	}
}
