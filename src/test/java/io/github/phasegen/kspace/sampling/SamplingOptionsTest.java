package io.github.phasegen.kspace.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.sampling.PartialFourier.Side;
import io.github.phasegen.kspace.sampling.SamplingOptions.Partial;

class SamplingOptionsTest {

	private static SamplingPattern pattern(final String mask, final String axis) {
		return SamplingOptions.defaults().withMask(SamplingKind.parse(mask), 5, 0.05).withPartial(Partial.of(0.75, "high")).withAxis(axis).pattern(
			PlaneAxis.X);
	}

	@Test
	void namesStandForPatterns() {
		assertEquals(new RandomColumns(5, 0.05, PlaneAxis.X), pattern("random", "auto"));
		assertEquals(new EquispacedColumns(5, 0.05, PlaneAxis.Y), pattern("Equispaced", "y"));
		assertEquals(new MagicColumns(5, 0.05, PlaneAxis.X), pattern("magic", "x"));
		assertEquals(new GaussianColumns(5, 0.05, PlaneAxis.Y), pattern("gaussian", "Y"));
		assertEquals(new GaussianPoints(5, 0.05), pattern("gaussian-2d", "y"));
		assertEquals(new PoissonDisc(5, 0.05), pattern("poisson", "auto"));
		assertEquals(new PartialFourier(0.75, Side.HIGH, PlaneAxis.Y), pattern(" partial ", "y"));
	}

	@Test
	void everyKindHasItsName() {
		for (final SamplingKind kind : SamplingKind.values())
			assertEquals(kind, SamplingKind.parse(kind.optionName()));
	}

	@Test
	void otherNamesAreErrors() {
		assertEquals("mask: expected one of random, equispaced, magic, gaussian, gaussian-2d, poisson, partial, found spiral", assertThrows(
			IllegalArgumentException.class, () -> SamplingKind.parse("spiral")).getMessage());
		assertThrows(IllegalArgumentException.class, () -> SamplingOptions.defaults().withAxis("z"));
		assertThrows(IllegalArgumentException.class, () -> Partial.of(0.7, "left"));
		assertThrows(IllegalArgumentException.class, () -> Partial.of(0.5, "low"));
		assertThrows(IllegalArgumentException.class, () -> SamplingOptions.defaults().withMask(SamplingKind.RANDOM, 0, 0.1));
	}
}
