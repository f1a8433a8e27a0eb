package io.github.phasegen.diffusion;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.RealImage;

/**
 * A run's result as windows show it and files hold it.
 *
 * @param complex the samples, one after the other along T: frame t of sample s is frame s · T + t
 * @param statistics for several samples: channel 2c holds their circular mean in radians, channel 2c + 1 their circular variance
 *          (0 to 1), for channel c of the input
 * @param record parameters, seed, model, versions and device, in a fixed order; the same for two equal runs
 * @param warnings what the user should know
 */
public record GeneratedImages(ComplexImage complex, Optional<RealImage> statistics, Map<String, Object> record,
	List<String> warnings)
{}
