package io.github.phasegen.export;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where the phase of an exported image comes from. */
public enum PhaseSource {

	/** A complex input keeps its phase, a magnitude is given generated phase. */
	AUTO("auto"),

	/** The phase of a complex input; a magnitude is an error. */
	KEEP("keep"),

	/** Drawn by a diffusion model. */
	GENERATED("generated"),

	/** The naive sinusoid of the PhaseGen paper. */
	NAIVE("naive"),

	/** A smooth Gaussian random field. */
	SMOOTH("smooth"),

	/** None: the image is real. */
	ZERO("zero");

	private final String optionName;

	PhaseSource(final String optionName) {
		this.optionName = optionName;
	}

	/** @throws IllegalArgumentException if no source has that name; upper and lower case are the same */
	public static PhaseSource parse(final String name) {
		return Arrays.stream(values()).filter(source -> source.optionName.equalsIgnoreCase(name == null ? "" : name.strip())).findFirst()
			.orElseThrow(() -> new IllegalArgumentException("phase: expected one of " + names() + ", found " + name));
	}

	/** The names of all sources: "auto, keep, generated, naive, smooth, zero". */
	public static String names() {
		return Arrays.stream(values()).map(PhaseSource::optionName).collect(Collectors.joining(", "));
	}

	/** The name in dialogs, macros and on the command line. */
	public String optionName() {
		return optionName;
	}

	/** What is done with an input: {@link #AUTO} is decided, the others stay. */
	PhaseSource forInput(final boolean complex) {
		if (this != AUTO)
			return this;
		return complex ? KEEP : GENERATED;
	}

	@Override
	public String toString() {
		return optionName;
	}
}
