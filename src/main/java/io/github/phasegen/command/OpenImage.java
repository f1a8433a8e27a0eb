package io.github.phasegen.command;

import ij.ImagePlus;
import ij.WindowManager;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImagePlusAdapter;

/** Images named by their titles: Fiji fills in image inputs only where there is one. */
final class OpenImage {

	private OpenImage() {}

	/**
	 * What an open image holds.
	 *
	 * @param key of the field in macros
	 * @throws IllegalArgumentException if no open image has the title
	 */
	static ImageContents titled(final String key, final String title) {
		final ImagePlus image = WindowManager.getImage(title);
		if (image == null) throw new IllegalArgumentException(key + ": found no open image " + title + ", expected the title of one");
		return ImagePlusAdapter.toContents(image);
	}
}
