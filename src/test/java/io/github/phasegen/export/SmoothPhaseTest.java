package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import io.github.phasegen.io.ImageShape;

class SmoothPhaseTest {

	private static final ImageShape SHAPE = new ImageShape(48, 40, 2, 9, 2);

	private static double largestStep(final float[] a, final float[] b) {
		double largest = 0;
		for (int i = 0; i < a.length; i++)
			largest = Math.max(largest, Math.abs(a[i] - b[i]));
		return largest;
	}

	@Test
	void neighbouringPixelsAndSlicesHaveNearlyTheSamePhase() {
		final SmoothPhase phase = new SmoothPhase(SHAPE, 3);
		final float[] first = phase.draw(null, 0);
		for (int i = 0; i + 1 < SHAPE.planeSamples(); i++)
			assertTrue((i + 1) % 48 == 0 || Math.abs(first[i + 1] - first[i]) < 1);
		for (int z = 0; z < 8; z++)
			assertTrue(largestStep(phase.draw(null, 2 * z), phase.draw(null, 2 * z + 2)) < 2.5);
		assertTrue(largestStep(first, phase.draw(null, 16)) > 2);
	}

	@Test
	void channelsAndFramesShareTheField() {
		final SmoothPhase phase = new SmoothPhase(SHAPE, 3);
		assertArrayEquals(phase.draw(null, SHAPE.plane(0, 4, 0)), phase.draw(null, SHAPE.plane(1, 4, 1)));
	}

	@Test
	void theSeedChoosesTheField() {
		assertArrayEquals(new SmoothPhase(SHAPE, 3).draw(null, 5), new SmoothPhase(SHAPE, 3).draw(null, 5));
		assertTrue(largestStep(new SmoothPhase(SHAPE, 3).draw(null, 5), new SmoothPhase(SHAPE, 4).draw(null, 5)) > 1);
	}

	@Test
	void theSpreadIsTheSameInEverySlice() {
		final double[] variance = new double[9];
		for (int seed = 0; seed < 400; seed++)
			for (int z = 0; z < 9; z += 4) {
				final float[] plane = new SmoothPhase(new ImageShape(16, 16, 1, 9, 1), seed).draw(null, z);
				variance[z] += Math.pow(plane[0] - plane[255], 2) / 400;
			}
		assertEquals(1, variance[4] / variance[0], 0.3);
		assertEquals(1, variance[8] / variance[0], 0.3);
	}
}
