/**
 * How good is an image, and how close to measured phase is a generated one?
 * <p>
 * Phase given magnitude is one-to-many, so most measures here compare distributions and structure, pooled over the slices of a head,
 * instead of pixels. {@link io.github.phasegen.metrics.PhaseReport} computes all of them for one pair of stacks.
 * Planes are {@code float[width * height]}, row by row (pixel (x, y) at {@code y * width + x}); phase is in radians and may be off by
 * multiples of 2 pi; masks have one boolean per pixel.
 */
package io.github.phasegen.metrics;
