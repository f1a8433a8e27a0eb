package io.github.phasegen.simulate;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * One simulated acquisition.
 *
 * @param image the complex image as reconstructed, noise included; the head's bright tissue has a magnitude near 1
 * @param noiseSigma standard deviation per channel of its noise (where the background was not blanked)
 * @param source name of the head volume
 */
public record TrainingImage(ComplexPlane image, double noiseSigma, String source) {}
