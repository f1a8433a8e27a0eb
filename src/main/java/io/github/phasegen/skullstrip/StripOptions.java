package io.github.phasegen.skullstrip;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the brain's mask is made of the network's probabilities, and how it cuts.
 *
 * @param threshold probability from which a pixel is brain, between 0 and 1
 * @param sliceCoherence whether the logits of neighbouring slices are averaged (weights 1, 2, 1)
 * @param largestComponent whether of each frame only the largest piece stays, connected through faces in three dimensions
 * @param fillHoles whether what a slice's border cannot be reached from is filled
 * @param mirrors whether the logits of four mirror images of a slice are averaged: four times the work, a better mask
 * @param softEdge width in pixels over which the brain fades to 0 inside its mask (half a cosine), against ringing in k-space; 0 cuts hard
 */
public record StripOptions(double threshold, boolean sliceCoherence, boolean largestComponent, boolean fillHoles, boolean mirrors,
	double softEdge) {

	/** Widest soft edge in pixels. */
	public static final double WIDEST_EDGE = 20;

	/** @throws IllegalArgumentException naming the option */
	public StripOptions {
		if (!(threshold > 0 && threshold < 1)) throw new IllegalArgumentException("threshold: found " + threshold +
			", expected a probability between 0 and 1");
		if (!(softEdge >= 0 && softEdge <= WIDEST_EDGE)) throw new IllegalArgumentException("softEdge: found " + softEdge +
			", expected 0 to " + WIDEST_EDGE + " pixels");
	}

	/** Probability 1/2, all corrections on, a hard edge. */
	public static StripOptions defaults() {
		return new StripOptions(0.5, true, true, true, true, 0);
	}

	public StripOptions withThreshold(final double newThreshold) {
		return new StripOptions(newThreshold, sliceCoherence, largestComponent, fillHoles, mirrors, softEdge);
	}

	public StripOptions withSliceCoherence(final boolean on) {
		return new StripOptions(threshold, on, largestComponent, fillHoles, mirrors, softEdge);
	}

	public StripOptions withLargestComponent(final boolean on) {
		return new StripOptions(threshold, sliceCoherence, on, fillHoles, mirrors, softEdge);
	}

	public StripOptions withFillHoles(final boolean on) {
		return new StripOptions(threshold, sliceCoherence, largestComponent, on, mirrors, softEdge);
	}

	public StripOptions withMirrors(final boolean on) {
		return new StripOptions(threshold, sliceCoherence, largestComponent, fillHoles, on, softEdge);
	}

	public StripOptions withSoftEdge(final double pixels) {
		return new StripOptions(threshold, sliceCoherence, largestComponent, fillHoles, mirrors, pixels);
	}

	/** For the record of a run. */
	Map<String, Object> toMap() {
		final Map<String, Object> map = new LinkedHashMap<>();
		map.put("threshold", threshold);
		map.put("sliceCoherence", sliceCoherence);
		map.put("largestComponent", largestComponent);
		map.put("fillHoles", fillHoles);
		map.put("mirrors", mirrors);
		map.put("softEdge", softEdge);
		return map;
	}
}
