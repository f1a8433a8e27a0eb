package io.github.phasegen.cli;

/** Placeholder main class. */
public final class PhaseGen {
	private PhaseGen() {}
	public static void main(final String[] args) {
		System.out.println("hi");
	}
}
