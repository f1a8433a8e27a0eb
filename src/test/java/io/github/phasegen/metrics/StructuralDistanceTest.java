package io.github.phasegen.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.phasegen.kspace.ComplexPlane;

class StructuralDistanceTest {

	private static final int N = 40;

	private static ComplexPlane ramp(final int width, final double slope) {
		final float[] ones = TestPhases.plane(width, N, (x, y) -> 1);
		return ComplexPlane.fromPolar(width, N, ones, TestPhases.wrapped(width, N, (x, y) -> slope * (x + y)));
	}

	private static boolean[] all(final int width) {
		return TestPhases.everywhere(width * N);
	}

	@Test
	void isTheSumOfBothMeasures() {
		final var distance = StructuralDistance.to(List.of(ramp(N, 0.5)), List.of(all(N)));
		assertEquals(0.2, distance.applyAsDouble(List.of(ramp(N, 0.3).phase())), 2e-3);
		final float[] noise = TestPhases.uniform(N * N, 1);
		final double gradients = GradientHistogram.of(noise, N, N, all(N))
			.wassersteinTo(GradientHistogram.of(ramp(N, 0.5).phase(), N, N, all(N)));
		final double coherence = CoherenceCurve.of(noise, N, N, all(N)).distanceTo(CoherenceCurve.of(ramp(N, 0.5).phase(), N, N, all(N)));
		assertEquals(gradients + coherence, distance.applyAsDouble(List.of(noise)), 1e-6);
	}

	@Test
	void sizesArePooledApartAndCountByTheirSlices() {
		final var distance = StructuralDistance.to(List.of(ramp(N, 0.5), ramp(48, 0.5), ramp(N, 0.5)), List.of(all(N), all(48), all(N)));
		final List<float[]> phases = List.of(ramp(N, 0.5).phase(), ramp(48, 0.2).phase(), ramp(N, 0.5).phase());
		assertEquals(0.1, distance.applyAsDouble(phases), 2e-3);
	}

	@Test
	void slicesWithoutMatchAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> StructuralDistance.to(List.of(ramp(N, 0)), List.of()));
		assertThrows(IllegalArgumentException.class, () -> StructuralDistance.to(List.of(), List.of()));
		final var distance = StructuralDistance.to(List.of(ramp(N, 0.5)), List.of(all(N)));
		assertThrows(IllegalArgumentException.class, () -> distance.applyAsDouble(List.of()));
		assertThrows(IllegalArgumentException.class, () -> distance.applyAsDouble(List.of(new float[7])));
	}
}
