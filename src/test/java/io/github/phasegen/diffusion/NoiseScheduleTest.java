package io.github.phasegen.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseScheduleTest {

	@ParameterizedTest
	@CsvSource({ "cosine, 2", "cosine, 50", "cosine, 1000", "cosine-zero-terminal, 2", "cosine-zero-terminal, 50",
		"cosine-zero-terminal, 1000" })
	void theImageFadesFromStepToStep(final String name, final int steps) {
		final NoiseSchedule schedule = NoiseSchedule.named(name, steps);
		assertEquals(name, schedule.name());
		assertEquals(steps, schedule.steps());
		for (int t = 0; t < steps; t++) {
			assertEquals(1, Math.pow(schedule.alpha(t), 2) + Math.pow(schedule.sigma(t), 2), 1e-12);
			assertTrue(schedule.alpha(t) < schedule.alpha(t - 1), "at " + t);
			assertEquals(Math.pow(schedule.alpha(t) / schedule.alpha(t - 1), 2), 1 - schedule.beta(t), 1e-12);
		}
	}

	@Test
	void beforeTheFirstStepIsTheCleanImage() {
		assertEquals(1, NoiseSchedule.cosine(10).alpha(-1));
		assertEquals(0, NoiseSchedule.cosine(10).sigma(-1));
	}

	@Test
	void zeroTerminalEndsInPureNoiseAndBeginsAsBefore() {
		final NoiseSchedule plain = NoiseSchedule.cosine(1000);
		final NoiseSchedule zero = plain.zeroTerminal();
		assertEquals(0, zero.alpha(999));
		assertEquals(1, zero.sigma(999));
		assertEquals(plain.alpha(0), zero.alpha(0), 1e-12);
		assertTrue(plain.alpha(999) > 0);
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 7, 50, 1000 })
	void anyNumberOfPassesIsSpreadEvenly(final int steps) {
		final NoiseSchedule schedule = NoiseSchedule.cosine(steps);
		for (int passes = 1; passes <= steps; passes++) {
			final int[] times = schedule.timesteps(passes);
			assertEquals(passes, times.length);
			assertEquals(steps - 1, times[0]);
			final double spacing = (double) steps / passes;
			for (int i = 0; i < passes; i++) {
				final int gap = times[i] - (i + 1 < passes ? times[i + 1] : -1);
				assertTrue(gap >= 1 && Math.abs(gap - spacing) <= 1, passes + " passes, gap " + gap);
			}
		}
	}

	@Test
	void asManyPassesAsStepsVisitEveryStep() {
		assertArrayEquals(new int[] { 4, 3, 2, 1, 0 }, NoiseSchedule.cosine(5).timesteps(5));
	}

	@Test
	void numbersOutOfRangeAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> NoiseSchedule.cosine(1));
		assertThrows(IllegalArgumentException.class, () -> NoiseSchedule.cosine(1_000_000));
		assertThrows(IllegalArgumentException.class, () -> NoiseSchedule.cosine(10).timesteps(0));
		assertThrows(IllegalArgumentException.class, () -> NoiseSchedule.cosine(10).timesteps(11));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "linear", "Cosine" })
	void anUnknownNameIsRefusedWithTheNamesThereAre(final String name) {
		final String message = assertThrows(IllegalArgumentException.class, () -> NoiseSchedule.named(name, 10)).getMessage();
		assertTrue(message.contains("cosine-zero-terminal"), message);
	}
}
