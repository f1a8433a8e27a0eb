package io.github.phasegen.cli;

/** A cyclic colour scale for phases: the colours of −π and π are the same, and brightness tells −π from 0. */
final class PhaseColors {

	/** Red, green and blue at −π, −π/2, 0, π/2 and π. */
	private static final double[][] ANCHORS = { { 240, 236, 232 }, { 74, 122, 186 }, { 32, 24, 48 }, { 190, 84, 70 }, { 240, 236,
		232 } };

	private PhaseColors() {}

	/** Packed opaque RGB of a phase in radians, which need not be wrapped. */
	static int rgb(final double phase) {
		final double turns = phase / (2 * Math.PI) + 0.5;
		final double position = 4 * (turns - Math.floor(turns));
		final int from = Math.min(3, (int) position);
		int rgb = 0xff;
		for (int c = 0; c < 3; c++) {
			final double value = ANCHORS[from][c] + (position - from) * (ANCHORS[from + 1][c] - ANCHORS[from][c]);
			rgb = rgb << 8 | (int) Math.round(value);
		}
		return rgb;
	}
}
