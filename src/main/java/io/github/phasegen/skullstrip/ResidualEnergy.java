package io.github.phasegen.skullstrip;

/**
 * What is left of the head outside the brain's mask, measured on the image that the stripped k-space gives.
 *
 * @param before energy outside the mask in the input, as a part of the input's energy
 * @param after energy outside the mask in the result, as a part of the input's energy outside the mask; what is not 0 is rounding of the
 *          transforms
 */
public record ResidualEnergy(double before, double after) {

	/** Sums over planes. */
	static final class Sum {

		private double all;
		private double outsideBefore;
		private double outsideAfter;

		void add(final boolean[] mask, final float[] before, final float[] after) {
			for (int i = 0; i < mask.length; i++) {
				final double energy = energy(before, i);
				all += energy;
				if (mask[i]) continue;
				outsideBefore += energy;
				outsideAfter += energy(after, i);
			}
		}

		private static double energy(final float[] data, final int i) {
			return (double) data[2 * i] * data[2 * i] + (double) data[2 * i + 1] * data[2 * i + 1];
		}

		ResidualEnergy result() {
			return new ResidualEnergy(all == 0 ? 0 : outsideBefore / all, outsideBefore == 0 ? 0 : outsideAfter / outsideBefore);
		}
	}
}
