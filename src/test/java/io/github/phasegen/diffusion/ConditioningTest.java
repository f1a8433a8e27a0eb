package io.github.phasegen.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.model.StageConfig;
import org.junit.jupiter.api.Test;

class ConditioningTest {

	@Test
	void theScaleOfAConstantIsTheConstant() {
		final float[] constant = new float[30];
		Arrays.fill(constant, 7);
		assertEquals(7, Conditioning.scale(constant), 1e-6);
		assertEquals(3, Conditioning.scale(new float[] { 3 }));
	}

	@Test
	void theScaleFollowsTheUnit() {
		final float[] head = head(0.5);
		final float[] brighter = head.clone();
		for (int i = 0; i < brighter.length; i++)
			brighter[i] *= 1024;
		assertEquals(1024 * Conditioning.scale(head), Conditioning.scale(brighter));
	}

	@Test
	void theScaleDoesNotDependOnHowMuchBackgroundThereIs() {
		assertEquals(Conditioning.scale(head(0.9)), Conditioning.scale(head(0.1)), 1e-5);
	}

	/** Values 1 to 3 in a part of the image, a dark background in the rest. */
	private static float[] head(final double part) {
		final float[] values = new float[6000];
		for (int i = 0; i < values.length; i++)
			values[i] = i < part * values.length ? 1 + i % 3 : 0.01f;
		return values;
	}

	@Test
	void aFewBrightPixelsInTheDarkStillHaveAScale() {
		final float[] points = new float[10_000];
		points[17] = 5;
		assertEquals(5, Conditioning.scale(points), 1e-6);
	}

	@Test
	void onlyAnEmptyImageHasTheScaleZero() {
		assertEquals(0, Conditioning.scale(new float[9]));
		assertTrue(Conditioning.scale(new float[] { 0, Float.MIN_VALUE, 0, 0 }) > 0);
		assertTrue(Float.isFinite(Conditioning.scale(new float[] { Float.MAX_VALUE, Float.MAX_VALUE })));
	}

	@Test
	void compressionGrowsFromMinusOneAndSpreadsTheDark() {
		assertEquals(-1, Conditioning.compress(0));
		assertEquals(0.97, Conditioning.compress(1), 0.01);
		final float dark = Conditioning.compress(0.02f) - Conditioning.compress(0.01f);
		final float bright = Conditioning.compress(1.01f) - Conditioning.compress(1);
		assertTrue(dark > 20 * bright && bright > 0);
	}

	@Test
	void theMagnitudeIsTheFirstChannelAndTheCoarserLevelTheSecond() {
		final float[] magnitude = { 1, 2 };
		final float a = Conditioning.compress(1);
		final float b = Conditioning.compress(2);
		assertArrayEquals(new float[] { 1, 2, a, b }, Conditioning.planes(magnitude, null));
		final ComplexPlane coarse = new ComplexPlane(2, 1, new float[] { 3, 4, 5, 6 });
		// real planes of both channels, then imaginary planes
		assertArrayEquals(new float[] { 1, 2, 3, 5, a, b, 4, 6 }, Conditioning.planes(magnitude, coarse));
	}

	@Test
	void modelFilesExpectTheseChannelsAndTheNoisyImage() {
		for (final boolean refines : new boolean[] { false, true })
			assertEquals(1 + Conditioning.channels(refines), new StageConfig(refines ? StageConfig.REFINE : StageConfig.BASE, 0, null,
				null).inputChannels());
	}
}
