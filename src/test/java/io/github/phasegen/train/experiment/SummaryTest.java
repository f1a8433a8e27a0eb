package io.github.phasegen.train.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.github.phasegen.train.experiment.ReportPlan.Label;
import org.junit.jupiter.api.Test;

class SummaryTest {

	private static final Measure DICE = new Measure("dice", "Dice", 1, 3);

	private static Measurement of(final String variant, final String head, final String image, final Double dice) {
		return new Measurement(variant, 1, 1, head, image, "T1", "zero", 1, Collections.singletonMap("dice", dice));
	}

	/** Head a has two images, b one. */
	private static final Summary ALL = new Summary(List.of(of("new", "a", "a1", 0.8), of("new", "a", "a2", 0.6), of("new", "b", "b1", 0.9),
		of("old", "a", "a1", 0.5), of("old", "a", "a2", 0.7), of("old", "b", "b1", 0.7)));

	@Test
	void everyHeadCountsOnceHoweverManyImagesItHas() {
		final Summary found = ALL.of("new", "zero");
		assertEquals(0.7, found.byHead(DICE).get("a"), 1e-12);
		assertEquals(0.8, found.mean(DICE).mean(), 1e-12);
		assertEquals(2, found.mean(DICE).n());
	}

	@Test
	void differencesAreTakenHeadByHead() {
		final MeanInterval difference = ALL.of("new", "zero").difference(ALL.of("old", "zero"), DICE);
		assertEquals((0.1 + 0.2) / 2, difference.mean(), 1e-12);
		// half width t * s / sqrt(n) with s = 0.1 / sqrt(2)
		assertEquals(12.7062 * 0.05, difference.high() - difference.mean(), 1e-4);
	}

	@Test
	void whatIsUndefinedIsLeftOutAndSaid() {
		final Summary found = new Summary(List.of(of("new", "a", "a1", 0.5), of("new", "b", "b1", null)));
		assertEquals(Map.of("a", 0.5), found.byHead(DICE));
		assertEquals(1, found.undefined(DICE));
		final ReportPlan plan = new ReportPlan("Title", List.of("A note."), List.of(new Label("new", "new")), null, List.of(new Label("zero",
			"zero phase")), List.of(DICE));
		final String text = new ReportTables(plan, found).markdown("plot.png");
		assertTrue(text.contains("| new | 1 | 0.500 (undefined in 1 of 2 tests) |"), text);
		assertTrue(text.contains("| b | T1 | – |"), text);
	}

	@Test
	void tablesHaveIntervalsAndSigns() {
		final ReportPlan plan = new ReportPlan("Title", List.of(), List.of(new Label("new", "new"), new Label("old", "old")), "old", List.of(
			new Label("zero", "zero phase")), List.of(DICE));
		final String text = new ReportTables(plan, ALL).markdown("plot.png");
		assertTrue(text.contains("| new | 2 | 0.800 [-0.471, 2.071] |"), text);
		assertTrue(text.contains("| new | 2 | +0.150 [-0.485, +0.785] |"), text);
		assertTrue(text.contains("| a | T1 | 0.700 | 0.600 |"), text);
	}
}
