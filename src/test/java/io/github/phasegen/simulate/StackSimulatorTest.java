package io.github.phasegen.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.phasegen.kspace.ComplexPlane;

class StackSimulatorTest {

	private static final int N = 24;
	private static final HeadVolume VOLUME = volume();

	/** A ball of magnitude 100 with a bright dot on its right. */
	private static HeadVolume volume() {
		final float[] data = new float[N * N * N];
		for (int i = 0; i < data.length; i++) {
			final double r = Math.hypot(i % N - 12, Math.hypot(i / N % N - 12, i / N / N - 12));
			final double dot = Math.hypot(i % N - 17, i / N % N - 12);
			data[i] = r < 9 ? dot < 2.5 ? 200 : 100 : 0;
		}
		return new HeadVolume(N, N, N, new float[] { 8, 8, 8 }, data, null, BodyAxis.Z_UP, "ball");
	}

	private static List<ComplexPlane> simulate(final long seed) {
		return new StackSimulator(new HeadSource(VOLUME), AcquisitionSettings.defaults()).simulate(seed);
	}

	@Test
	void everySliceOfTheVolumeIsAcquiredWhereItIs() {
		final List<ComplexPlane> slices = simulate(2);
		assertEquals(N, slices.size());
		double inside = 0;
		double dot = 0;
		double outside = 0;
		for (int k = 0; k < 5; k++) {
			final float[] magnitude = simulate(k).get(12).magnitude();
			inside += magnitude[12 * N + 9];
			dot += magnitude[12 * N + 17];
			outside += magnitude[2 * N + 2];
		}
		assertTrue(inside > 2 * outside, inside + " inside, " + outside + " outside");
		assertTrue(dot > inside, dot + " in the dot, " + inside + " beside it");
	}

	@Test
	void theSeedDecides() {
		assertArrayEquals(simulate(3).get(10).data(), simulate(3).get(10).data());
		assertFalse(Arrays.equals(simulate(3).get(10).data(), simulate(4).get(10).data()));
	}
}
