package io.github.phasegen.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.phasegen.kspace.ComplexPlane;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class AcquisitionSimulatorTest {

	private static final HeadSource HEAD = new HeadSource(Phantoms.head(true));
	private static final TargetSize SMALL = new TargetSize.LongestSide(48, 96);

	private static ComplexPlane simulate(final AcquisitionSettings settings, final TargetSize target, final long seed) {
		return new AcquisitionSimulator(settings).simulate(HEAD, target, new SplittableRandom(seed)).image();
	}

	@Test
	void theSameSeedGivesTheSameBytes() {
		for (int seed = 0; seed < 10; seed++)
			assertArrayEquals(simulate(AcquisitionSettings.defaults(), SMALL, seed).data(), simulate(AcquisitionSettings.defaults(), SMALL, seed).data());
	}

	@Test
	void anImageDoesNotDependOnWhatWasSimulatedBefore() {
		final AcquisitionSimulator used = new AcquisitionSimulator(AcquisitionSettings.defaults());
		for (int seed = 0; seed < 5; seed++)
			used.simulate(new HeadSource(Phantoms.head(false)), SMALL, new SplittableRandom(seed));
		assertArrayEquals(simulate(AcquisitionSettings.defaults(), SMALL, 3).data(), used.simulate(HEAD, SMALL, new SplittableRandom(3)).image().data());
	}

	@Test
	void anotherSeedGivesAnotherImage() {
		final TargetSize size = new TargetSize.Exact(32, 32);
		assertFalse(Arrays.equals(simulate(AcquisitionSettings.defaults(), size, 1).data(), simulate(AcquisitionSettings.defaults(), size, 2).data()));
	}

	@Test
	void sizesAreAsAsked() {
		for (int seed = 0; seed < 30; seed++) {
			final ComplexPlane exact = simulate(AcquisitionSettings.defaults(), new TargetSize.Exact(37 + seed % 2, 51), seed);
			assertEquals(37 + seed % 2, exact.width());
			assertEquals(51, exact.height());
			final ComplexPlane ranged = simulate(AcquisitionSettings.defaults(), SMALL, seed);
			final int longest = Math.max(ranged.width(), ranged.height());
			assertTrue(longest >= 48 && longest <= 96, "longest side " + longest);
		}
	}

	@Test
	void everySampleIsFiniteAndTheHeadHasUnitBrightness() {
		for (int seed = 0; seed < 100; seed++) {
			final ComplexPlane image = simulate(AcquisitionSettings.defaults(), SMALL, seed);
			final float[] magnitude = image.magnitude();
			for (final float m : magnitude)
				assertTrue(Float.isFinite(m));
			Arrays.sort(magnitude);
			assertTrue(magnitude[magnitude.length - 1] > 0.3 && magnitude[magnitude.length - 1] < 8, "seed " + seed + ": brightest pixel " + magnitude[magnitude.length - 1]);
		}
	}
}
