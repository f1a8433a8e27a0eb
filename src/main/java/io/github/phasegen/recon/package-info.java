/**
 * Reconstruction: undersampled k-space in, images out. One slice goes through a {@link io.github.phasegen.recon.SliceReconstructor}, whatever
 * the method.
 */
package io.github.phasegen.recon;
