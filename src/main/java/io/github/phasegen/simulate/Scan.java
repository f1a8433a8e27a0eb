package io.github.phasegen.simulate;

import java.util.random.RandomGenerator;

/**
 * One acquisition's parameters.
 *
 * @param cyclesPerPpm turns of the phase per ppm of field: gyromagnetic ratio times main field times echo time, near 0 in a spin echo
 * @param fat the fat's part
 * @param rampX linear phase in cycles across the field of view, along x
 * @param rampY the same along y
 * @param constantRad phase of the receiver
 * @param tissuePpm field contrast of the tissue detail; positive if dark tissue has the higher field
 * @param smoothRad size of the smooth phase
 * @param readoutAlongX direction of the readout
 */
record Scan(double cyclesPerPpm, Fat fat, double rampX, double rampY, double constantRad, double tissuePpm, double smoothRad, boolean readoutAlongX) {

	/** Gyromagnetic ratio of the proton times 1 ppm times 1 ms, in turns per tesla. */
	static final double TURNS_PER_TESLA_PPM_MS = 0.04257748;

	/** Chemical shift of fat relative to water. */
	static final double FAT_PPM = -3.5;

	private static final double[] TESLA = { 0.55, 1, 1.5, 3, 7 };
	private static final double[] TESLA_SHARE = { 0.04, 0.04, 0.42, 0.44, 0.06 };

	/**
	 * @param amount factor on the fat's magnitude, small with fat suppression
	 * @param threshold magnitude relative to bright tissue at which half of a voxel under the skin is taken for fat
	 * @param softness width of that threshold
	 * @param shift displacement along the readout, in acquired pixels
	 */
	record Fat(double amount, double threshold, double softness, double shift) {}

	static Scan draw(final AcquisitionSettings settings, final RandomGenerator random) {
		final double tesla = drawTesla(random);
		final boolean spinEcho = random.nextDouble() < settings.echo().spinEcho();
		final double timeMs = spinEcho ? 0.1 * random.nextGaussian() : settings.echo().echoTimeMs().logUniform(random);
		final double sign = random.nextDouble() < settings.echo().reversedSign() ? -1 : 1;
		final AcquisitionSettings.Phase phase = settings.phase();
		final boolean suppressed = random.nextDouble() < phase.fatSuppressed();
		final Fat fat = new Fat(suppressed ? random.nextDouble(0.05, 0.3) : 1, random.nextDouble(0.35, 0.9), random.nextDouble(0.05, 0.2),
			drawShift(random));
		return new Scan(sign * TURNS_PER_TESLA_PPM_MS * tesla * timeMs, fat, drawRamp(phase, random), drawRamp(phase, random), random.nextDouble(2 * Math.PI),
			phase.tissuePpm().uniform(random) * (random.nextInt(10) < 7 ? 1 : -1), phase.smoothRad().uniform(random), random.nextBoolean());
	}

	private static double drawTesla(final RandomGenerator random) {
		double at = random.nextDouble();
		for (int i = 0; i < TESLA.length; i++)
			if ((at -= TESLA_SHARE[i]) < 0)
				return TESLA[i];
		return 3;
	}

	/** Mostly below a pixel (high readout bandwidth), sometimes a few pixels, to either side. */
	private static double drawShift(final RandomGenerator random) {
		final double u = random.nextDouble();
		return (random.nextBoolean() ? 3 : -3) * u * u * u;
	}

	private static double drawRamp(final AcquisitionSettings.Phase phase, final RandomGenerator random) {
		final double kind = random.nextDouble();
		if (kind < 0.70)
			return Math.min(phase.usualRampCycles(), phase.largestRampCycles()) * random.nextGaussian();
		if (kind < 0.96)
			return Math.min(0.5, phase.largestRampCycles()) * (2 * random.nextDouble() - 1);
		return phase.largestRampCycles() * (2 * random.nextDouble() - 1);
	}
}
