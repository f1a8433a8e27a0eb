package io.github.phasegen.simulate.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.phasegen.metrics.HeadMask;
import io.github.phasegen.metrics.StructuralDistance;

class PhaseBaselinesTest {

	@Test
	void thereAreSixUnderTheirOwnNames() {
		final var heads = List.of(TestHeads.drawnBy(new GaussianRandomField(new GaussianRandomField.Parameters(0.2, 1)), 24, 24, 3));
		final List<String> names = PhaseBaselines.fittedTo(heads, HeadMask::headOf, StructuralDistance::to).stream().map(PhaseBaseline::name).toList();
		assertEquals(List.of("zero", "constant random", "naive sinusoid", "polynomial", "Gaussian random field", "borrowed"), names);
		assertThrows(IllegalArgumentException.class, () -> PhaseBaselines.fittedTo(List.of(), HeadMask::headOf, StructuralDistance::to));
	}

	@Test
	void theSlicesOfAStackAreDrawnApart() {
		final List<float[]> phases = PhaseBaselines.drawStack(new ConstantRandomPhase(), List.of(new float[4], new float[4]), 2, 2, 5);
		assertEquals(2, phases.size());
		assertNotEquals(phases.get(0)[0], phases.get(1)[0]);
	}
}
