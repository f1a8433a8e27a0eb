package io.github.phasegen.train;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.diffusion.GenerateOptions;
import io.github.phasegen.diffusion.GeneratePhase;
import io.github.phasegen.diffusion.GenerateProgress;
import io.github.phasegen.diffusion.Pyramid;
import io.github.phasegen.diffusion.Pyramid.Level;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.model.Engines;
import io.github.phasegen.model.DiffusionConfig;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.PhaseModel;
import io.github.phasegen.model.StageConfig;
import io.github.phasegen.nn.Network;
import io.github.phasegen.nn.Parameters;
import io.github.phasegen.testing.TinyModel;
import io.github.phasegen.train.PhaseExample.Window;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseExamplesTest {

	private static ComplexPlane image(final int width, final int height) {
		return PhaseTaskTest.TestImages.SOURCE.draw(new SplittableRandom(3), width, height);
	}

	@Test
	void theSameStateOfTheGeneratorGivesTheSameExamples() {
		for (final PhaseExamples examples : List.of(base(), refine())) {
			final List<PhaseExample> once = examples.draw(new SplittableRandom(5), 6);
			final List<PhaseExample> again = examples.draw(new SplittableRandom(5), 6);
			final List<PhaseExample> other = examples.draw(new SplittableRandom(6), 6);
			for (int i = 0; i < 6; i++) {
				assertArrayEquals(once.get(i).clean().data(), again.get(i).clean().data());
				assertArrayEquals(once.get(i).condition(), again.get(i).condition());
				assertFalse(Arrays.equals(once.get(i).condition(), other.get(i).condition()));
			}
		}
	}

	private static PhaseExamples base() {
		return new PhaseExamples.Base(PhaseTaskTest.TestImages.SOURCE, 32, 48);
	}

	private static PhaseExamples refine() {
		return new PhaseExamples.Refine(PhaseTaskTest.TestImages.SOURCE, 16, 32, 48);
	}

	@Test
	void baseExamplesHaveOneSizePerBatchAndAllSizesInTheEnd() {
		final Set<Level> sizes = new HashSet<>();
		for (int seed = 0; seed < 60; seed++) {
			final Set<Level> batch = new HashSet<>();
			for (final PhaseExample example : base().draw(new SplittableRandom(seed), 3)) {
				batch.add(PhaseExample.levelOf(example.clean()));
				assertEquals(2 * example.clean().width() * example.clean().height(), example.condition().length);
			}
			assertEquals(1, batch.size());
			sizes.addAll(batch);
		}
		for (final Level size : sizes) {
			assertEquals(0, size.width() % 8 + size.height() % 8);
			assertTrue(Math.min(size.width(), size.height()) >= 32 && Math.max(size.width(), size.height()) <= 48);
		}
		assertTrue(sizes.contains(new Level(32, 32)) && sizes.contains(new Level(48, 48)) && sizes.contains(new Level(40, 48)) &&
			sizes.contains(new Level(48, 40)), sizes.toString());
	}

	@Test
	void cleanImagesAreInUnitsOfTheMagnitudeThatIsTheCondition() {
		final List<PhaseExample> examples = new ArrayList<>(base().draw(new SplittableRandom(1), 8));
		examples.addAll(refine().draw(new SplittableRandom(1), 8));
		for (final PhaseExample example : examples) {
			final int pixels = example.clean().width() * example.clean().height();
			assertClose(Arrays.copyOf(example.condition(), pixels), example.clean().magnitude(), 1e-5);
		}
	}

	@Test
	void windowsAreCutFromTheWholeExample() {
		final ComplexPlane image = image(40, 36);
		final Level level = PhaseExample.levelOf(image);
		final PhaseExample whole = PhaseExample.refine(image, level, new Window(0, 0, 40, 36));
		final Window window = new Window(24, 20, 16, 16);
		final PhaseExample part = PhaseExample.refine(image, level, window);
		assertArrayEquals(window.of(whole.clean()).data(), part.clean().data());
		for (int plane = 0; plane < 4; plane++)
			assertArrayEquals(window.of(Arrays.copyOfRange(whole.condition(), plane * 1440, (plane + 1) * 1440), 40), Arrays
				.copyOfRange(part.condition(), plane * 256, (plane + 1) * 256));
	}

	/** A network that always answers with the given clean images and keeps what it was told. */
	private static final class Oracle implements Network {

		private final Parameters parameters;
		private final Map<Level, ComplexPlane> answers;
		private final Map<Level, float[]> conditions = new HashMap<>();

		Oracle(final NDManager manager, final Map<Level, ComplexPlane> answers) {
			this.parameters = new Parameters(manager, 0);
			this.answers = answers;
		}

		@Override
		public NDArray forward(final NDArray input, final NDArray time, final boolean training) {
			final long channels = input.getShape().get(1) / 2;
			final int h = (int) input.getShape().get(2);
			final int w = (int) input.getShape().get(3);
			final float[] all = input.toFloatArray();
			final float[] condition = new float[(int) (2 * (channels - 1)) * w * h];
			// channel 0 is the noisy image
			System.arraycopy(all, w * h, condition, 0, condition.length / 2);
			System.arraycopy(all, (int) (channels + 1) * w * h, condition, condition.length / 2, condition.length / 2);
			conditions.put(new Level(w, h), condition);
			final ComplexPlane answer = answers.get(new Level(w, h));
			final NDArray planes = input.getManager().create(new float[2 * w * h], new Shape(1, 2, h, w));
			final float[] values = new float[2 * w * h];
			System.arraycopy(answer.real(), 0, values, 0, w * h);
			System.arraycopy(answer.imaginary(), 0, values, w * h, w * h);
			planes.set(values);
			return planes;
		}

		@Override
		public Parameters parameters() {
			return parameters;
		}

		@Override
		public int sizeMultiple() {
			return 1;
		}

		@Override
		public void freeze() {}
	}

	/**
	 * What the networks are told when a slice is drawn is what they were told in training: a model of oracles draws the phase of a
	 * known image, and every level is compared with the example that training makes of that image.
	 */
	@ParameterizedTest
	@CsvSource({ "40, 40", "41, 35", "17, 60", "30, 30", "97, 64" })
	void generationTellsTheNetworksWhatTrainingToldThem(final int width, final int height) throws IOException {
		final ComplexPlane image = image(width, height);
		final Map<Level, PhaseExample> examples = new HashMap<>();
		final List<Level> levels = Pyramid.levels(width, height, 32);
		for (int i = 0; i < levels.size(); i++)
			examples.put(levels.get(i), example(image, levels, i));
		final Map<Level, ComplexPlane> answers = new HashMap<>();
		examples.forEach((level, example) -> answers.put(level, example.clean()));
		try (NDManager manager = Engines.pytorch().newBaseManager()) {
			final Oracle base = new Oracle(manager, answers);
			final Oracle refine = new Oracle(manager, answers);
			final PhaseModel model = PhaseModel.of(config(), Map.of(StageConfig.BASE, base, StageConfig.REFINE, refine), manager);
			final ComplexPlane drawn = ComplexImages.plane(new GeneratePhase(model).run(ArrayImgs.floats(image.magnitude(), width,
				height), GenerateOptions.defaults().withSteps(2), GenerateProgress.NONE).samples().get(0), 0);
			assertClose(image.data(), drawn.data(), 1e-4);
			assertEquals(Set.of(levels.get(0)), base.conditions.keySet());
			assertEquals(Set.copyOf(levels.subList(1, levels.size())), refine.conditions.keySet());
			for (int i = 0; i < levels.size(); i++)
				assertClose(examples.get(levels.get(i)).condition(), (i == 0 ? base : refine).conditions.get(levels.get(i)), 1e-4);
		}
	}

	private static PhaseExample example(final ComplexPlane image, final List<Level> levels, final int index) {
		final Level level = levels.get(index);
		if (index > 0) return PhaseExample.refine(image, level, new Window(0, 0, level.width(), level.height()));
		return levels.size() == 1 ? PhaseExample.base(image) : PhaseExample.reducedBase(image, level);
	}

	private static ModelConfig config() {
		return TinyModel.config(List.of(TinyModel.stage(StageConfig.BASE, 32, 2), TinyModel.stage(StageConfig.REFINE, 0, 3)),
			new DiffusionConfig("cosine-zero-terminal", 1000, "x0", "gaussian", 2));
	}
}
