package io.github.phasegen.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Images whose pixels are independent complex Gaussians, mean μ and E|x₀ − μ|² = s²: the best denoiser is then
 * μ + α·s²/(α²s² + σ²)·(x_t − α·μ), and the deterministic way from x_t to x₀ keeps (x_t − α·μ)/√(α²s² + σ²).
 */
class SamplersTest {

	private static final double MEAN_RE = 1;
	private static final double MEAN_IM = -0.5;
	private static final double SPREAD = 0.6;
	private static final StepNoise NONE = (manager, step) -> fail("a deterministic sampler draws no noise");
	private static final StepCallback SILENT = (step, steps, clean) -> {};

	private final NDManager manager = NDManager.newBaseManager();
	private final NoiseSchedule schedule = NoiseSchedule.cosine(2000).zeroTerminal();
	private final NDArray mean = manager.create(new float[] { (float) MEAN_RE, (float) MEAN_IM }, new Shape(1, 2, 1, 1));

	@AfterEach
	void close() {
		manager.close();
	}

	private Denoiser gaussianModel() {
		return (noisy, time) -> {
			final double alpha = schedule.alpha(time);
			final double sigma = schedule.sigma(time);
			final double weight = alpha * SPREAD * SPREAD / (alpha * alpha * SPREAD * SPREAD + sigma * sigma);
			final NDArray centre = noisy.zerosLike().add(mean);
			return noisy.sub(centre.mul(alpha)).mul(weight).add(centre);
		};
	}

	private NDArray noise(final NDManager owner, final long seed, final int side) {
		final float[] planar = new float[2 * side * side];
		NoiseKind.GAUSSIAN.fill(planar, new Random(seed));
		return owner.create(planar, new Shape(1, 2, side, side));
	}

	@ParameterizedTest
	@CsvSource({ "DDIM, 1", "DPMPP, 2" })
	void theErrorFallsWithTheOrderOfTheSampler(final Sampler sampler, final int order) {
		final double coarse = error(sampler, 80);
		final double fine = error(sampler, 160);
		final double finer = error(sampler, 320);
		assertTrue(coarse < 0.03, "error " + coarse);
		assertEquals(order, Math.log(coarse / fine) / Math.log(2), 0.3, "order from 80 to 160 steps");
		assertEquals(order, Math.log(fine / finer) / Math.log(2), 0.3, "order from 160 to 320 steps");
	}

	/** Largest distance from the exact solution, which maps the pure noise at the last time step to μ + s·noise. */
	private double error(final Sampler sampler, final int steps) {
		final NDArray start = noise(manager, 1, 8);
		final NDArray exact = start.mul(SPREAD).add(mean);
		final NDArray found = sampler.function().sample(gaussianModel(), start, SamplingPlan.of(schedule, steps), NONE, SILENT);
		return found.sub(exact).abs().max().getFloat();
	}

	@ParameterizedTest
	@EnumSource(Sampler.class)
	void manyStepsDrawTheRightDistribution(final Sampler sampler) {
		final int side = 64;
		final Random fresh = new Random(2);
		final NDArray drawn = sampler.function().sample(gaussianModel(), noise(manager, 1, side), SamplingPlan.of(schedule, 200), (
			owner, step) -> noise(owner, fresh.nextLong(), side), SILENT);
		final NDArray centre = drawn.sub(mean);
		for (int plane = 0; plane < 2; plane++) {
			assertEquals(0, centre.get(0, plane).mean().getFloat(), 0.03);
			assertEquals(SPREAD * SPREAD / 2, centre.get(0, plane).square().mean().getFloat(), 0.03 * SPREAD * SPREAD);
		}
	}

	@Test
	void ancestralNoiseIsThatOfThePosterior() {
		// with x₀ = 0 known, x' given x is Gaussian with variance β̃ = σ'²/σ²·(1 − α²/α'²)
		final NoiseSchedule steep = NoiseSchedule.cosine(4);
		final int side = 100;
		final NDArray start = manager.zeros(new Shape(1, 2, side, side));
		final List<NDArray> seen = new ArrayList<>();
		Samplers.ddpm().sample((noisy, time) -> {
			final NDArray copy = noisy.duplicate();
			copy.attach(manager);
			seen.add(copy);
			return noisy.zerosLike();
		}, start, new SamplingPlan(steep, new int[] { 2, 1 }), (owner, step) -> noise(owner, 3, side), SILENT);
		final double expected = Math.pow(steep.sigma(1) / steep.sigma(2), 2) * (1 - Math.pow(steep.alpha(2) / steep.alpha(1), 2));
		assertEquals(expected, 2 * seen.get(1).square().mean().getFloat(), 0.03 * expected);
	}

	@Test
	void aKnownImageIsReachedInAnyNumberOfSteps() {
		final NDArray image = noise(manager, 5, 4);
		for (final Sampler sampler : Sampler.values())
			for (final int steps : new int[] { 1, 2, 3, 17 }) {
				final NDArray found = sampler.function().sample((noisy, time) -> {
					final NDArray known = image.duplicate();
					known.attach(noisy.getManager());
					return known;
				}, noise(manager, 1, 4), SamplingPlan.of(schedule, steps), (owner, step) -> noise(owner, 3, 4), SILENT);
				assertArrayEquals(image.toFloatArray(), found.toFloatArray(), sampler + " " + steps);
			}
	}

	@ParameterizedTest
	@EnumSource(Sampler.class)
	void theCallbackHearsOfEveryStepInOrderAndSeesTheCleanImage(final Sampler sampler) {
		final List<Integer> heard = new ArrayList<>();
		sampler.function().sample((noisy, time) -> noisy.zerosLike().add(time), noise(manager, 1, 2), SamplingPlan.of(schedule, 5), (
			owner, step) -> noise(owner, 3, 2), (step, steps, clean) -> {
				assertEquals(5, steps);
				assertEquals(schedule.timesteps(5)[step - 1], clean.getFloat(0, 0, 0, 0));
				heard.add(step);
			});
		assertEquals(List.of(1, 2, 3, 4, 5), heard);
	}

	@ParameterizedTest
	@EnumSource(Sampler.class)
	void cancellingEndsTheRunWithinTheStepAndFreesItsMemory(final Sampler sampler) {
		final List<Integer> passes = new ArrayList<>();
		try (NDManager run = manager.newSubManager()) {
			final NDArray start = noise(run, 1, 4);
			assertThrows(CancellationException.class, () -> sampler.function().sample((noisy, time) -> {
				passes.add(time);
				return noisy.mul(0.5);
			}, start, SamplingPlan.of(schedule, 50), (owner, step) -> noise(owner, 3, 4), (step, steps, clean) -> {
				if (step == 3) throw new CancellationException();
			}));
			assertTrue(run.getManagedArrays().size() <= 2, "the start and the last image");
		}
		assertEquals(3, passes.size());
		assertEquals(1, manager.getManagedArrays().size());
	}

	@ParameterizedTest
	@EnumSource(Sampler.class)
	void manyStepsTakeTheMemoryOfAFew(final Sampler sampler) {
		final Set<Integer> counts = new TreeSet<>();
		final NDArray start = noise(manager, 1, 2);
		final float[] before = start.toFloatArray();
		final NDArray result = sampler.function().sample(gaussianModel(), start, SamplingPlan.of(schedule, 300), (owner,
			step) -> noise(owner, 3, 2), (step, steps, clean) -> {
				if (step > 3) counts.add(manager.getManagedArrays().size());
			});
		assertTrue(counts.size() == 1, () -> "arrays in use from " + counts.iterator().next());
		assertArrayEquals(before, start.toFloatArray(), "the start is not changed");
		assertEquals(manager, result.getManager());
		assertEquals(3, manager.getManagedArrays().size(), "mean, start and result");
	}

	@Test
	void namesAreThoseOfMacrosAndCommandLine() {
		assertEquals(Sampler.DPMPP, Sampler.parse(" DPMPP "));
		for (final Sampler sampler : Sampler.values())
			assertEquals(sampler, Sampler.parse(sampler.optionName()));
		for (final String other : new String[] { null, "", "euler" })
			assertTrue(assertThrows(IllegalArgumentException.class, () -> Sampler.parse(other)).getMessage().contains(
				"ddpm, ddim, dpmpp"));
	}

	@Test
	void etaIsBetweenZeroAndOne() {
		for (final double eta : new double[] { -0.1, 1.1, Double.NaN })
			assertThrows(IllegalArgumentException.class, () -> Samplers.ddim(eta));
	}
}
