package io.github.phasegen.recon.network;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.TestPlanes;
import io.github.phasegen.kspace.sampling.RandomColumns;
import io.github.phasegen.kspace.sampling.SamplingMask;
import org.junit.jupiter.api.Test;

class NetworkInputTest {

	@Test
	void holdsImageMaskAndPhase() {
		final ComplexPlane image = new ComplexPlane(2, 1, new float[] { 2, 4, 6, 8 });
		final float[] planes = NetworkInput.planes(image, new SamplingMask(2, 1, new boolean[] { true, false }), 2);
		assertEquals("[1.0, 3.0, 1.0, 0.0, 1.0, 1.0, 2.0, 4.0, 0.0, 0.0, 0.0, 0.0]", Arrays.toString(planes));
	}

	/** Smooth phase on an even head with detail is found to a few degrees. */
	@Test
	void thePhaseIsThatOfLowResolution() {
		final ComplexPlane image = new ComplexPlane(64, 60);
		final double[] phase = new double[64 * 60];
		for (int y = 0; y < 60; y++)
			for (int x = 0; x < 64; x++) {
				phase[y * 64 + x] = 0.7 + x / 40.0 - y / 50.0;
				final double magnitude = Math.hypot(x - 32, y - 30) < 25 ? 1 + 0.2 * Math.sin(x * y) : 0;
				image.set(x, y, (float) (magnitude * Math.cos(phase[y * 64 + x])), (float) (magnitude * Math.sin(phase[y * 64 + x])));
			}
		final ComplexPlane found = LowResolutionPhase.of(image, new RandomColumns(3, 0.2, PlaneAxis.X).draw(64, 60, 1));
		for (int y = 15; y < 45; y++)
			for (int x = 17; x < 47; x++) {
				assertEquals(1, Math.hypot(found.re(x, y), found.im(x, y)), 1e-5);
				assertTrue(found.re(x, y) * Math.cos(phase[y * 64 + x]) + found.im(x, y) * Math.sin(phase[y * 64 + x]) > 0.98, x + ", " + y);
			}
	}

	@Test
	void aGlobalPhaseGoesThrough() {
		final SamplingMask mask = new RandomColumns(3, 0.2, PlaneAxis.X).draw(20, 16, 1);
		final ComplexPlane image = TestPlanes.random(20, 16, 1);
		final ComplexPlane rotated = new ComplexPlane(20, 16);
		for (int i = 0; i < 2 * 320; i += 2) {
			rotated.data()[i] = -image.data()[i + 1];
			rotated.data()[i + 1] = image.data()[i];
		}
		final float[] phase = LowResolutionPhase.of(image, mask).data();
		final float[] ofRotated = LowResolutionPhase.of(rotated, mask).data();
		for (int i = 0; i < phase.length; i += 2) {
			final float re = ofRotated[i + 1];
			ofRotated[i + 1] = -ofRotated[i];
			ofRotated[i] = re;
		}
		assertClose(phase, ofRotated, 1e-4);
	}

	@Test
	void withoutACentreThereIsNoPhase() {
		final boolean[] samples = new boolean[12];
		samples[0] = true;
		final float[] none = new float[24];
		for (int i = 0; i < 24; i += 2)
			none[i] = 1;
		assertArrayEquals(none, LowResolutionPhase.of(TestPlanes.random(4, 3, 1), new SamplingMask(4, 3, samples)).data());
	}
}
