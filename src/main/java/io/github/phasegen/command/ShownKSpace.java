package io.github.phasegen.command;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Which stacks an export opens. */
enum ShownKSpace {

	BOTH("k-space+logarithm", true, true),
	KSPACE("k-space", true, false),
	LOGARITHM("logarithm", false, true),

	/** None, for an export to a file that may be larger than memory. */
	NOTHING("nothing", false, false);

	private final String optionName;
	private final boolean kspace;
	private final boolean logarithm;

	ShownKSpace(final String optionName, final boolean kspace, final boolean logarithm) {
		this.optionName = optionName;
		this.kspace = kspace;
		this.logarithm = logarithm;
	}

	/** @throws IllegalArgumentException if there is no such choice; upper and lower case are the same */
	static ShownKSpace parse(final String name) {
		return Arrays.stream(values()).filter(shown -> shown.optionName.equalsIgnoreCase(name == null ? "" : name.strip())).findFirst()
			.orElseThrow(() -> new IllegalArgumentException("show: found " + name + ", expected one of " + Arrays.stream(values()).map(
				ShownKSpace::optionName).collect(Collectors.joining(", "))));
	}

	String optionName() {
		return optionName;
	}

	boolean kspace() {
		return kspace;
	}

	boolean logarithm() {
		return logarithm;
	}
}
