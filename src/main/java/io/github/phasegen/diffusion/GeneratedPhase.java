package io.github.phasegen.diffusion;

import java.util.List;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.complex.ComplexFloatType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * What a run gives. All images have the axes of the input.
 *
 * @param samples complex images, one per sample; their modulus is the input
 * @param circularMean angle of the samples' mean phasor in radians; null for one sample
 * @param circularVariance 1 − |mean phasor|, 0 where all samples agree; null for one sample
 * @param warnings what the user should know, such as slices without structure
 * @param steps network passes per slice, over all levels
 */
public record GeneratedPhase(List<Img<ComplexFloatType>> samples, Img<FloatType> circularMean,
	Img<FloatType> circularVariance, List<String> warnings, int steps)
{}
