package io.github.phasegen.simulate;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class HeadSourceTest {

	/** The phantom's head reaches from z = 3.5 to 43.5; its area along z is that of an ellipse, 0.28 of the largest at 17 from the centre. */
	@Test
	void theLeastAreaDecidesHowNearTheVertexSlicesAreDrawn() {
		final HeadVolume head = Phantoms.head(true);
		final int usual = topmost(new HeadSource(head));
		final int nearly = topmost(new HeadSource(head, 0.03));
		assertTrue(usual >= 39 && usual <= 41, "usual " + usual);
		assertTrue(nearly >= 42 && nearly <= 44, "0.03: " + nearly);
	}

	@Test
	void anAreaThatIsNoPartIsRefused() {
		final HeadVolume head = Phantoms.head(true);
		for (final double area : new double[] { 0, -1, 1.1, Double.NaN })
			assertThrows(IllegalArgumentException.class, () -> new HeadSource(head, area));
	}

	private static int topmost(final HeadSource source) {
		final SplittableRandom random = new SplittableRandom(2);
		int top = 0;
		for (int i = 0; i < 600; i++) {
			final int[] slice = source.drawSlice(random);
			if (slice[0] == 2) top = Math.max(top, slice[1]);
		}
		return top;
	}
}
