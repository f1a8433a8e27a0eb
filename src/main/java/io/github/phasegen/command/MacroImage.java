package io.github.phasegen.command;

import ij.ImagePlus;
import ij.Macro;

/** Fiji takes the active image when a macro names one that is not open; here that is an error. */
final class MacroImage {

	private MacroImage() {}

	/**
	 * @param key macro key of an image
	 * @throws IllegalArgumentException when there is no image or another one than the running macro names by title, by ID or by path
	 */
	static void check(final String key, final ImagePlus image) {
		if (image == null) throw new IllegalArgumentException(key + ": found none, expected an open image; open one first");
		final String options = Macro.getOptions();
		final String named = options == null ? null : Macro.getValue(options, key, null);
		if (named == null || isNamed(image, named)) return;
		throw new IllegalArgumentException(key + ": found no open image " + named + ", expected the title of one");
	}

	private static boolean isNamed(final ImagePlus image, final String name) {
		return name.equals(image.getTitle()) || name.equals(String.valueOf(image.getID())) || name.replaceFirst(".*[/\\\\]", "")
			.equals(image.getTitle());
	}
}
