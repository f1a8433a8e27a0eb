package io.github.phasegen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.phasegen.train.TrainPhaseConfig.HeadFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadSplitTest {

	private static final Set<String> HEADS = Set.of("a", "b", "c", "d", "e", "f", "g");

	private static TrainPhaseConfig.Data data(final List<String> validation, final int folds, final int fold) {
		final List<HeadFile> files = new ArrayList<>();
		for (final String head : new TreeSet<>(HEADS))
			for (int scan = 1; scan <= 3; scan++)
				files.add(new HeadFile(head, head + scan, null, 0, null, "RAS"));
		return new TrainPhaseConfig.Data(files.subList(0, 18), files.subList(16, 21), 0.5, validation, folds, fold, 1, 1, 32, 32,
			0);
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 7 })
	void everyHeadIsValidatedOnInExactlyOneFold(final int folds) {
		final List<String> seen = new ArrayList<>();
		for (int fold = 0; fold < folds; fold++) {
			final Set<String> kept = HeadSplit.validation(HEADS, data(null, folds, fold));
			assertTrue(Math.abs(kept.size() - (double) HEADS.size() / folds) < 1, "folds are of one size");
			seen.addAll(kept);
		}
		assertEquals(HEADS.size(), seen.size());
		assertEquals(HEADS, Set.copyOf(seen));
	}

	@Test
	void noHeadIsOnBothSidesWhateverFilesItHas() {
		for (int fold = 0; fold < 3; fold++) {
			final PhaseData split = new PhaseData(data(List.of(), 3, fold), null, line -> {});
			final Set<String> both = new TreeSet<>(split.trainingHeads());
			both.retainAll(split.validationHeads());
			assertEquals(Set.of(), both);
			both.addAll(split.trainingHeads());
			both.addAll(split.validationHeads());
			assertEquals(HEADS, both);
		}
	}

	@Test
	void headsThatAreNamedAreKeptWhateverTheFolds() {
		assertEquals(Set.of("b", "f"), HeadSplit.validation(HEADS, data(List.of("f", "b"), 3, 0)));
	}

	@Test
	void aSplitWithoutTrainingOrValidationIsRefused() {
		assertRefused(data(null, 0, 0), HEADS);
		assertRefused(data(List.of("nobody"), 0, 0), HEADS);
		assertRefused(data(List.copyOf(HEADS), 0, 0), HEADS);
		assertRefused(data(null, 9, 8), HEADS);
		assertFalse(HeadSplit.validation(HEADS, data(null, 7, 6)).isEmpty());
	}

	private static void assertRefused(final TrainPhaseConfig.Data data, final Set<String> heads) {
		final String message = assertThrows(IllegalArgumentException.class, () -> HeadSplit.validation(heads, data)).getMessage();
		assertTrue(message.contains("data.validationHeads"), message);
	}
}
