package io.github.phasegen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.simulate.TrainingImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SkullStripExamplesTest {

	private static SkullStripExamples examples(final String phase, final double curves, final double periphery) {
		return new SkullStripExamples(List.of(List.of(StripHeads.source(1))), new TrainSkullStripConfig.Data(List.of(), List.of(), 1, 1, Map
			.of(phase, 1.0), curves, periphery, 0.28, 0.1, null));
	}

	@Test
	void theMaskFitsTheImage() {
		final SplittableRandom random = new SplittableRandom(1);
		final SkullStripExamples examples = examples("simulated", 0, 0);
		int seen = 0;
		for (int k = 0; k < 10; k++) {
			final TrainingImage example = examples.draw(random, 64, 48);
			assertEquals(64 * 48, example.brain().length);
			double sum = 0;
			double moment = 0;
			final float[] magnitude = example.image().magnitude();
			for (int i = 0; i < magnitude.length; i++) {
				assertTrue(example.brain()[i] >= 0 && example.brain()[i] <= 1);
				sum += example.brain()[i];
				moment += example.brain()[i] * magnitude[i];
			}
			if (sum < 30) continue;
			seen++;
			final double inside = moment / sum;
			assertTrue(inside > 0.3, "brain is bright: " + inside);
		}
		assertTrue(seen >= 5, "most examples show brain: " + seen);
	}

	@Test
	void theAskedPartOfTheExamplesShowsNoBrain() {
		final SkullStripExamples examples = examples("zero", 0, 0);
		final SplittableRandom random = new SplittableRandom(4);
		int empty = 0;
		for (int k = 0; k < 200; k++) {
			boolean brain = false;
			for (final float part : examples.draw(random, 32, 32).brain())
				brain |= part > 0.1f;
			empty += brain ? 0 : 1;
		}
		assertTrue(empty >= 10 && empty <= 35, "a tenth of 200 is asked for, found " + empty);
	}

	@Test
	void theSameSeedGivesTheSameExample() {
		final SkullStripExamples examples = examples("smooth", 0.5, 0.5);
		for (int seed = 0; seed < 5; seed++) {
			final TrainingImage one = examples.draw(new SplittableRandom(seed), 32, 32);
			final TrainingImage two = examples("smooth", 0.5, 0.5).draw(new SplittableRandom(seed), 32, 32);
			assertArrayEquals(one.image().data(), two.image().data());
			assertArrayEquals(one.brain(), two.brain());
		}
	}

	@Test
	void thePeripheryOfKSpaceChangesTheImageAndNotTheMask() {
		final TrainingImage usual = examples("zero", 0, 0).draw(new SplittableRandom(3), 32, 32);
		final TrainingImage scaled = examples("zero", 0, 1).draw(new SplittableRandom(3), 32, 32);
		assertFalse(Arrays.equals(usual.image().data(), scaled.image().data()));
		assertArrayEquals(usual.brain(), scaled.brain());
	}

	@ParameterizedTest
	@EnumSource(value = StripPhase.class, mode = EnumSource.Mode.EXCLUDE, names = "GENERATED")
	void everyPhaseKeepsTheMagnitude(final StripPhase phase) {
		final ComplexPlane image = new ComplexPlane(20, 18);
		final SplittableRandom random = new SplittableRandom(4);
		for (int i = 0; i < image.data().length; i++)
			image.data()[i] = (float) random.nextGaussian();
		final ComplexPlane changed = phase.of(image, random);
		assertArrayEquals(image.magnitude(), changed.magnitude(), 1e-5f);
		if (phase == StripPhase.SIMULATED) assertArrayEquals(image.data(), changed.data());
		if (phase == StripPhase.ZERO) assertArrayEquals(new float[360], changed.imaginary());
		assertEquals(phase, StripPhase.parse(phase.toString()));
	}
}
