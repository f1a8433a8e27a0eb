package io.github.phasegen.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

import ai.djl.ndarray.NDManager;
import io.github.phasegen.model.DiffusionConfig;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.PhaseModel;
import io.github.phasegen.testing.TinyModel;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run's course: progress, cancelling and memory. */
class GeneratePhaseRunTest {

	private static final GenerateOptions OPTIONS = GenerateOptions.defaults().withSteps(4);

	private static PhaseModel model;

	@BeforeAll
	static void load() throws IOException {
		model = TinyModel.load();
	}

	@AfterAll
	static void close() {
		model.close();
	}

	private static Img<FloatType> stack(final int side, final int slices) {
		final float[] values = new float[side * side * slices];
		for (int i = 0; i < values.length; i++)
			values[i] = 1 + i % 7;
		return ArrayImgs.floats(values, side, side, slices);
	}

	@Test
	void progressCountsSlicesTimesSamplesAndThePassesOfAllLevels() {
		final List<String> heard = new ArrayList<>();
		final GeneratedPhase result = new GeneratePhase(model).run(stack(20, 2), OPTIONS.withSamples(2), (slice, slices, step,
			steps) -> heard.add(slice + "/" + slices + " " + step + "/" + steps));
		// 20 pixels are drawn at 10 in 4 passes and refined in half as many
		final List<String> expected = new ArrayList<>();
		for (int slice = 1; slice <= 4; slice++)
			for (int step = 1; step <= 6; step++)
				expected.add(slice + "/4 " + step + "/6");
		assertEquals(expected, heard);
		assertEquals(6, result.steps());
	}

	@Test
	void theModelDecidesTheStepsWhenTheUserDoesNot() {
		assertEquals(4, new GeneratePhase(model).run(stack(8, 1), OPTIONS.withSteps(0), GenerateProgress.NONE).steps());
	}

	/** Cancels after a number of passes and counts them. */
	private static final class Impatient implements GenerateProgress {

		private final int most;
		private int passes;

		Impatient(final int most) {
			this.most = most;
		}

		@Override
		public void step(final int slice, final int slices, final int step, final int steps) {
			passes++;
		}

		@Override
		public boolean cancelled() {
			return passes >= most;
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 5, 6, 9 })
	void cancellingEndsTheRunBeforeTheNextPass(final int after) {
		final int before = model.manager().getManagedArrays().size();
		final Impatient user = new Impatient(after);
		assertThrows(CancellationException.class, () -> new GeneratePhase(model).run(stack(20, 3), OPTIONS, user));
		assertEquals(after, user.passes);
		assertEquals(before, model.manager().getManagedArrays().size());
	}

	@ParameterizedTest
	@EnumSource(value = Sampler.class, mode = EnumSource.Mode.EXCLUDE, names = "REFERENCE")
	void aThousandStepsTakeTheMemoryOfAFew(final Sampler sampler) throws IOException {
		try (PhaseModel single = TinyModel.load(ofAThousandSteps())) {
			assertFlat(single, stack(2, 1), OPTIONS.withSampler(sampler).withSteps(sampler == Sampler.DDIM ? 1000 : 50), 3);
		}
	}

	private static ModelConfig ofAThousandSteps() {
		return TinyModel.config(List.of(TinyModel.stage("base", 0, 2)), new DiffusionConfig("cosine-zero-terminal", 1000, "v",
			"gaussian", 4));
	}

	@Test
	void fiveHundredSlicesTakeTheMemoryOfOne() {
		assertFlat(model, stack(2, 500), OPTIONS.withSteps(1), 0);
	}

	@Test
	void finerLevelsCountAsMoreOfTheWork() {
		final List<Double> heard = new ArrayList<>();
		new GeneratePhase(model).run(stack(32, 1), OPTIONS.withSteps(2), new GenerateProgress() {

			@Override
			public void step(final int slice, final int slices, final int step, final int steps) {}

			@Override
			public void step(final int slice, final int slices, final int step, final int steps, final double work) {
				heard.add(work);
			}
		});
		// two passes at 16 x 16, one at 32 x 32
		assertEquals(List.of(1 / 6.0, 2 / 6.0, 1.0), heard);
	}

	@Test
	void everyLevelGivesItsMemoryBack() {
		final Set<Integer> finest = new TreeSet<>();
		new GeneratePhase(model).run(stack(70, 3), OPTIONS.withSteps(2), (slice, slices, step, steps) -> {
			if (step == steps) finest.add(model.manager().getManagedArrays().size());
		});
		assertEquals(1, finest.size(), "arrays in use " + finest);
	}

	/** Neither the managers that live as long as the model nor the number of arrays in use may grow after the first steps. */
	private static void assertFlat(final PhaseModel model, final Img<FloatType> image, final GenerateOptions options,
		final int warmUp)
	{
		final NDManager weights = model.base().parameters().manager();
		model.manager().cap();
		weights.cap();
		final int before = model.manager().getManagedArrays().size();
		final Set<Integer> inUse = new TreeSet<>();
		final int[] passes = { 0 };
		new GeneratePhase(model).run(image, options, (slice, slices, step, steps) -> {
			passes[0]++;
			if (step > warmUp) inUse.add(model.manager().getManagedArrays().size());
		});
		assertTrue(passes[0] >= options.steps());
		assertTrue(inUse.size() == 1, () -> "arrays in use grew from " + inUse.iterator().next());
		assertEquals(before, model.manager().getManagedArrays().size());
	}
}
