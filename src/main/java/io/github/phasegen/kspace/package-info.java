/**
 * Centred Fourier transforms, cropping and padding of complex planes, and complex ImgLib2 images.
 * <p>
 * The lowest layer: ImgLib2 and JTransforms only. Axes 0 and 1 of an image are X and Y; every further axis counts planes.
 * The centre of a plane, and the DC sample of its spectrum, is the pixel (floor(width/2), floor(height/2)).
 */
package io.github.phasegen.kspace;
