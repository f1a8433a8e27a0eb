package io.github.phasegen.simulate.baseline;

import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.CropPad;
import io.github.phasegen.kspace.FourierResize;

/**
 * The measured phase of another head: of its slice at the same relative place in the stack, resized in k-space until it covers the image
 * and cropped about the centre. Realistic phase that knows nothing of this head.
 */
public final class BorrowedPhase implements PhaseBaseline {

	private final List<ComplexPlane> donor;

	/**
	 * Borrows from one head.
	 *
	 * @param donor its slices in order
	 * @throws IllegalArgumentException if there are none
	 */
	public BorrowedPhase(final List<ComplexPlane> donor) {
		if (donor.isEmpty())
			throw new IllegalArgumentException("Donor of the phase: expected at least one slice, found none");
		this.donor = List.copyOf(donor);
	}

	@Override
	public String name() {
		return "borrowed";
	}

	/** Without a place in the stack, the seed chooses the donor's slice. */
	@Override
	public float[] phase(final float[] magnitude, final int width, final int height, final long seed) {
		return borrow(donor.get(BaselineSupport.random(seed).nextInt(donor.size())), magnitude, width, height);
	}

	@Override
	public float[] phase(final float[] magnitude, final int width, final int height, final double position, final long seed) {
		if (!(position >= 0 && position <= 1))
			throw new IllegalArgumentException("Place in the stack: expected 0 to 1, found " + position);
		return borrow(donor.get((int) Math.round(position * (donor.size() - 1))), magnitude, width, height);
	}

	private static float[] borrow(final ComplexPlane slice, final float[] magnitude, final int width, final int height) {
		BaselineSupport.requirePixels(magnitude, width, height);
		final double scale = Math.max((double) width / slice.width(), (double) height / slice.height());
		final int coverWidth = Math.max(width, (int) Math.round(scale * slice.width()));
		final int coverHeight = Math.max(height, (int) Math.round(scale * slice.height()));
		return CropPad.center(FourierResize.resize(slice, coverWidth, coverHeight), width, height).phase();
	}
}
