package io.github.phasegen.io.nifti;

/**
 * A NIfTI file as read.
 *
 * @param header as stored, so that position and orientation are not lost
 * @param volume the samples, with slope and intercept applied (to both parts of complex ones, as the standard says)
 */
public record NiftiImage(NiftiHeader header, Volume volume) {}
