package io.github.phasegen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.model.Engines;
import io.github.phasegen.model.Safetensors;
import io.github.phasegen.nn.ComplexUNet;
import io.github.phasegen.nn.ComplexUNetConfig;
import io.github.phasegen.nn.Network;
import io.github.phasegen.nn.Parameters;
import io.github.phasegen.nn.Planar;
import io.github.phasegen.nn.Tensors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tiny network that learns to multiply by i. */
class TrainingLoopTest {

	private static final ComplexUNetConfig SMALL = new ComplexUNetConfig(1, 1, List.of(2, 3), 1, 1, 4);

	@TempDir
	Path folder;

	private NDManager manager;

	@BeforeEach
	void open() throws IOException {
		manager = Engines.pytorch().newBaseManager();
	}

	@AfterEach
	void close() {
		manager.close();
	}

	/** Images are random, the target is i times the image. */
	private static class TimesI implements TrainingTask<float[]> {

		private final Network network;

		TimesI(final NDManager manager) {
			network = new ComplexUNet(SMALL, new Parameters(manager, 1));
		}

		@Override
		public Network network() {
			return network;
		}

		@Override
		public float[] batch(final int step) {
			return Tensors.gaussian(2 * 2 * 4 * 4, step);
		}

		@Override
		public NDArray loss(final NDManager scope, final float[] batch) {
			final NDArray x = scope.create(batch, new Shape(2, 2, 4, 4));
			return network.forward(x, scope.zeros(new Shape(2)), true).sub(Planar.timesI(x)).square().mean();
		}

		@Override
		public double validate(final NDManager scope) {
			return loss(scope, batch(-1)).getFloat();
		}
	}

	private static OptimiserOptions optimiser(final int steps) {
		return new OptimiserOptions(steps, 0.02, 2, 0.01, 1, 0.9);
	}

	private LoopOptions options(final String name, final int validateEvery, final int checkpointEvery, final int patience) {
		return new LoopOptions(folder.resolve(name), validateEvery, checkpointEvery, patience, "hash");
	}

	private double run(final TrainingTask<float[]> task, final int steps, final LoopOptions options) throws IOException,
		InterruptedException
	{
		return new TrainingLoop<>(task, optimiser(steps), options, line -> {}).run();
	}

	@Test
	void theLossFallsAndTheNetworkEndsWithTheAverageThatWasValidated() throws Exception {
		final TimesI task = new TimesI(manager);
		final double before = validate(task);
		final double after = run(task, 60, options("run", 20, 60, 0));
		assertTrue(after < 0.7 * before, before + " to " + after);
		assertEquals(after, validate(task), 1e-6);
		for (final NDArray tensor : task.network().parameters().all().values())
			assertFalse(tensor.hasGradient(), "ready for use");
	}

	private double validate(final TimesI task) {
		try (NDManager scope = manager.newSubManager()) {
			return task.validate(scope);
		}
	}

	/** Fails at a step, as when the power goes. */
	private static final class Interrupted extends TimesI {

		private final int at;

		Interrupted(final NDManager manager, final int at) {
			super(manager);
			this.at = at;
		}

		@Override
		public NDArray loss(final NDManager scope, final float[] batch) {
			if (Arrays.equals(batch, batch(at))) throw new IllegalStateException("power cut");
			return super.loss(scope, batch);
		}
	}

	/** Interruption right after a checkpoint, between checkpoints, and where the checkpoint is no validation step. */
	@ParameterizedTest
	@ValueSource(ints = { 4, 6, 8 })
	void anInterruptedRunResumesToTheSameBits(final int powerCut) throws Exception {
		final LoopOptions whole = options("whole", 2, 3, 0);
		final TimesI uninterrupted = new TimesI(manager);
		final double expected = run(uninterrupted, 8, whole);
		final LoopOptions parts = options("parts", 2, 3, 0);
		assertThrows(IllegalStateException.class, () -> run(new Interrupted(manager, powerCut), 8, parts));
		final TimesI resumed = new TimesI(manager);
		assertEquals(expected, run(resumed, 8, parts));
		resumed.network().parameters().all().forEach((name, tensor) -> assertArrayEquals(uninterrupted.network().parameters().all()
			.get(name).toFloatArray(), tensor.toFloatArray(), name));
		assertArrayEquals(Files.readAllBytes(whole.checkpoint()), Files.readAllBytes(parts.checkpoint()));
		assertEquals(log(whole), log(parts));
	}

	/** The log without the time that steps took. */
	private static List<String> log(final LoopOptions options) throws IOException {
		return Files.readAllLines(options.log()).stream().map(line -> line.substring(0, line.lastIndexOf(','))).toList();
	}

	@Test
	void aRunAtItsEndIsNotContinued() throws Exception {
		final LoopOptions options = options("run", 2, 3, 0);
		final double figure = run(new TimesI(manager), 5, options);
		final byte[] checkpoint = Files.readAllBytes(options.checkpoint());
		final List<String> log = Files.readAllLines(options.log());
		final TimesI again = new TimesI(manager) {

			@Override
			public float[] batch(final int step) {
				return step < 0 ? super.batch(step) : null;
			}
		};
		assertEquals(figure, run(again, 5, options));
		assertEquals(figure, validate(again), 1e-6);
		assertArrayEquals(checkpoint, Files.readAllBytes(options.checkpoint()));
		assertEquals(log, Files.readAllLines(options.log()));
	}

	@Test
	void everyValidationIsLoggedWithTheMeanLossSinceTheLastOne() throws Exception {
		final List<Float> losses = new ArrayList<>();
		final LoopOptions options = options("run", 3, 100, 0);
		run(new TimesI(manager) {

			@Override
			public NDArray loss(final NDManager scope, final float[] batch) {
				final NDArray loss = super.loss(scope, batch);
				if (!Arrays.equals(batch, batch(-1))) losses.add(loss.getFloat());
				return loss;
			}
		}, 7, options);
		final List<TrainingLog.Entry> entries = Files.readAllLines(options.log()).stream().skip(1).map(TrainingLog.Entry::parse)
			.toList();
		assertEquals(List.of(3, 6, 7), entries.stream().map(TrainingLog.Entry::step).toList());
		for (int i = 0, from = 0; i < 3; from = entries.get(i++).step()) {
			final double mean = losses.subList(from, entries.get(i).step()).stream().mapToDouble(x -> x).average().orElseThrow();
			assertEquals(mean, entries.get(i).loss(), 1e-6);
		}
		assertTrue(Files.size(options.curve()) > 0);
	}

	@Test
	void aLossThatIsNotANumberStopsTheRunAndKeepsTheCheckpoint() throws Exception {
		final LoopOptions options = options("run", 2, 3, 0);
		final TrainingException failure = assertThrows(TrainingException.class, () -> run(spoilt(5), 8, options));
		assertTrue(failure.getMessage().contains("Step 5") && failure.getMessage().contains("step 3"), failure.getMessage());
		final Safetensors.Content kept = Safetensors.read(options.checkpoint());
		assertEquals("3", kept.metadata().get("step"));
		kept.tensors().forEach((name, tensor) -> {
			for (final float value : tensor.data())
				assertTrue(Float.isFinite(value), name);
		});
		assertTrue(Double.isFinite(run(new TimesI(manager), 8, options)), "a healthy run goes on from there");
	}

	@Test
	void withoutACheckpointNoneIsPromised() {
		final LoopOptions options = options("run", 2, 3, 0);
		final TrainingException failure = assertThrows(TrainingException.class, () -> run(spoilt(2), 8, options));
		assertTrue(failure.getMessage().contains("Step 2") && failure.getMessage().contains("no checkpoint"), failure
			.getMessage());
		assertFalse(Files.exists(options.checkpoint()));
	}

	private TimesI spoilt(final int at) {
		return new TimesI(manager) {

			@Override
			public float[] batch(final int step) {
				final float[] batch = super.batch(step);
				if (step == at) batch[3] = Float.NaN;
				return batch;
			}
		};
	}

	/** Validates by a given function instead of the loss. */
	private TimesI validatedBy(final IntToDoubleFunction figure) {
		return new TimesI(manager) {

			private int count;

			@Override
			public double validate(final NDManager scope) {
				return figure.applyAsDouble(++count);
			}
		};
	}

	@Test
	void aRunThatDoesNotImproveStopsEarlyAndStaysStopped() throws Exception {
		// best at the second validation, after step 4
		final LoopOptions options = options("run", 2, 100, 3);
		assertEquals(1, run(validatedBy(count -> count == 2 ? 0.5 : 1), 40, options));
		assertEquals("10", Safetensors.read(options.checkpoint()).metadata().get("step"));
		assertEquals(1, run(validatedBy(count -> 0), 40, options));
		assertEquals("10", Safetensors.read(options.checkpoint()).metadata().get("step"));
	}

	@Test
	void aRunThatImprovesOrHasNoPatienceGoesOn() throws Exception {
		final LoopOptions improving = options("improving", 1, 100, 2);
		run(validatedBy(count -> 1.0 / count), 9, improving);
		assertEquals("9", Safetensors.read(improving.checkpoint()).metadata().get("step"));
		final LoopOptions untroubled = options("untroubled", 1, 100, 0);
		run(validatedBy(count -> count), 9, untroubled);
		assertEquals("9", Safetensors.read(untroubled.checkpoint()).metadata().get("step"));
	}

	@Test
	void memoryIsFlatOverTheSteps() throws Exception {
		final Set<Integer> inUse = new HashSet<>();
		final TimesI task = new TimesI(manager) {

			@Override
			public NDArray loss(final NDManager scope, final float[] batch) {
				if (!Arrays.equals(batch, batch(-1))) inUse.add(manager.getManagedArrays().size());
				return super.loss(scope, batch);
			}
		};
		final int before = manager.getManagedArrays().size();
		run(task, 30, options("run", 4, 5, 0));
		assertEquals(1, inUse.size(), "arrays in use " + inUse);
		assertEquals(before, manager.getManagedArrays().size());
	}

	@Test
	void theSameRunGivesTheSameWeights() throws Exception {
		final List<float[]> weights = new ArrayList<>();
		for (final String name : new String[] { "one", "two" }) {
			final TimesI task = new TimesI(manager);
			run(task, 3, options(name, 3, 3, 0));
			weights.add(task.network().parameters().all().get("output.weight").toFloatArray());
		}
		assertArrayEquals(weights.get(0), weights.get(1));
		assertNotEquals(0, IntStream.range(0, weights.get(0).length).filter(i -> weights.get(0)[i] != 0).count(), "trained at all");
	}

	@Test
	void optionsOutOfRangeAreRefused() {
		for (final int[] numbers : new int[][] { { 0, 1, 0 }, { 1, 0, 0 }, { 1, 1, -1 } })
			assertThrows(IllegalArgumentException.class, () -> options("run", numbers[0], numbers[1], numbers[2]), IntStream.of(
				numbers).boxed().map(String::valueOf).collect(Collectors.joining(", ")));
	}
}
