package io.github.phasegen.command;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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
	 * @param title or the ID that macros know it by, where several have one title
	 * @throws IllegalArgumentException if no open image has the title, or several have
	 */
	static ImageContents titled(final String key, final String title) {
		final List<ImagePlus> titled = open().filter(image -> image.getTitle().equals(title)).toList();
		if (titled.size() > 1) throw new IllegalArgumentException(key + ": found " + titled.size() + " open images " + title +
			", expected one; rename the others, or give its ID");
		final ImagePlus image = titled.isEmpty() ? open().filter(one -> String.valueOf(one.getID()).equals(title)).findFirst().orElse(null)
			: titled.get(0);
		if (image == null) throw new IllegalArgumentException(key + ": found no open image " + title + ", expected the title of one");
		return ImagePlusAdapter.toContents(image);
	}

	private static Stream<ImagePlus> open() {
		final int[] all = WindowManager.getIDList();
		return all == null ? Stream.empty() : Arrays.stream(all).distinct().mapToObj(WindowManager::getImage).filter(Objects::nonNull);
	}
}
