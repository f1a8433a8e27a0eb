package io.github.phasegen.train.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

import io.github.phasegen.train.experiment.IntervalPlot.Group;
import io.github.phasegen.train.experiment.IntervalPlot.Panel;
import org.junit.jupiter.api.Test;

class IntervalPlotTest {

	private static final int MEAN = 0x224477;

	private static Group group(final double... values) {
		return new Group("group", java.util.Arrays.stream(values).boxed().toList(), MeanInterval.of(values));
	}

	private static BufferedImage plot(final Group... groups) {
		return new IntervalPlot("Title", "Dice", List.of(new Panel("panel", List.of(groups)))).draw();
	}

	/** Rows with a pixel of the means' colour in a part of the width. */
	private static int[] rows(final BufferedImage image, final double from, final double to) {
		return IntStream.range(0, image.getHeight()).filter(y -> IntStream.range((int) (from * image.getWidth()), (int) (to * image
			.getWidth())).anyMatch(x -> (image.getRGB(x, y) & 0xffffff) == MEAN)).toArray();
	}

	@Test
	void widerIntervalsAreDrawnLongerAndHigherMeansHigher() {
		final BufferedImage image = plot(group(0.8, 0.81, 0.82), group(0.3, 0.5, 0.7));
		final int[] left = rows(image, 0, 0.6);
		final int[] right = rows(image, 0.6, 1);
		assertTrue(right.length > 3 * left.length, left.length + " and " + right.length);
		assertTrue(left[left.length / 2] < right[right.length / 2]);
	}

	@Test
	void aValueAloneIsAPointWithoutInterval() {
		final int[] rows = rows(plot(group(0.5)), 0, 1);
		assertTrue(rows.length > 5 && rows.length < 15, rows.length + " rows");
	}

	@Test
	void aGroupWithoutValuesLeavesItsPlaceEmpty() {
		assertEquals(0, rows(plot(group()), 0, 1).length);
	}

	@Test
	void thePictureGrowsWithItsGroups() {
		final Group one = group(0.5, 0.6);
		assertTrue(plot(one, one, one, one).getWidth() > plot(one, one).getWidth());
	}
}
