package io.github.phasegen.metrics;

import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * One slice of a complex image with the two regions in which it is judged. The arrays are owned by the slice and not copied.
 *
 * @param magnitude  {@code width * height} values, any unit
 * @param phase      {@code width * height} values in radians
 * @param head       the pixels of the head, where phase is signal
 * @param background the pixels well outside the head, where phase is noise
 */
public record PhaseSlice(int width, int height, float[] magnitude, float[] phase, boolean[] head, boolean[] background) {

	/** @throws IllegalArgumentException if a plane has another size or magnitude or phase are not finite */
	public PhaseSlice {
		Planes.requirePixels(magnitude.length, width, height, "magnitude");
		Planes.requirePixels(phase.length, width, height, "phase");
		Planes.requirePixels(head.length, width, height, "head mask");
		Planes.requirePixels(background.length, width, height, "background mask");
		Planes.requireFinite(magnitude, "magnitude");
		Planes.requireFinite(phase, "phase");
	}

	/** @throws IllegalArgumentException if the mask has another size */
	public PhaseSlice(final ComplexPlane plane, final HeadMask mask) {
		this(plane.width(), plane.height(), plane.magnitude(), plane.phase(), mask.head(), mask.background());
		if (plane.width() != mask.width() || plane.height() != mask.height())
			throw new IllegalArgumentException("head mask: expected " + plane.width() + " x " + plane.height() + " pixels, found "
				+ mask.width() + " x " + mask.height());
	}

	/** The slices of one head (equal sizes, neighbours in order), masked by their magnitude with {@link HeadMask#ofVolume}. */
	public static List<PhaseSlice> ofHead(final List<ComplexPlane> planes) {
		if (planes.isEmpty())
			return List.of();
		final List<float[]> magnitudes = planes.stream().map(ComplexPlane::magnitude).toList();
		final List<HeadMask> masks = HeadMask.ofVolume(magnitudes, planes.get(0).width(), planes.get(0).height());
		final List<PhaseSlice> slices = new ArrayList<>();
		for (int k = 0; k < planes.size(); k++)
			slices.add(new PhaseSlice(planes.get(k), masks.get(k)));
		return slices;
	}

	/** The same magnitude and regions under another phase (radians). */
	public PhaseSlice withPhase(final float[] otherPhase) {
		return new PhaseSlice(width, height, magnitude, otherPhase, head, background);
	}

	/** The same image judged in other regions. */
	public PhaseSlice withRegions(final boolean[] otherHead, final boolean[] otherBackground) {
		return new PhaseSlice(width, height, magnitude, phase, otherHead, otherBackground);
	}

	ComplexPlane complex() {
		return ComplexPlane.fromPolar(width, height, magnitude, phase);
	}

	/** @throws IllegalArgumentException if the stacks differ in length or in the size of a slice */
	static void requireMatching(final List<PhaseSlice> measured, final List<PhaseSlice> generated) {
		if (measured.size() != generated.size())
			throw new IllegalArgumentException("generated stack: expected " + measured.size() + " slices as in the measured one, found "
				+ generated.size());
		for (int k = 0; k < measured.size(); k++)
			measured.get(k).requireSameSize(generated.get(k), k);
	}

	private void requireSameSize(final PhaseSlice other, final int k) {
		if (width != other.width || height != other.height)
			throw new IllegalArgumentException("generated stack, slice " + (k + 1) + ": expected " + width + " x " + height
				+ " pixels as in the measured one, found " + other.width + " x " + other.height);
	}
}
