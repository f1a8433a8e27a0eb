package io.github.phasegen.recon;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The ways from undersampled k-space to an image. */
public enum ReconstructionMethod {

	/** The inverse transform with 0 for what was not measured. */
	ZERO_FILLED("zero"),

	/** Partial Fourier by weights and a real-valued image with low-resolution phase (Noll et al., IEEE Trans. Med. Imaging 10:154, 1991). */
	HOMODYNE("homodyne"),

	/** Partial Fourier by projections onto the measured samples and the low-resolution phase in turn. */
	POCS("pocs"),

	/** Least squares over all coils by conjugate gradients (Pruessmann et al., Magn. Reson. Med. 46:638, 2001). */
	SENSE("sense"),

	/** Compressed sensing (Lustig et al., Magn. Reson. Med. 58:1182, 2007). */
	COMPRESSED_SENSING("cs"),

	/** A trained network. */
	NETWORK("network");

	private final String optionName;

	ReconstructionMethod(final String optionName) {
		this.optionName = optionName;
	}

	/** @throws IllegalArgumentException if no method has that name; upper and lower case are the same */
	public static ReconstructionMethod parse(final String name) {
		return Arrays.stream(values()).filter(method -> method.optionName.equalsIgnoreCase(name == null ? "" : name.strip())).findFirst()
			.orElseThrow(() -> new IllegalArgumentException("method: expected one of " + names() + ", found " + name));
	}

	/** The names of all methods: "zero, homodyne, pocs, sense, cs, network". */
	public static String names() {
		return Arrays.stream(values()).map(ReconstructionMethod::optionName).collect(Collectors.joining(", "));
	}

	/** The name in dialogs, macros and on the command line. */
	public String optionName() {
		return optionName;
	}

	@Override
	public String toString() {
		return optionName;
	}
}
