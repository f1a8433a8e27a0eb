/**
 * Image files, and the border with ImageJ's images.
 * <p>
 * What a file holds is an {@link io.github.phasegen.io.ImageContents}: pixels with the five axes X, Y, C, Z, T (axes 0 to 4, as in an
 * ImageJ hyperstack; absent ones have size 1) and {@link io.github.phasegen.io.ImageMetadata}. Every format implements
 * {@link io.github.phasegen.io.ImageFormat} and is chosen by {@link io.github.phasegen.io.ImageFormats}.
 */
package io.github.phasegen.io;
