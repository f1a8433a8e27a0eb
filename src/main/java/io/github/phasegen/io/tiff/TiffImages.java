package io.github.phasegen.io.tiff;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;

import ij.io.FileInfo;

/**
 * The images of a TIFF file, all of one size and type, whose pixels are known to lie within the file.
 *
 * @param info what ImageJ's decoder has found out about the first image and the stack
 * @param count of the images
 * @param strips of each image, by its number, from top to bottom
 */
record TiffImages(Path file, FileInfo info, TiffType type, int count, IntFunction<List<TiffStrip>> strips) {

	int width() {
		return info.width;
	}

	int height() {
		return info.height;
	}
}
