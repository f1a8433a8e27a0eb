package io.github.phasegen.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GenerateOptionsTest {

	private final GenerateOptions options = GenerateOptions.defaults();

	@Test
	void everyOptionCanBeChangedAlone() {
		final GenerateOptions changed = options.withSampler(Sampler.DPMPP).withSteps(7).withSamples(3).withSeed(-5).withProjection(
			false).withSharedNoise(false);
		assertEquals(new GenerateOptions(Sampler.DPMPP, 7, 3, -5, false, false), changed);
		assertEquals(options, changed.withSampler(options.sampler()).withSteps(0).withSamples(1).withSeed(1).withProjection(true)
			.withSharedNoise(true));
	}

	@Test
	void whatIsOutOfRangeIsNamed() {
		assertNamed("sampler", () -> options.withSampler(null));
		assertNamed("steps", () -> options.withSteps(-1));
		assertNamed("steps", () -> options.withSteps(1001));
		assertNamed("samples", () -> options.withSamples(0));
		assertNamed("samples", () -> options.withSamples(65));
	}

	private static void assertNamed(final String field, final Executable change) {
		final String message = assertThrows(IllegalArgumentException.class, change).getMessage();
		assertTrue(message.startsWith(field), message);
	}
}
