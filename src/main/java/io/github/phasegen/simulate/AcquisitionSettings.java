package io.github.phasegen.simulate;

/**
 * The ranges simulated acquisitions are drawn from. Fractions are probabilities per image, 0 to 1.
 */
public record AcquisitionSettings(Echo echo, Phase phase, Readout readout, View view) {

	/** Wide ranges: field echoes and spin echoes from 0.5 to 7 T, an SNR from poor to denoised. */
	public static AcquisitionSettings defaults() {
		return new AcquisitionSettings(Echo.defaults(), Phase.defaults(), Readout.defaults(), View.defaults());
	}

	public AcquisitionSettings withEcho(final Echo newEcho) {
		return new AcquisitionSettings(newEcho, phase, readout, view);
	}

	public AcquisitionSettings withPhase(final Phase newPhase) {
		return new AcquisitionSettings(echo, newPhase, readout, view);
	}

	public AcquisitionSettings withReadout(final Readout newReadout) {
		return new AcquisitionSettings(echo, phase, newReadout, view);
	}

	public AcquisitionSettings withView(final View newView) {
		return new AcquisitionSettings(echo, phase, readout, newView);
	}

	/**
	 * @param echoTimeMs of gradient echoes, drawn log-uniformly
	 * @param spinEcho fraction of spin echoes, where only a small timing error lets the field show
	 * @param reversedSign fraction of scanners that count the phase the other way round
	 * @param sliceThicknessMm drawn log-uniformly, but never below the volume's own slice thickness
	 */
	public record Echo(Range echoTimeMs, double spinEcho, double reversedSign, Range sliceThicknessMm) {

		public Echo {
			echoTimeMs.require("echoTimeMs", 0.1, 200);
			sliceThicknessMm.require("sliceThicknessMm", 0.1, 50);
			requireFraction("spinEcho", spinEcho);
			requireFraction("reversedSign", reversedSign);
		}

		static Echo defaults() {
			return new Echo(new Range(2, 30), 0.25, 0.2, new Range(1, 5));
		}
	}

	/**
	 * @param smoothRad size over the head of the transmit, receive and eddy-current phase
	 * @param usualRampCycles standard deviation of the linear ramps, in cycles across the field of view
	 * @param largestRampCycles ramps of the rare badly centred echoes
	 * @param tissuePpm field of the tissue detail
	 * @param fatSuppressed fraction of acquisitions with most of the fat's signal suppressed
	 * @param vessels fraction with drawn vessels besides those of the magnitude image
	 */
	public record Phase(Range smoothRad, double usualRampCycles, double largestRampCycles, Range tissuePpm, double fatSuppressed, double vessels) {

		public Phase {
			smoothRad.require("smoothRad", 0, 20);
			tissuePpm.require("tissuePpm", 0, 1);
			new Range(0, usualRampCycles).require("usualRampCycles", 0, 100);
			new Range(0, largestRampCycles).require("largestRampCycles", 0, 100);
			requireFraction("fatSuppressed", fatSuppressed);
			requireFraction("vessels", vessels);
		}

		static Phase defaults() {
			return new Phase(new Range(0.2, 2), 0.15, 3, new Range(0.004, 0.04), 0.2, 0.4);
		}
	}

	/**
	 * @param snr 95th percentile of the head's magnitude over the standard deviation of the noise per channel, drawn log-uniformly
	 * @param noiseless fraction without noise
	 * @param partialFourier fraction with 5/8 to 7/8 of k-space along one axis, zero-filled
	 * @param window fraction with a k-space filter
	 * @param zeroFill fraction reconstructed to a larger matrix than acquired (1.25, 1.5 or 2 times)
	 * @param rectangular fraction with fewer phase encodings than readout samples
	 * @param blankBackground fraction whose background is set to 0 after reconstruction
	 * @param brainOnly fraction skull-stripped after reconstruction, if the volume has a brain mask
	 */
	public record Readout(Range snr, double noiseless, double partialFourier, double window, double zeroFill, double rectangular, double blankBackground,
		double brainOnly) {

		public Readout {
			snr.require("snr", 0.1, 1e6);
			requireFraction("noiseless", noiseless);
			requireFraction("partialFourier", partialFourier);
			requireFraction("window", window);
			requireFraction("zeroFill", zeroFill);
			requireFraction("rectangular", rectangular);
			requireFraction("blankBackground", blankBackground);
			requireFraction("brainOnly", brainOnly);
			requireFraction("blankBackground + brainOnly", blankBackground + brainOnly);
		}

		static Readout defaults() {
			return new Readout(new Range(6, 200), 0.1, 0.15, 0.5, 0.35, 0.35, 0.08, 0.07);
		}
	}

	/**
	 * @param fieldOfView size of the field of view relative to the head's bounding box
	 * @param tightView fraction drawn from all of that range; the rest shows the whole head
	 * @param rotationDegrees standard deviation of the rotation in the plane
	 * @param flip fraction flipped, per axis
	 * @param quarterTurn fraction with x and y exchanged
	 * @param gamma exponent of the magnitude where it is remapped
	 * @param remap fraction with a remapped magnitude
	 * @param biasLog largest logarithm of the multiplicative shading
	 */
	public record View(Range fieldOfView, double tightView, double rotationDegrees, double flip, double quarterTurn, Range gamma, double remap, double biasLog) {

		public View {
			fieldOfView.require("fieldOfView", 0.2, 4);
			gamma.require("gamma", 0.1, 5);
			new Range(0, rotationDegrees).require("rotationDegrees", 0, 180);
			new Range(0, biasLog).require("biasLog", 0, 3);
			requireFraction("tightView", tightView);
			requireFraction("flip", flip);
			requireFraction("quarterTurn", quarterTurn);
			requireFraction("remap", remap);
		}

		static View defaults() {
			return new View(new Range(0.8, 1.35), 0.3, 5, 0.5, 0.1, new Range(0.6, 1.6), 0.4, 0.45);
		}
	}

	private static void requireFraction(final String field, final double value) {
		if (!(value >= 0 && value <= 1))
			throw new IllegalArgumentException(field + ": expected a fraction from 0 to 1, found " + value);
	}
}
