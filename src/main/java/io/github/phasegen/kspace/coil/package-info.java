/**
 * Receive coil arrays: the coil operator (image to coil images and its adjoint) and the combination of coil images into one image.
 * <p>
 * The coil images of one slice are a list of planes of one size, in the order of the coils. Image domain throughout: k-space is transformed
 * first.
 */
package io.github.phasegen.kspace.coil;
