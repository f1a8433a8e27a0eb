package io.github.phasegen.skullstrip;

import java.util.List;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.complex.ComplexFloatType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * What a run gives; axes X, Y, C, Z, T as the input's. What was not asked for is null.
 *
 * @param kSpace k-space of the brain alone, scaled as the input's, that of an image with the unitary transform
 * @param image complex image of the brain alone; 0 outside
 * @param mask 255 in the brain, 0 outside; one channel for all coils
 * @param magnitude of the image
 * @param residual what is left outside the mask
 * @param warnings what the user should know, such as slices without structure
 */
public record StrippedImage(Img<ComplexFloatType> kSpace, Img<ComplexFloatType> image, Img<UnsignedByteType> mask,
	Img<FloatType> magnitude, ResidualEnergy residual, List<String> warnings)
{}
