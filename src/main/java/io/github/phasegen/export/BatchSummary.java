package io.github.phasegen.export;

import java.nio.file.Path;
import java.util.List;

import io.github.phasegen.export.BatchItem.Outcome;

/**
 * What a batch did, input by input in the order of their paths.
 *
 * @param items what became of each input
 * @param json  the same as a file in the output folder
 * @param csv   the same as a table
 */
public record BatchSummary(List<BatchItem> items, Path json, Path csv) {

	public BatchSummary {
		items = List.copyOf(items);
	}

	public long count(final Outcome outcome) {
		return items.stream().filter(item -> item.outcome() == outcome).count();
	}

	/** True if every input is finished, by this run or an earlier one. */
	public boolean allFine() {
		return items.stream().allMatch(item -> item.outcome().isFine());
	}

	/** In words: "12 of 14 files done, 1 skipped, 1 failed". */
	@Override
	public String toString() {
		return count(Outcome.DONE) + " of " + items.size() + " files done, " + count(Outcome.SKIPPED) + " skipped, "
			+ count(Outcome.CONFLICT) + " in conflict, " + count(Outcome.FAILED) + " failed";
	}
}
