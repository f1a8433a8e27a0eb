package io.github.phasegen.io;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseScaleTest {

	private static final float PI = (float) Math.PI;

	@Test
	void radiansStayAsTheyAre() {
		final float[] phase = { -PI, 0, 1.25f, 3.14f };
		assertEquals(PhaseScale.RADIANS, PhaseScale.detect(phase));
		assertClose(phase, PhaseScale.RADIANS.toRadians(phase), 0);
	}

	@Test
	void radiansMayBeCountedFromZero() {
		assertEquals(PhaseScale.RADIANS, PhaseScale.detect(new float[] { 0, 6.28f, 1 }));
	}

	@Test
	void signedIntegersSpanFromMinusPiToPi() {
		final float[] stored = { -4096, -2048, 0, 2048, 4094 };
		assertEquals(PhaseScale.SIGNED_4096, PhaseScale.detect(stored));
		assertClose(new float[] { -PI, -PI / 2, 0, PI / 2, PI * 4094 / 4096 }, PhaseScale.SIGNED_4096.toRadians(stored), 1e-6);
	}

	@Test
	void unsignedIntegersSpanFromMinusPiToPi() {
		final float[] stored = { 0, 1024, 2048, 4095 };
		assertEquals(PhaseScale.UNSIGNED_4095, PhaseScale.detect(stored));
		assertClose(new float[] { -PI, -PI / 2, 0, PI * 2047 / 2048 }, PhaseScale.UNSIGNED_4095.toRadians(stored), 1e-6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "RADIANS", "SIGNED_4096", "UNSIGNED_4095" })
	void everyScaleDescribesItself(final String name) {
		assertTrue(PhaseScale.valueOf(name).description().length() >= 7);
	}

	static Stream<float[]> otherScales() {
		return Stream.of(new float[] { 0, 0, 0 }, new float[] { -180, 17, 180 }, new float[] { -0.0036f, 0.0037f },
			new float[] { -3142, 3141.5f },
			new float[] { 0, 65535 }, new float[] { -4097, 4096 }, new float[] { -200.5f, 310 }, new float[] { 2000, 2100 },
			new float[] { 0, Float.NaN }, new float[] { -1, Float.POSITIVE_INFINITY }, new float[0]);
	}

	@ParameterizedTest
	@MethodSource("otherScales")
	void otherValuesAreRefused(final float[] values) {
		final Exception e = assertThrows(IllegalArgumentException.class, () -> PhaseScale.detect(values));
		assertTrue(e.getMessage().contains("expected"), e.getMessage());
	}
}
