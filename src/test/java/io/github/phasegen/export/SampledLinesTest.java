package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SampledLinesTest {

	private static SampledLines of(final String lines) {
		final boolean[] used = new boolean[lines.length()];
		for (int i = 0; i < used.length; i++)
			used[i] = lines.charAt(i) == '1';
		return SampledLines.of(used);
	}

	@Test
	void allLines() {
		assertEquals(new SampledLines(8, 8, 8, "all lines"), of("11111111"));
		assertEquals(1, of("11111111").acceleration());
	}

	@Test
	void everyFourthLineAndTheCentre() {
		final SampledLines lines = of("1000100011111000100010");
		assertEquals(22, lines.lines());
		assertEquals(5, lines.centre());
		assertEquals("every 4th line outside the centre (5)", lines.pattern());
	}

	@Test
	void everySecondLineWithoutACentre() {
		assertEquals("every 2nd line outside the centre (1)", of("10101010").pattern());
		assertEquals(2, of("10101010").acceleration());
		assertEquals("every 2nd line", of("01010101").pattern());
	}

	@Test
	void randomLines() {
		assertEquals("irregular outside the centre (3)", of("1001000111000101001").pattern());
	}

	@Test
	void partialFourierIsOneBlock() {
		final SampledLines lines = of("0000111111111111");
		assertEquals("one block of lines, as after partial Fourier, zero filling or zero padding", lines.pattern());
		assertEquals(12, lines.sampled());
	}

	@Test
	void nothing() {
		assertEquals(new SampledLines(4, 0, 0, "no lines"), of("0000"));
		assertEquals(1, of("0000").acceleration());
	}
}
