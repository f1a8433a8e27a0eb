package io.github.phasegen.io;

/** What complex samples are. */
public enum Domain {

	IMAGE("image"), K_SPACE("k-space");

	private final String label;

	Domain(final String label) {
		this.label = label;
	}

	@Override
	public String toString() {
		return label;
	}
}
