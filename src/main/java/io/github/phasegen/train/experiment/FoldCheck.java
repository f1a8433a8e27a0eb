package io.github.phasegen.train.experiment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Folds hold out some of the heads, each head once. */
final class FoldCheck {

	private FoldCheck() {}

	/** @throws IllegalArgumentException naming the field */
	static void check(final List<List<String>> folds, final Set<String> heads) {
		require(folds != null && !folds.isEmpty(), "none", "at least one list of heads");
		final Set<String> seen = new HashSet<>();
		for (final List<String> fold : folds) {
			require(fold != null && !fold.isEmpty() && heads.containsAll(fold) && !fold.containsAll(heads), fold, "some of " + heads +
				", but not all");
			for (final String head : fold)
				require(seen.add(head), head + " twice", "heads in one fold each");
		}
	}

	private static void require(final boolean condition, final Object found, final String expected) {
		if (!condition) throw new IllegalArgumentException("folds: found " + found + ", expected " + expected);
	}
}
