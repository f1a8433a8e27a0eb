package io.github.phasegen.diffusion;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.nn.published.PublishedUNet;
import io.github.phasegen.nn.published.SmallPhaseNetwork;
import io.github.phasegen.testing.Golden;
import io.github.phasegen.testing.Npz;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedDiffusionTest {

	private final NDManager manager = NDManager.newBaseManager();
	private final NoiseSchedule schedule = NoiseSchedule.cosine(50);

	@AfterEach
	void close() {
		manager.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 10, 100, 1000 })
	void cosineScheduleMatches(final int steps) throws IOException {
		final Npz golden = Npz.resource("golden/cosine_schedule_" + steps + ".npz");
		final NoiseSchedule cosine = NoiseSchedule.cosine(steps);
		final double[] betas = golden.doubles("betas");
		final double[] products = golden.doubles("alphas_cumprod");
		for (int t = 0; t < steps; t++) {
			assertEquals(betas[t], cosine.beta(t), 1e-4);
			assertEquals(products[t], cosine.alphaBar()[t], 1e-4 * products[t]);
		}
	}

	@Test
	void forwardDiffusionMatches() throws IOException {
		final Npz golden = Npz.resource("golden/forward_diffusion.npz");
		final NDArray noisy = PublishedDiffusion.diffuse(schedule, Golden.planar(manager, golden.get("x0")), Golden.planar(manager,
			golden.get("noise")), golden.get("t").ints());
		assertClose(golden.floats("xt"), Golden.interleaved(noisy), 1e-5);
	}

	@ParameterizedTest
	@ValueSource(ints = { 49, 20, 0 })
	void reverseStepMatches(final int t) throws IOException {
		final Npz golden = Npz.resource("golden/reverse_step_" + t + ".npz");
		final PublishedUNet network = SmallPhaseNetwork.create(manager);
		network.freeze();
		final NDArray xt = Golden.planar(manager, golden.get("xt"));
		final NDArray epsilon = PublishedDiffusion.predictNoise(network, xt, Golden.real(manager, golden.get("magnitude")), t);
		assertClose(golden.floats("eps"), Golden.interleaved(epsilon), 1e-4);
		final NDArray previous = PublishedDiffusion.previous(schedule, xt, epsilon, Golden.planar(manager, golden.get("noise")), t);
		assertClose(golden.floats("prev"), Golden.interleaved(previous), 1e-4);
	}

	@Test
	void theLastStepAddsNoNoise() {
		final NDArray xt = manager.randomNormal(new Shape(1, 2, 4, 4));
		final NDArray epsilon = manager.randomNormal(new Shape(1, 2, 4, 4));
		final NDArray much = manager.full(new Shape(1, 2, 4, 4), 1e6f);
		assertEquals(PublishedDiffusion.previous(schedule, xt, epsilon, much.zerosLike(), 0), PublishedDiffusion.previous(schedule, xt,
			epsilon, much, 0));
	}
}
