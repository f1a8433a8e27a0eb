package io.github.phasegen.kspace.sampling;

import java.util.Locale;
import java.util.Optional;

import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.sampling.PartialFourier.Side;

/**
 * A sampling pattern as users ask for it.
 *
 * @param kind           of pattern
 * @param acceleration   all samples divided by those measured, from 1; not used by partial Fourier
 * @param centreFraction lines about the centre divided by all lines, 0 to 1 (where single samples are chosen: the sides of a rectangle about
 *                       the centre divided by those of the plane); not used by partial Fourier
 * @param partial        used by partial Fourier only
 * @param axis           along which lines are chosen, the phase encoding; empty to leave it to the k-space
 */
public record SamplingOptions(SamplingKind kind, double acceleration, double centreFraction, Partial partial, Optional<PlaneAxis> axis) {

	/**
	 * Partial Fourier.
	 *
	 * @param fraction lines measured divided by all lines, above 0.5 to 1
	 * @param side     the edge that is measured
	 */
	public record Partial(double fraction, Side side) {

		/** Five eighths, as scanners offer. */
		public static final Partial DEFAULT = new Partial(0.625, Side.LOW);

		/** @throws IllegalArgumentException if the fraction is out of range */
		public Partial {
			new PartialFourier(fraction, side, PlaneAxis.X);
		}

		/**
		 * @param side "low" or "high"
		 * @throws IllegalArgumentException for another side or a fraction out of range
		 */
		public static Partial of(final double fraction, final String side) {
			return new Partial(fraction, switch (String.valueOf(side).strip().toLowerCase(Locale.ROOT)) {
				case "low" -> Side.LOW;
				case "high" -> Side.HIGH;
				default -> throw new IllegalArgumentException("side: expected low or high, found " + side);
			});
		}
	}

	/** @throws IllegalArgumentException if a value is out of range */
	public SamplingOptions {
		Checks.accelerated(acceleration, centreFraction);
	}

	/** fastMRI's for acceleration 4: random lines, centre fraction 0.08. */
	public static SamplingOptions defaults() {
		return new SamplingOptions(SamplingKind.RANDOM, 4, 0.08, Partial.DEFAULT, Optional.empty());
	}

	/** Another kind at an acceleration and centre fraction. */
	public SamplingOptions withMask(final SamplingKind newKind, final double newAcceleration, final double newCentreFraction) {
		return new SamplingOptions(newKind, newAcceleration, newCentreFraction, partial, axis);
	}

	public SamplingOptions withPartial(final Partial newPartial) {
		return new SamplingOptions(kind, acceleration, centreFraction, newPartial, axis);
	}

	/**
	 * @param name "x" (columns are chosen), "y" (rows) or "auto"
	 * @throws IllegalArgumentException for another name
	 */
	public SamplingOptions withAxis(final String name) {
		return new SamplingOptions(kind, acceleration, centreFraction, partial, switch (String.valueOf(name).strip().toLowerCase(Locale.ROOT)) {
			case "auto" -> Optional.empty();
			case "x" -> Optional.of(PlaneAxis.X);
			case "y" -> Optional.of(PlaneAxis.Y);
			default -> throw new IllegalArgumentException("axis: expected auto, x or y, found " + name);
		});
	}

	/** @param automatic the axis if none was named */
	public SamplingPattern pattern(final PlaneAxis automatic) {
		final PlaneAxis lines = axis.orElse(automatic);
		return switch (kind) {
			case RANDOM -> new RandomColumns(acceleration, centreFraction, lines);
			case EQUISPACED -> new EquispacedColumns(acceleration, centreFraction, lines);
			case MAGIC -> new MagicColumns(acceleration, centreFraction, lines);
			case GAUSSIAN -> new GaussianColumns(acceleration, centreFraction, lines);
			case GAUSSIAN_POINTS -> new GaussianPoints(acceleration, centreFraction);
			case POISSON -> new PoissonDisc(acceleration, centreFraction);
			case PARTIAL_FOURIER -> new PartialFourier(partial.fraction(), partial.side(), lines);
		};
	}
}
