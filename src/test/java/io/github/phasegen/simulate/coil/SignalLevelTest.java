package io.github.phasegen.simulate.coil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

class SignalLevelTest {

	@Test
	void isTheMeanWithinTheMasksOfAllSlices() {
		final SignalLevel level = new SignalLevel();
		level.add(new float[] { 1, 100, 3 }, new boolean[] { true, false, true });
		level.add(new float[] { 8, 50 }, new boolean[] { true, false });
		assertEquals(4, level.mean(), 1e-9);
		assertEquals(0.2, level.sigmaForSnr(20), 1e-9);
		assertEquals(0, level.sigmaForSnr(Double.POSITIVE_INFINITY));
	}

	/** One hot pixel in a hundred does not shift the threshold, and an empty slice does not count. */
	@Test
	void withoutMasksTheHeadIsWhatIsBright() {
		final float[] slice = new float[1000];
		Arrays.fill(slice, 0, 400, 20);
		Arrays.fill(slice, 400, 990, 1);
		slice[999] = 1e9f;
		final double expected = (400 * 20 + 1e9) / 401;
		assertEquals(expected, SignalLevel.of(List.of(slice, slice.clone())).mean(), expected * 1e-6);
		assertEquals(20, SignalLevel.of(List.of(Arrays.copyOf(slice, 990), new float[50])).mean(), 1e-6);
	}

	@Test
	void nothingHasNoSignal() {
		assertEquals(0, SignalLevel.of(List.of(new float[10])).sigmaForSnr(30));
		assertEquals(0, new SignalLevel().mean());
	}

	@Test
	void rejectsWhatHasNoMeaning() {
		final SignalLevel level = new SignalLevel();
		assertThrows(IllegalArgumentException.class, () -> level.add(new float[3], new boolean[2]));
		assertThrows(IllegalArgumentException.class, () -> level.add(new float[] { Float.NaN }, new boolean[] { true }));
		assertThrows(IllegalArgumentException.class, () -> SignalLevel.of(List.of(new float[] { 1, 2, Float.NaN, Float.NaN })));
		assertThrows(IllegalArgumentException.class, () -> SignalLevel.of(List.of(new float[] { 1, 2, Float.POSITIVE_INFINITY })));
		assertThrows(IllegalArgumentException.class, () -> level.sigmaForSnr(0));
		assertThrows(IllegalArgumentException.class, () -> level.sigmaForSnr(Double.NaN));
	}
}
