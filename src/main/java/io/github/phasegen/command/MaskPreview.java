package io.github.phasegen.command;

import java.io.IOException;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.Duplicator;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.skullstrip.StripImages;
import io.github.phasegen.skullstrip.StripProgress;
import io.github.phasegen.skullstrip.StripRequest;
import io.github.phasegen.skullstrip.StrippedImages;

/** The mask of an image's current slice as an overlay; the overlay from before comes back. */
final class MaskPreview {

	private ImagePlus shown;
	private Overlay before;

	/** Replaces what was shown. */
	void show(final ImagePlus image, final StripRequest request) throws IOException {
		remove();
		final ImagePlus slice = new Duplicator().run(image, 1, image.getNChannels(), image.getZ(), image.getZ(), image.getT(), image.getT());
		final StrippedImages stripped = StripImages.run(request, ImagePlusAdapter.toContents(slice), StripProgress.NONE);
		final Roi roi = MaskImages.outline(stripped.mask().orElseThrow(), 0);
		shown = image;
		before = image.getOverlay();
		final Overlay overlay = before == null ? new Overlay() : before.duplicate();
		if (roi != null) overlay.add(roi);
		image.setOverlay(overlay);
	}

	void remove() {
		if (shown != null) shown.setOverlay(before);
		shown = null;
		before = null;
	}
}
