package io.github.phasegen.train;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Draws which phase an example gets; takes one number of the generator, whatever the parts are. */
final class StripPhaseMix {

	private final Map<StripPhase, Double> parts = new TreeMap<>();

	/** @param parts part of the examples by the name of {@link StripPhase}; they add up to 1 */
	StripPhaseMix(final Map<String, Double> parts) {
		parts.forEach((name, part) -> this.parts.put(StripPhase.parse(name), part));
	}

	StripPhase draw(final RandomGenerator random) {
		double left = random.nextDouble();
		for (final Map.Entry<StripPhase, Double> entry : parts.entrySet()) {
			left -= entry.getValue();
			if (left < 0) return entry.getKey();
		}
		return parts.keySet().iterator().next();
	}
}
