package io.github.phasegen.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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

	@Test
	void theBackgroundPhaseIsUniform() {
		final AcquisitionSettings.Readout noisy = new AcquisitionSettings.Readout(new Range(6, 30), 0, 0.15, 0.5, 0.35, 0.35, 0, 0);
		for (int seed = 0; seed < 20; seed++) {
			final ComplexPlane image = simulate(AcquisitionSettings.defaults().withReadout(noisy), new TargetSize.LongestSide(64, 64), seed);
			final float[] magnitude = image.magnitude();
			final float[] sorted = magnitude.clone();
			Arrays.sort(sorted);
			final float dim = sorted[sorted.length / 8];
			double re = 0;
			double im = 0;
			int n = 0;
			for (int i = 0; i < magnitude.length; i++)
				if (magnitude[i] > 0 && magnitude[i] < dim) {
					re += image.data()[2 * i] / magnitude[i];
					im += image.data()[2 * i + 1] / magnitude[i];
					n++;
				}
			assertTrue(Math.hypot(re, im) / n < 0.25, "seed " + seed + ": resultant length " + Math.hypot(re, im) / n);
		}
	}

	@Test
	void withoutNoiseAndPhaseEffectsTheHeadKeepsItsConstantPhase() {
		final AcquisitionSettings.Readout clean = new AcquisitionSettings.Readout(new Range(6, 30), 1, 0, 0, 0, 0, 0, 0);
		final AcquisitionSettings settings = AcquisitionSettings.defaults().withReadout(clean)
			.withEcho(new AcquisitionSettings.Echo(new Range(2, 2), 1, 0, new Range(1, 5)))
			.withPhase(new AcquisitionSettings.Phase(new Range(0, 0), 0, 0, new Range(0, 0), 1, 0));
		final ComplexPlane image = simulate(settings, new TargetSize.Exact(64, 64), 6);
		final float[] magnitude = image.magnitude();
		double re = 0;
		double im = 0;
		double sum = 0;
		for (int i = 0; i < magnitude.length; i++) {
			re += image.data()[2 * i];
			im += image.data()[2 * i + 1];
			sum += magnitude[i];
		}
		assertTrue(Math.hypot(re, im) / sum > 0.9, "resultant length " + Math.hypot(re, im) / sum);
	}

	@Test
	void nativeImagesHaveThePixelsOfTheVolumeUpToTheLimit() {
		final AcquisitionSettings settings = AcquisitionSettings.defaults().withView(
			new AcquisitionSettings.View(new Range(1, 1), 0, 0, 0, 0, new Range(1, 1), 0, 0));
		for (int seed = 0; seed < 5; seed++) {
			final ComplexPlane full = simulate(settings, new TargetSize.Native(448), seed);
			final ComplexPlane limited = simulate(settings, new TargetSize.Native(30), seed);
			final int longest = Math.max(full.width(), full.height());
			assertTrue(longest >= 30 && longest <= 50, "longest side " + longest);
			assertEquals(30, Math.max(limited.width(), limited.height()));
		}
	}

	@Test
	void aHeadWithoutBrainMaskIsSimulatedToo() {
		final HeadSource plain = new HeadSource(Phantoms.head(false));
		final ComplexPlane image = new AcquisitionSimulator(AcquisitionSettings.defaults()).simulate(plain, SMALL, new SplittableRandom(1)).image();
		assertTrue(image.magnitude().length > 0);
	}

	@Test
	void settingsOutOfRangeAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new Range(2, 1));
		assertThrows(IllegalArgumentException.class, () -> new AcquisitionSettings.Echo(new Range(0, 30), 0.2, 0.2, new Range(1, 5)));
		assertThrows(IllegalArgumentException.class, () -> new AcquisitionSettings.Echo(new Range(2, 30), 1.2, 0.2, new Range(1, 5)));
		assertThrows(IllegalArgumentException.class, () -> new TargetSize.LongestSide(96, 48));
	}

	@Test
	void aBlankBackgroundIsBlankBeyondTheVolumeToo() {
		final AcquisitionSettings settings = AcquisitionSettings.defaults()
			.withReadout(new AcquisitionSettings.Readout(new Range(6, 6), 0, 0, 0, 0, 0, 1, 0))
			.withView(new AcquisitionSettings.View(new Range(2, 2), 1, 0, 0, 0, new Range(1, 1), 0, 0));
		final ComplexPlane image = new AcquisitionSimulator(settings)
			.simulate(new HeadSource(Phantoms.filledBlock()), new TargetSize.Exact(48, 48), new SplittableRandom(1)).image();
		for (int n = 0; n < 48; n++)
			for (final int edge : new int[] { 2, 45 }) {
				assertEquals(0, image.re(n, edge));
				assertEquals(0, image.re(edge, n));
			}
		assertTrue(Math.hypot(image.re(24, 24), image.im(24, 24)) > 0.2);
	}
}
