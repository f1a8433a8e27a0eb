package io.github.phasegen.command;

import java.io.IOException;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.Duplicator;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.skullstrip.StripImages;
import io.github.phasegen.skullstrip.StripModel;
import io.github.phasegen.skullstrip.StripProgress;
import io.github.phasegen.skullstrip.StripRequest;
import io.github.phasegen.skullstrip.StrippedImages;

/** The mask of an image's current slice as an overlay; the overlay from before comes back. Keeps the model for the next slice. */
final class MaskPreview implements AutoCloseable {

	private ImagePlus shown;
	private Overlay before;
	private StripModel model;
	private ModelSource source;
	private DeviceChoice device;

	/** Replaces what was shown. */
	void show(final ImagePlus image, final StripRequest request) throws IOException {
		remove();
		final ImagePlus slice = new Duplicator().run(image, 1, image.getNChannels(), image.getZ(), image.getZ(), image.getT(), image.getT());
		final StrippedImages stripped = StripImages.run(request, model(request), ImagePlusAdapter.toContents(slice), StripProgress.NONE);
		final Roi roi = MaskImages.outline(stripped.mask().orElseThrow(), 0);
		shown = image;
		before = image.getOverlay();
		final Overlay overlay = before == null ? new Overlay() : before.duplicate();
		if (roi != null) overlay.add(roi);
		image.setOverlay(overlay);
	}

	private StripModel model(final StripRequest request) throws IOException {
		if (model != null && request.model().equals(source) && request.device().equals(device)) return model;
		closeModel();
		model = StripModel.load(request.model(), request.device());
		source = request.model();
		device = request.device();
		return model;
	}

	private void closeModel() {
		if (model != null) model.close();
		model = null;
	}

	/** Removes what is shown and forgets the model. */
	@Override
	public void close() {
		remove();
		closeModel();
	}

	void remove() {
		if (shown != null) shown.setOverlay(before);
		shown = null;
		before = null;
	}
}
