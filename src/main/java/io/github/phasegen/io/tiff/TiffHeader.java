package io.github.phasegen.io.tiff;

import java.io.IOException;
import java.io.OutputStream;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.TiffEncoder;

/** What ImageJ's encoder needs to know, without the windows and messages of ImageJ's own saving. */
final class TiffHeader {

	private TiffHeader() {}

	/** @param descriptionLength the description is filled up to as many letters; 0 to leave it as it is */
	static FileInfo of(final ImagePlus imp, final int descriptionLength) {
		final FileSaver saver = new FileSaver(imp);
		final FileInfo info = imp.getFileInfo();
		info.nImages = imp.getStackSize();
		// ImageJ reads the lines of the description and skips empty ones
		final String description = saver.getDescriptionString();
		info.description = description + "\n".repeat(Math.max(0, descriptionLength - description.length()));
		info.info = imp.getInfoProperty();
		info.sliceLabels = sliceLabels(imp);
		info.properties = imp.getPropertiesAsArray();
		if (imp.isComposite())
			saver.saveDisplayRangesAndLuts(imp, info);
		return info;
	}

	static void write(final FileInfo info, final OutputStream out) throws IOException {
		new TiffEncoder(info).write(out);
	}

	private static String[] sliceLabels(final ImagePlus imp) {
		final String[] labels = new String[imp.getStackSize()];
		for (int i = 0; i < labels.length; i++)
			labels[i] = imp.getStack().getSliceLabel(i + 1);
		return labels;
	}
}
