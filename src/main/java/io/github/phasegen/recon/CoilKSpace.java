package io.github.phasegen.recon;

import java.util.List;
import java.util.Optional;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.coil.CoilSensitivities;
import io.github.phasegen.kspace.operator.CoilEncoding;
import io.github.phasegen.kspace.sampling.SamplingMask;

/**
 * The measured k-space of one slice: centred, of the unitary (ortho) transform. Samples that the mask leaves out are 0.
 *
 * @param coils a plane per coil, not copied and not to be changed
 * @param mask which samples were measured, the same for all coils
 * @param sensitivities of the coils in this slice (one set), in the image domain; empty if unknown or where one coil alone receives
 */
public record CoilKSpace(List<ComplexPlane> coils, SamplingMask mask, Optional<CoilSensitivities> sensitivities) {

	/**
	 * @throws IllegalArgumentException if there is no coil, sizes or numbers of coils differ, a sample is not finite, one outside the mask is
	 *           not 0, or all are 0
	 */
	public CoilKSpace {
		coils = List.copyOf(coils);
		requireSizes(coils, mask);
		requireFit(coils, sensitivities);
		boolean empty = true;
		for (int coil = 0; coil < coils.size(); coil++)
			empty &= requireMeasured(coils.get(coil).data(), mask, "k-space of coil " + (coil + 1));
		if (empty) throw new IllegalArgumentException("k-space: found 0 everywhere, expected a measured slice");
	}

	/** K-space of coils whose sensitivities are unknown, or of one coil. */
	public CoilKSpace(final List<ComplexPlane> coils, final SamplingMask mask) {
		this(coils, mask, Optional.empty());
	}

	public int width() {
		return mask.width();
	}

	public int height() {
		return mask.height();
	}

	/** The same with sensitivities of one slice. */
	public CoilKSpace withSensitivities(final CoilSensitivities maps) {
		return new CoilKSpace(coils, mask, Optional.of(maps));
	}

	/**
	 * The encoding of the slice.
	 *
	 * @throws IllegalArgumentException if there are several coils without sensitivities
	 */
	public CoilEncoding encoding() {
		if (sensitivities.isPresent()) return new CoilEncoding(sensitivities.get(), mask);
		if (coils.size() > 1) throw new IllegalArgumentException("coil sensitivities: found none for " + coils.size() +
			" coils, expected maps or their estimate");
		return CoilEncoding.ofOneCoil(mask);
	}

	private static void requireSizes(final List<ComplexPlane> coils, final SamplingMask mask) {
		if (coils.isEmpty()) throw new IllegalArgumentException("k-space: expected at least one coil, found none");
		for (int coil = 0; coil < coils.size(); coil++) {
			final ComplexPlane plane = coils.get(coil);
			if (plane.width() != mask.width() || plane.height() != mask.height()) throw new IllegalArgumentException("k-space of coil " + (coil +
				1) + ": found " + plane.width() + " x " + plane.height() + " samples, expected " + mask.width() + " x " + mask.height() +
				" as the sampling mask");
		}
	}

	private static void requireFit(final List<ComplexPlane> coils, final Optional<CoilSensitivities> sensitivities) {
		if (sensitivities.isEmpty()) return;
		final CoilSensitivities maps = sensitivities.get();
		final ComplexPlane plane = coils.get(0);
		if (maps.coils() != coils.size()) throw new IllegalArgumentException("coil sensitivities: found " + maps.coils() +
			" coils, expected " + coils.size() + " as in k-space");
		if (maps.width() != plane.width() || maps.height() != plane.height()) throw new IllegalArgumentException("coil sensitivities: found " +
			maps.width() + " x " + maps.height() + " pixels, expected " + plane.width() + " x " + plane.height() + " as k-space");
		if (maps.slices() != 1) throw new IllegalArgumentException("coil sensitivities of a slice: found " + maps.slices() +
			" slices, expected 1");
	}

	/** Returns whether all samples are 0. */
	private static boolean requireMeasured(final float[] data, final SamplingMask mask, final String what) {
		boolean empty = true;
		for (int i = 0; i < data.length; i++) {
			if (data[i] == 0) continue;
			empty = false;
			final int x = i / 2 % mask.width();
			final int y = i / 2 / mask.width();
			if (!Float.isFinite(data[i])) throw new IllegalArgumentException(what + ", sample (" + x + ", " + y + "): found " + data[i] +
				", expected a finite number");
			if (!mask.sampled(x, y)) throw new IllegalArgumentException(what + ", sample (" + x + ", " + y + "): found " + data[i] +
				", expected 0, because the sampling mask leaves it out");
		}
		return empty;
	}
}
