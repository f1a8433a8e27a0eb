package io.github.phasegen.train.experiment;

import java.util.Locale;

/**
 * How a measure is shown.
 *
 * @param key in {@link Measurement#values}
 * @param label with unit
 * @param factor from value to shown value
 * @param decimals shown
 */
record Measure(String key, String label, double factor, int decimals) {

	String text(final double value) {
		return String.format(Locale.ROOT, "%." + decimals + "f", factor * value);
	}

	/** With + or -. */
	String difference(final double value) {
		return String.format(Locale.ROOT, "%+." + decimals + "f", factor * value);
	}
}
