package io.github.phasegen.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.SamplingMasks;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.recon.CoilKSpace;
import io.github.phasegen.recon.SliceReconstructor;

/** Images of slices of k-space, reconstructed when they are read. A slice without signal gives an image of zeros. */
final class ReconstructedPlanes extends DerivedPlanes {

	/**
	 * What belongs to the samples.
	 *
	 * @param name       of the k-space, for messages
	 * @param maskOfUser whether the masks come from a file of the user's
	 */
	record Measurement(String name, FourierNorm norm, SamplingMasks masks, boolean maskOfUser, Optional<CoilMaps> maps) {}

	private final Measurement measurement;
	private final SliceReconstructor reconstructor;
	private final SliceProgress progress;
	private int emptySlices;
	private int slicesWithGaps;

	ReconstructedPlanes(final PlaneReader kspace, final Measurement measurement, final SliceReconstructor reconstructor,
		final SliceProgress progress)
	{
		super(kspace);
		this.measurement = measurement;
		this.reconstructor = reconstructor;
		this.progress = progress;
	}

	/** Slices without signal so far. */
	int emptySlices() {
		return emptySlices;
	}

	/** Slices so far of whose samples the k-space's own mask counts some as measured that are 0. */
	int slicesWithGaps() {
		return slicesWithGaps;
	}

	@Override
	public ImageShape shape() {
		return from().shape().withChannels(1);
	}

	/** @throws IllegalArgumentException naming the slice, if it cannot be reconstructed */
	@Override
	public float[] read(final int k) throws IOException {
		progress.begin(k);
		final List<ComplexPlane> coils = coils(k);
		final ComplexPlane image = isEmpty(coils) ? empty() : reconstruct(coils, k);
		progress.end(image);
		return image.data();
	}

	private ComplexPlane reconstruct(final List<ComplexPlane> coils, final int k) throws IOException {
		final Optional<CoilMaps> maps = measurement.maps();
		try {
			final CoilKSpace slice = new CoilKSpace(coils, measurement.masks().mask(k));
			checkMask(slice);
			if (maps.isEmpty())
				return reconstructor.reconstruct(slice, progress);
			return reconstructor.reconstruct(slice.withSensitivities(maps.get().maps(k % shape().slices())), progress);
		}
		catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException(measurement.name() + ": slice " + (k % shape().slices() + 1) + (shape().frames() > 1 ? " of frame " + (k / shape()
				.slices() + 1) : "") + ": " + e.getMessage(), e);
		}
	}

	private void checkMask(final CoilKSpace slice) {
		final Optional<String> gaps = MaskGaps.of(slice.mask(), slice.coils());
		if (gaps.isEmpty())
			return;
		if (measurement.maskOfUser())
			throw new IllegalArgumentException("sampling mask: found " + gaps.get() + " that are 0 in all coils, expected that what the mask" +
				" measures was measured");
		slicesWithGaps++;
	}

	private ComplexPlane empty() {
		emptySlices++;
		return new ComplexPlane(shape().width(), shape().height());
	}

	private List<ComplexPlane> coils(final int k) throws IOException {
		final int count = from().shape().channels();
		final List<ComplexPlane> coils = new ArrayList<>();
		for (int c = 0; c < count; c++)
			coils.add(unitary(from().readComplex(k * count + c)));
		return coils;
	}

	/** The samples as the unitary transform would give them. */
	private ComplexPlane unitary(final ComplexPlane plane) {
		if (measurement.norm() == FourierNorm.ORTHO)
			return plane;
		final float scale = (float) (1 / Math.sqrt((double) plane.width() * plane.height()));
		final float[] data = plane.data();
		for (int i = 0; i < data.length; i++)
			data[i] *= scale;
		return plane;
	}

	private static boolean isEmpty(final List<ComplexPlane> coils) {
		for (final ComplexPlane coil : coils)
			for (final float value : coil.data())
				if (value != 0)
					return false;
		return true;
	}
}
