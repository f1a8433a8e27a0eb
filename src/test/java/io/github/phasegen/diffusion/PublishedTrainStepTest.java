package io.github.phasegen.diffusion;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.stream.Stream;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.phasegen.nn.Planar;
import io.github.phasegen.nn.published.PublishedLayout;
import io.github.phasegen.nn.published.PublishedUNet;
import io.github.phasegen.nn.published.SmallPhaseNetwork;
import io.github.phasegen.testing.Golden;
import io.github.phasegen.testing.Npz;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One training step of the published code: x_t from the standardised image, condition |standardised image|, complex L1 loss. */
class PublishedTrainStepTest {

	private final NDManager manager = NDManager.newBaseManager();
	private Npz golden;
	private PublishedUNet network;

	@BeforeEach
	void load() throws IOException {
		golden = Npz.resource("golden/train_step.npz");
		network = SmallPhaseNetwork.create(manager);
	}

	@AfterEach
	void close() {
		manager.close();
	}

	@Test
	void standardisesEachImage() {
		final NDArray standardised = PublishedDiffusion.standardise(Golden.planar(manager, golden.get("x0")));
		assertClose(golden.floats("standardized"), Golden.interleaved(standardised), 1e-5);
	}

	@Test
	void predictionLossAndGradientsMatch() {
		network.parameters().requireGradients();
		try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
			final NDArray prediction = predict(true);
			assertClose(golden.floats("pred"), Golden.interleaved(prediction), 1e-4);
			final NDArray loss = PublishedDiffusion.loss(prediction, Golden.planar(manager, golden.get("noise")));
			assertEquals(golden.get("loss").scalar(), loss.getFloat(), 1e-5);
			collector.backward(loss);
		}
		final Stream<String> names = golden.names().stream().filter(name -> name.startsWith("grad."));
		assertAll(names.map(name -> () -> assertGradient(name)));
	}

	private NDArray predict(final boolean training) {
		final NDArray clean = Golden.planar(manager, golden.get("standardized"));
		final NDArray noisy = PublishedDiffusion.diffuse(NoiseSchedule.cosine(SmallPhaseNetwork.CONFIG.timeSteps()), clean, Golden.planar(manager, golden.get("noise")),
			golden.get("t").ints());
		final NDArray condition = PublishedDiffusion.real(Planar.modulus(clean));
		return network.forward(Planar.concat(noisy, condition), Golden.real(manager, golden.get("t")), training);
	}

	private void assertGradient(final String name) {
		final String parameter = name.substring("grad.".length());
		final float[] gradient = network.parameters().all().get(parameter).getGradient().toFloatArray();
		assertClose(golden.floats(name), SmallPhaseNetwork.isComplex(parameter) ? PublishedLayout.toInterleaved(gradient) : gradient, 1e-3);
	}

	@Test
	void runningStatisticsMoveATenthOfTheWayToTheBatch() {
		final String mean = "downs.0.conv1.1.running_mean";
		final float[] before = network.parameters().all().get(mean).toFloatArray();
		predict(true);
		final float[] once = network.parameters().all().get(mean).toFloatArray();
		predict(true);
		final float[] twice = network.parameters().all().get(mean).toFloatArray();
		boolean moved = false;
		for (int i = 0; i < before.length; i++) {
			assertEquals(0.9 * (once[i] - before[i]), twice[i] - once[i], 1e-5);
			moved |= Math.abs(once[i] - before[i]) > 1e-2;
		}
		assertTrue(moved);
		predict(false);
		assertEquals(manager.create(twice, new Shape(2, 4)), network.parameters().all().get(mean));
	}
}
