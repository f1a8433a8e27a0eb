package io.github.phasegen.kspace.sampling;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The kinds of sampling pattern, by the names that users know them by. */
public enum SamplingKind {

	RANDOM("random"),
	EQUISPACED("equispaced"),
	MAGIC("magic"),
	GAUSSIAN("gaussian"),
	GAUSSIAN_POINTS("gaussian-2d"),
	POISSON("poisson"),
	PARTIAL_FOURIER("partial");

	private final String optionName;

	SamplingKind(final String optionName) {
		this.optionName = optionName;
	}

	/** @throws IllegalArgumentException if no kind has that name; upper and lower case are the same */
	public static SamplingKind parse(final String name) {
		return Arrays.stream(values()).filter(kind -> kind.optionName.equalsIgnoreCase(name == null ? "" : name.strip())).findFirst()
			.orElseThrow(() -> new IllegalArgumentException("mask: expected one of " + names() + ", found " + name));
	}

	/** The names of all kinds: "random, equispaced, ...". */
	public static String names() {
		return Arrays.stream(values()).map(SamplingKind::optionName).collect(Collectors.joining(", "));
	}

	/** The name in dialogs, macros and on the command line. */
	public String optionName() {
		return optionName;
	}

	/** True if single samples are chosen, false if whole lines are. */
	public boolean choosesPoints() {
		return this == GAUSSIAN_POINTS || this == POISSON;
	}

	@Override
	public String toString() {
		return optionName;
	}
}
