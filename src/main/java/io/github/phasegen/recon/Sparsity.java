package io.github.phasegen.recon;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.github.phasegen.recon.sparse.Shrinkage;
import io.github.phasegen.recon.sparse.TotalVariationShrinkage;
import io.github.phasegen.recon.sparse.WaveletShrinkage;

/** What compressed sensing takes to be small: the sum of moduli of ... */
public enum Sparsity {

	/** ... orthogonal wavelet coefficients. */
	WAVELET("wavelet"),

	/** ... the gradient. */
	TOTAL_VARIATION("tv");

	private static final long SEED = 1;

	private final String optionName;

	Sparsity(final String optionName) {
		this.optionName = optionName;
	}

	/** @throws IllegalArgumentException if there is none of that name; upper and lower case are the same */
	public static Sparsity parse(final String name) {
		return Arrays.stream(values()).filter(sparsity -> sparsity.optionName.equalsIgnoreCase(name == null ? "" : name.strip())).findFirst()
			.orElseThrow(() -> new IllegalArgumentException("sparsity: expected one of " + names() + ", found " + name));
	}

	/** The names of all: "wavelet, tv". */
	public static String names() {
		return Arrays.stream(values()).map(Sparsity::optionName).collect(Collectors.joining(", "));
	}

	/** The name in dialogs, macros and on the command line. */
	public String optionName() {
		return optionName;
	}

	/** Shifts of the wavelets are the same for every slice, so that a slice does not depend on its neighbours. */
	Shrinkage shrinkage(final int width, final int height) {
		return switch (this) {
			case WAVELET -> new WaveletShrinkage(width, height, SEED);
			case TOTAL_VARIATION -> new TotalVariationShrinkage(width, height, TotalVariationShrinkage.USUAL_ITERATIONS);
		};
	}

	@Override
	public String toString() {
		return optionName;
	}
}
