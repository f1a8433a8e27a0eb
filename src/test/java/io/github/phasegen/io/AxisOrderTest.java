package io.github.phasegen.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxisOrderTest {

	@Test
	void findsTheDimensionOfEveryAxis() {
		final AxisOrder order = AxisOrder.parse(" ZC1yx ");
		assertEquals(5, order.rank());
		assertEquals(4, order.dimension(0));
		assertEquals(3, order.dimension(1));
		assertEquals(1, order.dimension(2));
		assertEquals(0, order.dimension(3));
		assertEquals(-1, order.dimension(4));
		assertEquals("zc1yx", order.toString());
	}

	@Test
	void tellsTheSizesOfAnArrayThatHoldsAnImage() {
		final ImageShape shape = new ImageShape(5, 4, 2, 3, 6);
		assertArrayEquals(new long[] { 3, 2, 1, 4, 5 }, AxisOrder.parse("zc1yx").sizes(shape));
		assertArrayEquals(new long[] { 5, 4, 2, 3, 6 }, AxisOrder.parse("xyczt").sizes(shape));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "y", "xy z", "xyy", "zzxy", "xyk", "11" })
	void whatCannotBeUnderstoodIsRefused(final String letters) {
		final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> AxisOrder.parse(letters));
		assertTrue(e.getMessage().contains("expected x and y once each"), e.getMessage());
		if (!letters.isEmpty()) assertThrows(IllegalArgumentException.class, () -> new ReadOptions("", letters));
	}
}
