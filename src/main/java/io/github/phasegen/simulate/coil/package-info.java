/**
 * Simulated receive coils and their noise.
 * <p>
 * Coordinates are in mm: x to the right and y down the image, z through the slices, the origin in the middle of the field of view. The arrays
 * lie on a cylinder whose axis is z, so slices are taken to lie across the bore.
 */
package io.github.phasegen.simulate.coil;
