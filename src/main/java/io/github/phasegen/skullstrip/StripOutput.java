package io.github.phasegen.skullstrip;

/** What a run can give. */
public enum StripOutput {

	/** K-space of the brain alone. */
	K_SPACE,

	/** The complex image of the brain alone. */
	IMAGE,

	/** Where the brain is. */
	MASK,

	/** The magnitude of the brain alone. */
	MAGNITUDE
}
