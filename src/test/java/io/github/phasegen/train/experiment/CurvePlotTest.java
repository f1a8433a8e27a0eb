package io.github.phasegen.train.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;

import io.github.phasegen.train.experiment.CurvePlot.Curve;
import io.github.phasegen.train.experiment.CurvePlot.Panel;
import org.junit.jupiter.api.Test;

class CurvePlotTest {

	/** Of the first curve. */
	private static final int COLOUR = 0x1B6CA8;

	private static BufferedImage plot(final MeanInterval... points) {
		final List<String> ticks = IntStream.range(0, points.length).mapToObj(Integer::toString).toList();
		return new CurvePlot("Title", "PSNR dB", "share", ticks, List.of(new Panel("panel", List.of(new Curve("curve", List.of(points)))))).draw();
	}

	/** Rows with a pixel of the curve in a column. */
	private static int[] rows(final BufferedImage image, final int x) {
		return IntStream.range(PlotScale.TOP, PlotScale.HEIGHT - PlotScale.BOTTOM - 30).filter(y -> (image.getRGB(x, y) & 0xffffff) == COLOUR)
			.toArray();
	}

	private static int column(final int tick, final int ticks) {
		return PlotScale.LEFT + 520 * (2 * tick + 1) / (2 * ticks);
	}

	@Test
	void widerIntervalsAreDrawnLongerAndHigherMeansHigher() {
		final BufferedImage image = plot(MeanInterval.of(List.of(4.9, 5.0, 5.1)), MeanInterval.of(List.of(1.0, 2.0, 3.0)));
		final int[] left = rows(image, column(0, 2));
		final int[] right = rows(image, column(1, 2));
		assertTrue(right.length > 2 * left.length, left.length + " and " + right.length);
		assertTrue(left[left.length / 2] < right[right.length / 2]);
	}

	@Test
	void aPointThatIsMissingLeavesItsPlaceEmpty() {
		assertEquals(0, rows(plot(MeanInterval.of(List.of(1.0)), MeanInterval.of(List.of())), column(1, 2)).length);
	}
}
