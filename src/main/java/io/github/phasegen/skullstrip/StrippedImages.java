package io.github.phasegen.skullstrip;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.RealImage;

/**
 * A run's results as windows show them and files hold them; those that were asked for.
 *
 * @param kSpace k-space of the brain alone
 * @param image complex image of the brain alone
 * @param mask 255 in the brain, 0 outside; one channel
 * @param magnitude of the brain alone
 * @param record parameters, model, versions, device and what was measured, in a fixed order; the same for two equal runs
 * @param warnings what the user should know
 */
public record StrippedImages(Optional<ComplexImage> kSpace, Optional<ComplexImage> image, Optional<RealImage> mask,
	Optional<RealImage> magnitude, Map<String, Object> record, List<String> warnings)
{}
