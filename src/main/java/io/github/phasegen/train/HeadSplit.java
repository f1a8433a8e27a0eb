package io.github.phasegen.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Splits by head, never by slice or image. */
final class HeadSplit {

	private HeadSplit() {}

	/**
	 * The heads kept for validation: those that the configuration names, or every n-th head of its fold.
	 *
	 * @throws IllegalArgumentException when no head is left for training or for validation
	 */
	static Set<String> validation(final Set<String> heads, final TrainPhaseConfig.Data config) {
		final Set<String> kept = new TreeSet<>(config.validationHeads() == null ? List.of() : config.validationHeads());
		if (!heads.containsAll(kept)) throw new IllegalArgumentException("data.validationHeads: found " + kept +
			", expected some of " + heads);
		if (kept.isEmpty() && config.folds() > 0) {
			final List<String> sorted = new ArrayList<>(new TreeSet<>(heads));
			for (int i = config.fold(); i < sorted.size(); i += config.folds())
				kept.add(sorted.get(i));
		}
		if (kept.isEmpty() || kept.size() == heads.size()) throw new IllegalArgumentException("data.validationHeads: found " +
			kept.size() + " of " + heads.size() + " heads, expected some for validation and some for training");
		return kept;
	}

	/**
	 * The heads kept for validation by name.
	 *
	 * @throws IllegalArgumentException when one is unknown, or no head is left for training or for validation
	 */
	static Set<String> named(final Set<String> heads, final List<String> validationHeads) {
		final Set<String> kept = new TreeSet<>(validationHeads == null ? List.of() : validationHeads);
		if (!heads.containsAll(kept) || kept.isEmpty() || kept.size() == heads.size()) throw new IllegalArgumentException(
			"data.validationHeads: found " + kept + ", expected some of " + heads + ", but not all");
		return kept;
	}
}
