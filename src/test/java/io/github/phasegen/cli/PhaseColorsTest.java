package io.github.phasegen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PhaseColorsTest {

	@Test
	void theScaleIsCyclicAndWithoutJumps() {
		assertEquals(PhaseColors.rgb(-Math.PI), PhaseColors.rgb(Math.PI));
		assertEquals(PhaseColors.rgb(0.3), PhaseColors.rgb(0.3 + 2 * Math.PI));
		for (double phase = -4; phase < 4; phase += 0.01)
			for (int shift = 0; shift < 24; shift += 8)
				assertTrue(Math.abs((PhaseColors.rgb(phase) >> shift & 255) - (PhaseColors.rgb(phase + 0.01) >> shift & 255)) <= 4);
	}

	@Test
	void quartersOfATurnDiffer() {
		assertNotEquals(PhaseColors.rgb(Math.PI / 2), PhaseColors.rgb(-Math.PI / 2));
		assertNotEquals(PhaseColors.rgb(0), PhaseColors.rgb(Math.PI));
	}
}
