package io.github.phasegen.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
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

	@Test
	void slicesWithAndWithoutBrainAreDrawnApart() {
		final HeadVolume head = Phantoms.head(true);
		final HeadSource all = new HeadSource(head, 0.03);
		for (final boolean withBrain : new boolean[] { true, false }) {
			final HeadSource some = all.only(withBrain).orElseThrow();
			final SplittableRandom random = new SplittableRandom(3);
			for (int i = 0; i < 50; i++)
				assertEquals(withBrain, showsBrain(head, some.drawSlice(random)));
		}
	}

	@Test
	void aHeadOfBrainAloneHasNoSliceWithoutBrain() {
		final HeadVolume head = Phantoms.head(true);
		final boolean[] everywhere = new boolean[head.data().length];
		Arrays.fill(everywhere, true);
		final HeadVolume brain = new HeadVolume(head.width(), head.height(), head.depth(), head.voxelSizeMm(), head.data(), everywhere, head
			.bodyAxis(), "brain");
		assertTrue(new HeadSource(brain).only(false).isEmpty());
		assertThrows(IllegalStateException.class, () -> new HeadSource(Phantoms.head(false)).only(true));
	}

	private static boolean showsBrain(final HeadVolume head, final int[] slice) {
		for (int i = 0; i < head.brain().length; i++)
			if (head.brain()[i] && i / head.stride(slice[0]) % head.size(slice[0]) == slice[1]) return true;
		return false;
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
