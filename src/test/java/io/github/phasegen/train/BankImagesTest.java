package io.github.phasegen.train;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import io.github.phasegen.kspace.ComplexPlane;
import org.junit.jupiter.api.Test;

/** Trainings that are compared see the same magnitudes; only the phase differs. */
class BankImagesTest {

	private static final int SIDE = 16;

	/** Example i has the magnitude i + 1, the acquired phase 1 and the generated phase 2. */
	private static List<BankExample> head(final int count) {
		final List<BankExample> examples = new ArrayList<>();
		for (int i = 0; i < count; i++)
			examples.add(new BankExample(ComplexPlane.fromPolar(SIDE, SIDE, filled(i + 1), filled(1)), filled(2), filled(0), i));
		return examples;
	}

	private static float[] filled(final float value) {
		final float[] values = new float[SIDE * SIDE];
		Arrays.fill(values, value);
		return values;
	}

	private static ComplexPlane draw(final double share, final StripPhase other, final long seed) {
		return new BankImages(List.of(head(10)), share, other).draw(new SplittableRandom(seed), SIDE, SIDE);
	}

	@Test
	void theFirstExamplesKeepTheirPhaseAndTheRestGetsTheOther() {
		for (int seed = 0; seed < 40; seed++) {
			final ComplexPlane image = draw(0.3, StripPhase.GENERATED, seed);
			assertEquals(image.magnitude()[0] < 3.5 ? 1 : 2, image.phase()[0], 1e-5);
		}
	}

	@Test
	void magnitudesDoNotDependOnThePhase() {
		for (int seed = 0; seed < 10; seed++)
			for (final StripPhase phase : List.of(StripPhase.ZERO, StripPhase.NAIVE, StripPhase.SMOOTH))
				assertClose(draw(1, StripPhase.SIMULATED, seed).magnitude(), draw(0.1, phase, seed).magnitude(), 1e-5);
	}

	@Test
	void allSharesFromNoneToAllAreExact() {
		for (final double share : new double[] { 0, 0.2, 1 }) {
			final boolean[] seen = new boolean[11];
			for (int seed = 0; seed < 300; seed++) {
				final ComplexPlane image = draw(share, StripPhase.ZERO, seed);
				seen[Math.round(image.magnitude()[0])] = Math.abs(image.phase()[0] - 1) < 1e-5;
			}
			int real = 0;
			for (final boolean one : seen)
				real += one ? 1 : 0;
			assertEquals(10 * share, real);
		}
	}

	@Test
	void sharesOutOfRangeAndMissingSizesAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new BankImages(List.of(head(1)), 1.1, StripPhase.ZERO));
		final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new BankImages(List.of(head(1)), 1,
			StripPhase.ZERO).draw(new SplittableRandom(1), SIDE, 2 * SIDE));
		assertTrue(e.getMessage().startsWith("bank: found no example of 16 x 32 pixels"), e.getMessage());
	}
}
