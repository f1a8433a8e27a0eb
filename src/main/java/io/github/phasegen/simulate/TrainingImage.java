package io.github.phasegen.simulate;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * One simulated acquisition.
 *
 * @param image the complex image as reconstructed, noise included; the head's bright tissue has a magnitude near 1
 * @param noiseSigma standard deviation per channel of its noise (where the background was not blanked)
 * @param source name of the head volume
 * @param brain fraction of brain in every pixel, row by row, 0 to 1; null if the volume has no brain mask
 */
public record TrainingImage(ComplexPlane image, double noiseSigma, String source, float[] brain) {}
