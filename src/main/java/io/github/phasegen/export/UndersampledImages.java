package io.github.phasegen.export;

import java.util.List;
import java.util.Map;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.RealImage;

/**
 * Undersampled k-space in memory.
 *
 * @param kspace   0 where nothing was measured; its info tells the masks
 * @param mask     1 where samples were measured, else 0; one slice, or as many as the k-space
 * @param record   how it was made
 * @param warnings what the user should know
 */
public record UndersampledImages(ComplexImage kspace, RealImage mask, Map<String, Object> record, List<String> warnings) {}
