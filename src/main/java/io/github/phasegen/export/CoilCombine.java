package io.github.phasegen.export;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How the coils of raw data are combined. */
public enum CoilCombine {

	/** Not at all: one channel per coil. */
	NONE("none"),

	/** Root of the sum of squares: a magnitude. */
	RSS("rss"),

	/** Weighted by sensitivities, from a file or estimated from the centre of k-space: a complex image. */
	SENSITIVITY("sensitivity"),

	/** Weighted by the local covariance of the coils (Walsh et al., Magn. Reson. Med. 43:682, 2000): a complex image. */
	ADAPTIVE("adaptive");

	private final String optionName;

	CoilCombine(final String optionName) {
		this.optionName = optionName;
	}

	/** @throws IllegalArgumentException if no combination has that name; upper and lower case are the same */
	public static CoilCombine parse(final String name) {
		return Arrays.stream(values()).filter(combine -> combine.optionName.equalsIgnoreCase(name == null ? "" : name.strip())).findFirst()
			.orElseThrow(() -> new IllegalArgumentException("combine: expected one of " + names() + ", found " + name));
	}

	/** The names of all combinations: "none, rss, sensitivity, adaptive". */
	public static String names() {
		return Arrays.stream(values()).map(CoilCombine::optionName).collect(Collectors.joining(", "));
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
