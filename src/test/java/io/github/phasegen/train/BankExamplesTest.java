package io.github.phasegen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.simulate.TrainingImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BankExamplesTest {

	@TempDir
	private Path folder;

	private static BankExample example(final int width, final int height, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final ComplexPlane image = new ComplexPlane(width, height);
		final float[] generated = new float[width * height];
		final float[] brain = new float[width * height];
		for (int i = 0; i < generated.length; i++) {
			image.data()[2 * i] = (float) random.nextDouble();
			image.data()[2 * i + 1] = (float) random.nextDouble();
			generated[i] = (float) random.nextDouble(-3, 3);
			brain[i] = image.data()[2 * i];
		}
		return new BankExample(image, generated, brain, seed);
	}

	private static BankExamples examples(final StripPhase phase, final double periphery) {
		final TrainSkullStripConfig.Data config = new TrainSkullStripConfig.Data(List.of(), List.of(), 1, 1, Map.of(phase.toString(), 1.0), 0.5,
			periphery, 0.03, 0, null);
		return new BankExamples(List.of(List.of(example(32, 32, 1), example(32, 16, 2), example(16, 32, 3)), List.of(example(32, 32, 4),
			example(32, 16, 5))), config);
	}

	@ParameterizedTest
	@EnumSource(StripPhase.class)
	void onlyThePhaseDiffers(final StripPhase phase) {
		final SplittableRandom one = new SplittableRandom(7);
		final SplittableRandom two = new SplittableRandom(7);
		final BankExamples usual = examples(StripPhase.SIMULATED, 0);
		final BankExamples other = examples(phase, 0);
		for (int k = 0; k < 20; k++) {
			final int height = k % 2 == 0 ? 32 : 16;
			final TrainingImage expected = usual.draw(one, 32, height);
			final TrainingImage found = other.draw(two, 32, height);
			assertArrayEquals(expected.image().magnitude(), found.image().magnitude(), 1e-5f);
			assertArrayEquals(expected.brain(), found.brain());
			if (phase != StripPhase.SIMULATED) assertFalse(Arrays.equals(expected.image().data(), found.image().data()));
			if (phase == StripPhase.ZERO) assertArrayEquals(new float[32 * height], found.image().imaginary(), 1e-6f);
		}
	}

	@Test
	void theMaskTurnsWithTheImage() {
		final BankExamples examples = new BankExamples(List.of(List.of(example(32, 16, 3))), new TrainSkullStripConfig.Data(List.of(), List
			.of(), 1, 1, Map.of("zero", 1.0), 0, 0, 0.03, 0, null));
		final BankExample only = example(32, 16, 3);
		final List<Integer> places = new ArrayList<>();
		for (int seed = 0; seed < 20; seed++) {
			final TrainingImage turned = examples.draw(new SplittableRandom(seed), 16, 32);
			final int place = indexOf(turned.image().magnitude(), only.image().magnitude()[5]);
			assertEquals(only.brain()[5], turned.brain()[place]);
			if (!places.contains(place)) places.add(place);
		}
		assertEquals(4, places.size());
	}

	private static int indexOf(final float[] values, final float value) {
		for (int i = 0; i < values.length; i++)
			if (Math.abs(values[i] - value) < 1e-6f) return i;
		throw new AssertionError("not found");
	}

	@Test
	void thePeripheryOfKSpaceIsVaried() {
		final TrainingImage usual = examples(StripPhase.GENERATED, 0).draw(new SplittableRandom(3), 32, 32);
		final TrainingImage scaled = examples(StripPhase.GENERATED, 1).draw(new SplittableRandom(3), 32, 32);
		assertFalse(Arrays.equals(usual.image().data(), scaled.image().data()));
		assertArrayEquals(usual.brain(), scaled.brain());
	}

	@Test
	void aFileKeepsItsExamplesAndRefusesOthers() throws IOException {
		final BankFile file = new BankFile(folder.resolve("a.safetensors"));
		final List<BankExample> written = List.of(example(32, 16, 1), example(16, 32, Long.MAX_VALUE));
		file.write(written, "this");
		final List<BankExample> read = file.read("this");
		assertEquals(2, read.size());
		for (int i = 0; i < 2; i++) {
			assertEquals(written.get(i).image().width(), read.get(i).image().width());
			assertArrayEquals(written.get(i).image().data(), read.get(i).image().data());
			assertArrayEquals(written.get(i).generated(), read.get(i).generated());
			assertArrayEquals(written.get(i).brain(), read.get(i).brain());
			assertEquals(written.get(i).seed(), read.get(i).seed());
		}
		final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> file.read("that"));
		assertTrue(e.getMessage().startsWith(file.path() + ": found examples made from this, expected that"), e.getMessage());
	}

	@Test
	void batchesHaveSidesThatTheBankHas() {
		assertEquals(List.of(80, 96, 112), StripBank.shorterSides(112));
		for (int i = 0; i <= 1000; i++)
			assertTrue(StripBank.shorterSides(112).contains(SkullStripTask.shorterSide(112, i / 1000.0)));
	}
}
