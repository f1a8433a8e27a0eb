package io.github.phasegen.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.phasegen.kspace.FourierNorm;

/**
 * How images become k-space.
 *
 * @param phase   of the images
 * @param norm    of the centred Fourier transform
 * @param coils   that see the images
 * @param snr     of the noise that is added: mean magnitude within the head / standard deviation of the real part (or the imaginary part) in the
 *                image of each coil, see {@link io.github.phasegen.simulate.coil.SignalLevel}; 0 for no noise
 * @param readout its axis and oversampling
 * @param seed    of phase and noise; with it the result is the same bytes on the same device
 */
public record ExportOptions(PhaseOptions phase, FourierNorm norm, CoilChoice coils, double snr, ReadoutOptions readout, long seed) {

	/** @throws IllegalArgumentException if an option is missing, or the SNR is negative or not finite */
	public ExportOptions {
		if (phase == null || norm == null || coils == null || readout == null)
			throw new IllegalArgumentException("export: expected phase, norm, coils and readout, found " + phase + ", " + norm + ", " + coils
				+ ", " + readout);
		if (!(snr >= 0) || Double.isInfinite(snr))
			throw new IllegalArgumentException("snr: expected a finite number above 0, or 0 for no noise, found " + snr);
	}

	/** The input's phase or generated phase, orthonormal, without coils, noise and oversampling, seed 1. */
	public static ExportOptions defaults() {
		return new ExportOptions(PhaseOptions.defaults(), FourierNorm.ORTHO, CoilChoice.NONE, 0, ReadoutOptions.NONE, 1);
	}

	/**
	 * A norm by its name in options, "ortho" or "backward".
	 *
	 * @throws IllegalArgumentException if there is no such norm
	 */
	public static FourierNorm parseNorm(final String name) {
		return Arrays.stream(FourierNorm.values()).filter(norm -> norm.name().equalsIgnoreCase(name == null ? "" : name.strip())).findFirst()
			.orElseThrow(() -> new IllegalArgumentException("norm: expected one of " + Arrays.stream(FourierNorm.values())
				.map(ExportOptions::nameOf).collect(Collectors.joining(", ")) + ", found " + name));
	}

	/** The name of a norm in options and records. */
	static String nameOf(final FourierNorm norm) {
		return norm.name().toLowerCase(Locale.ROOT);
	}

	public ExportOptions withPhase(final PhaseOptions newPhase) {
		return new ExportOptions(newPhase, norm, coils, snr, readout, seed);
	}

	/** Another source of phase, with the same model and options. */
	public ExportOptions withPhase(final PhaseSource source) {
		return withPhase(phase.withSource(source));
	}

	public ExportOptions withNorm(final FourierNorm newNorm) {
		return new ExportOptions(phase, newNorm, coils, snr, readout, seed);
	}

	public ExportOptions withCoils(final CoilChoice newCoils) {
		return new ExportOptions(phase, norm, newCoils, snr, readout, seed);
	}

	public ExportOptions withSnr(final double newSnr) {
		return new ExportOptions(phase, norm, coils, newSnr, readout, seed);
	}

	public ExportOptions withReadout(final ReadoutOptions newReadout) {
		return new ExportOptions(phase, norm, coils, snr, newReadout, seed);
	}

	public ExportOptions withSeed(final long newSeed) {
		return new ExportOptions(phase, norm, coils, snr, readout, newSeed);
	}
}
