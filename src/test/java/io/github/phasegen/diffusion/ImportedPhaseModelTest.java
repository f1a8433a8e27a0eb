package io.github.phasegen.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.google.gson.Gson;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.model.DiffusionConfig;
import io.github.phasegen.model.Engines;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.NetworkFactory;
import io.github.phasegen.model.PhaseModel;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.nn.published.PublishedUNet;
import io.github.phasegen.nn.published.SmallPhaseNetwork;
import io.github.phasegen.testing.Close;
import io.github.phasegen.testing.TinyModel;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published phase network as an imported model: by its own sampling loop and by ours. */
class ImportedPhaseModelTest {

	private static final int SIDE = 16;
	private static final int STEPS = 50;
	private static final GenerateOptions REFERENCE = GenerateOptions.defaults().withSampler(Sampler.REFERENCE);

	private final float[] magnitude = magnitude();
	private NDManager manager;
	private PublishedUNet network;
	private PhaseModel model;

	@BeforeEach
	void load() throws IOException {
		manager = Engines.pytorch().newBaseManager(Device.cpu());
		network = SmallPhaseNetwork.create(manager);
		network.freeze();
		final StageConfig stage = new StageConfig(StageConfig.BASE, 0, NetworkFactory.PUBLISHED_PHASE, new Gson().toJsonTree(
			SmallPhaseNetwork.CONFIG).getAsJsonObject());
		model = PhaseModel.of(new ModelConfig(ModelConfig.FORMAT, "imported", ModelConfig.PHASE, "published", List.of(stage),
			ModelConfig.STANDARDISED, new DiffusionConfig("cosine", STEPS, "epsilon", "phasor", 20), null, null, null), Map.of(
				StageConfig.BASE, network), manager);
	}

	@AfterEach
	void close() {
		model.close();
	}

	private static float[] magnitude() {
		final Random random = new Random(4);
		final float[] values = new float[SIDE * SIDE];
		for (int i = 0; i < values.length; i++)
			values[i] = 300 + 200 * random.nextFloat();
		return values;
	}

	@Test
	void theReferenceSamplerIsThePublishedLoop() {
		final ComplexPlane drawn = draw(REFERENCE.withSeed(7));
		assertClosePhases(publishedLoop(7), drawn.phase());
		Close.assertClose(magnitude, drawn.magnitude(), 1e-6);
	}

	/** Written down once more, step by step. */
	private float[] publishedLoop(final long seed) {
		final Random random = new Random(seed * 6_364_136_223_846_793_005L);
		final NoiseSchedule schedule = NoiseSchedule.cosine(STEPS);
		final float[] whitened = PublishedDiffusion.whitened(magnitude);
		try (NDManager scope = manager.newSubManager()) {
			final NDArray condition = scope.create(whitened, new Shape(1, 1, SIDE, SIDE));
			NDArray x = scope.create(PublishedDiffusion.start(whitened, random), new Shape(1, 2, SIDE, SIDE));
			for (int t = STEPS - 1; t >= 0; t--) {
				final float[] noise = new float[2 * SIDE * SIDE];
				if (t > 0) NoiseKind.PHASOR.fill(noise, random);
				final NDArray epsilon = PublishedDiffusion.predictNoise(network, x, condition, t);
				x = PublishedDiffusion.previous(schedule, x, epsilon, scope.create(noise, x.getShape()), t);
			}
			final float[] planar = x.toFloatArray();
			final float[] phase = new float[SIDE * SIDE];
			for (int i = 0; i < phase.length; i++)
				phase[i] = (float) Math.atan2(planar[phase.length + i], planar[i]);
			return phase;
		}
	}

	private static void assertClosePhases(final float[] expected, final float[] found) {
		for (int i = 0; i < expected.length; i++)
			assertEquals(1, Math.cos(expected[i] - found[i]), 1e-3, "pixel " + i);
	}

	@Test
	void theReferenceSamplerStartsFromTheWhitenedMagnitudeWithRandomSigns() {
		final float[] whitened = PublishedDiffusion.whitened(magnitude);
		double sum = 0;
		double squares = 0;
		for (final float value : whitened) {
			sum += value;
			squares += value * value;
		}
		assertEquals(0, sum / whitened.length, 1e-5);
		assertEquals(1, squares / (whitened.length - 1), 1e-5);
		final float[] start = PublishedDiffusion.start(whitened, new Random(3));
		int changed = 0;
		for (int i = 0; i < whitened.length; i++) {
			assertEquals(Math.abs(whitened[i]), Math.abs(start[i]));
			assertEquals(0, start[whitened.length + i]);
			if (start[i] != whitened[i]) changed++;
		}
		assertTrue(changed > whitened.length / 3 && changed < 2 * whitened.length / 3, changed + " signs changed");
	}

	@Test
	void theUnitOfTheMagnitudeDoesNotMatter() {
		final float[] first = draw(REFERENCE).phase();
		for (int i = 0; i < magnitude.length; i++)
			magnitude[i] *= 8;
		assertClosePhases(first, draw(REFERENCE).phase());
	}

	@Test
	void theReferenceSamplerTakesAllSteps() {
		assertArrayEquals(draw(REFERENCE).phase(), draw(REFERENCE.withSteps(STEPS)).phase());
		final String message = assertThrows(IllegalArgumentException.class, () -> draw(REFERENCE.withSteps(20))).getMessage();
		assertTrue(message.contains("found 20, expected 0 or 50"), message);
	}

	@Test
	void otherModelsHaveNoReference() throws IOException {
		try (PhaseModel other = TinyModel.load()) {
			final String message = assertThrows(IllegalArgumentException.class, () -> new GeneratePhase(other).run(ArrayImgs.floats(magnitude,
				SIDE, SIDE), REFERENCE, GenerateProgress.NONE)).getMessage();
			assertTrue(message.contains("imported"), message);
		}
	}

	@ParameterizedTest
	@EnumSource(value = Sampler.class, mode = EnumSource.Mode.EXCLUDE, names = "REFERENCE")
	void ourSamplersRunOnImportedModels(final Sampler sampler) {
		final GenerateOptions options = GenerateOptions.defaults().withSampler(sampler).withSteps(8);
		final ComplexPlane drawn = draw(options);
		Close.assertClose(magnitude, drawn.magnitude(), 1e-6);
		assertArrayEquals(drawn.data(), draw(options).data(), "the same seed gives the same bytes");
		assertTrue(!Arrays.equals(drawn.data(), draw(options.withSeed(2)).data()));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void theyTakeAnySize(final boolean project) {
		final float[] odd = Arrays.copyOf(magnitude, 11 * 17);
		final GenerateOptions options = GenerateOptions.defaults().withSteps(3).withProjection(project);
		final ComplexPlane drawn = ComplexImages.plane(new GeneratePhase(model).run(ArrayImgs.floats(odd, 11, 17), options,
			GenerateProgress.NONE).samples().get(0), 0);
		Close.assertClose(odd, drawn.magnitude(), 1e-6);
	}

	@Test
	void theScaleIsThatOfAnImageWithoutMean() {
		assertEquals(2, InputScaling.STANDARDISED.scale(new float[] { 2, 2, 2, 2, 0 }), 1e-6);
		assertArrayEquals(new float[] { 3, 4, 0, 0 }, InputScaling.STANDARDISED.planes(new float[] { 3, 4 }, null));
	}

	private ComplexPlane draw(final GenerateOptions options) {
		return ComplexImages.plane(new GeneratePhase(model).run(ArrayImgs.floats(magnitude.clone(), SIDE, SIDE), options,
			GenerateProgress.NONE).samples().get(0), 0);
	}
}
