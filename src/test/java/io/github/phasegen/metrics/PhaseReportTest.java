package io.github.phasegen.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import io.github.phasegen.kspace.ComplexPlane;

class PhaseReportTest {

	private static final int N = 64;

	/** Three slices of an object with smooth phase in complex noise. */
	private static List<ComplexPlane> measured(final long seed) {
		final List<ComplexPlane> planes = new ArrayList<>();
		final boolean[] disc = TestPhases.disc(N, N, 24);
		final Random random = new Random(seed);
		for (int k = 0; k < 3; k++) {
			final ComplexPlane plane = new ComplexPlane(N, N);
			for (int i = 0; i < N * N; i++) {
				final double phase = 0.1 * (i % N) + 2 * Math.sin(0.1 * (i / N)) + k;
				plane.data()[2 * i] = (float) ((disc[i] ? Math.cos(phase) : 0) + 0.02 * random.nextGaussian());
				plane.data()[2 * i + 1] = (float) ((disc[i] ? Math.sin(phase) : 0) + 0.02 * random.nextGaussian());
			}
			planes.add(plane);
		}
		return planes;
	}

	private static List<ComplexPlane> withPhase(final List<ComplexPlane> planes, final UnaryOperator<float[]> change) {
		return planes.stream().map(plane -> ComplexPlane.fromPolar(N, N, plane.magnitude(), change.apply(plane.phase()))).toList();
	}

	@Test
	void measuredPhaseIsPerfectToItself() {
		final PhaseReport report = PhaseReport.ofPlanes(measured(1), measured(1));
		for (final PhaseMeasure measure : PhaseMeasure.values()) {
			if (measure.goal() == PhaseMeasure.Goal.LOW && measure != PhaseMeasure.BACKGROUND_RESULTANT)
				assertEquals(0, report.get(measure), 1e-6, measure.key());
			if (measure.goal() == PhaseMeasure.Goal.HIGH)
				assertEquals(1, report.get(measure), 1e-6, measure.key());
		}
	}

	@Test
	void anotherGlobalPhasePerSliceChangesNothing() {
		final Random random = new Random(3);
		final PhaseReport same = PhaseReport.ofPlanes(measured(1), measured(1));
		final PhaseReport shifted =
			PhaseReport.ofPlanes(measured(1), withPhase(measured(1), phase -> TestPhases.plus(phase, 6 * random.nextDouble())));
		for (final PhaseMeasure measure : PhaseMeasure.values())
			assertEquals(same.get(measure), shifted.get(measure), 2e-3, measure.key());
	}

	@Test
	void pixelsWithoutMagnitudeHaveNoPhaseToJudge() {
		final List<ComplexPlane> blanked = measured(1);
		final boolean[] disc = TestPhases.disc(N, N, 24);
		for (final ComplexPlane plane : blanked)
			for (int i = 0; i < N * N; i++)
				if (!disc[i]) plane.data()[2 * i] = plane.data()[2 * i + 1] = 0;
		assertTrue(Double.isNaN(PhaseReport.ofPlanes(blanked, blanked).get(PhaseMeasure.BACKGROUND_RESULTANT)));
	}

	@Test
	void anotherDrawOfTheSameNoiseIsNearerThanZeroPhaseAndThanNoise() {
		final PhaseReport redrawn = PhaseReport.ofPlanes(measured(1), measured(2));
		final PhaseReport zero = PhaseReport.ofPlanes(measured(1), withPhase(measured(1), phase -> new float[N * N]));
		final PhaseReport noise = PhaseReport.ofPlanes(measured(1), withPhase(measured(1), phase -> TestPhases.uniform(N * N, 1)));
		for (final PhaseMeasure measure : List.of(PhaseMeasure.WRAPPED_GRADIENT_DISTANCE, PhaseMeasure.COHERENCE_DISTANCE,
			PhaseMeasure.SPECTRUM_DISTANCE, PhaseMeasure.ASYMMETRY_DIFFERENCE, PhaseMeasure.COS_SIN_SSIM, PhaseMeasure.CIRCULAR_ERROR)) {
			assertTrue(measure.better(redrawn.get(measure), noise.get(measure)), measure.key());
			assertTrue(measure.better(redrawn.get(measure), zero.get(measure)), measure.key());
		}
		assertEquals(1, zero.get(PhaseMeasure.BACKGROUND_RESULTANT), 1e-6);
		assertTrue(redrawn.get(PhaseMeasure.BACKGROUND_RESULTANT) < 0.1);
		assertTrue(redrawn.get(PhaseMeasure.BACKGROUND_GRADIENT_DISTANCE) < 0.1);
		assertEquals(Math.PI / 2, zero.get(PhaseMeasure.BACKGROUND_GRADIENT_DISTANCE), 0.1);
	}

	@Test
	void whatWasNotMeasuredIsLeftOut() {
		final List<ComplexPlane> masked = new ArrayList<>();
		final boolean[] disc = TestPhases.disc(N, N, 26);
		for (final ComplexPlane plane : measured(1))
			masked.add(ComplexPlane.fromPolar(N, N,
				TestPhases.plane(N, N, (x, y) -> disc[y * N + x] ? Math.hypot(plane.re(x, y), plane.im(x, y)) : 0), plane.phase()));
		final PhaseReport report = PhaseReport.ofPlanes(masked, measured(2));
		assertTrue(Double.isNaN(report.get(PhaseMeasure.BACKGROUND_GRADIENT_DISTANCE)));
		assertFalse(report.toMap().containsKey("backgroundGradientDistance"));
		assertTrue(report.toMap().containsKey("wrappedGradientDistance"));
	}

	@Test
	void stacksThatDoNotMatchAreNamed() {
		final List<ComplexPlane> three = measured(1);
		final var length = assertThrows(IllegalArgumentException.class, () -> PhaseReport.ofPlanes(three, three.subList(0, 2)));
		assertTrue(length.getMessage().contains("expected 3 slices") && length.getMessage().contains("found 2"), length.getMessage());
		final List<ComplexPlane> odd = List.of(three.get(0), three.get(1), new ComplexPlane(N, N - 1));
		final var size = assertThrows(IllegalArgumentException.class, () -> PhaseReport.ofPlanes(three, odd));
		assertTrue(size.getMessage().contains("slice 3") && size.getMessage().contains("64 x 63"), size.getMessage());
		assertThrows(IllegalArgumentException.class, () -> PhaseReport.ofPlanes(List.of(), List.of()));
	}
}
