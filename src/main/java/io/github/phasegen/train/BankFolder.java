package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

import io.github.phasegen.diffusion.GenerateOptions;
import io.github.phasegen.diffusion.GenerateProgress;
import io.github.phasegen.diffusion.SlicePhases;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.model.PhaseModel;
import io.github.phasegen.simulate.AcquisitionSimulator;
import io.github.phasegen.simulate.HeadSource;
import io.github.phasegen.simulate.TargetSize;
import io.github.phasegen.simulate.TrainingImage;

/** Simulated acquisitions, each with a generated phase, in a file per head: what the banks of the tasks have in common. */
record BankFolder(Path folder, Options options, Recipe recipe, Consumer<String> report) {

	private static final int REPORT_EVERY = 10;

	/**
	 * @param model phase model: name or folder
	 * @param steps of its sampler
	 * @param seed of acquisitions and phases
	 */
	record Options(int examplesPerHead, String model, int steps, long seed) {}

	/**
	 * @param madeFrom everything that decides the examples, as text, from a head and the hash of the phase model's weights
	 * @param scanners reads the images of a head
	 */
	record Recipe(BinaryOperator<String> madeFrom, Scanners scanners) {}

	interface Scanners {

		Scanner of(String head) throws IOException;
	}

	interface Scanner {

		/** Example number {@code index} of a head. */
		TrainingImage scan(int index, SplittableRandom random);
	}

	/** Scans one of the images. Shorter sides take turns, so that there are examples of all. */
	static TrainingImage scan(final AcquisitionSimulator simulator, final List<HeadSource> sources, final int longer,
		final List<Integer> shorterSides, final int index, final SplittableRandom random)
	{
		final HeadSource source = sources.get(random.nextInt(sources.size()));
		final int shorter = shorterSides.get(index % shorterSides.size());
		final boolean wide = random.nextBoolean();
		return simulator.simulate(source, new TargetSize.Exact(wide ? longer : shorter, wide ? shorter : longer), random);
	}

	/** Makes the files that are not there. */
	void prepare(final Collection<String> heads, final DeviceChoice device) throws IOException {
		final List<String> missing = heads.stream().filter(head -> !file(head).exists()).toList();
		if (missing.isEmpty()) return;
		Files.createDirectories(folder);
		try (PhaseModel model = PhaseModel.load(source(), device)) {
			for (final String head : missing)
				// another process may have made it by now
				if (!file(head).exists()) file(head).write(make(head, model), recipe.madeFrom().apply(head, model.config().weightsSha256()));
		}
	}

	/** @throws IllegalArgumentException if a file was made from other images or options */
	List<List<BankExample>> read(final Collection<String> heads) throws IOException {
		final String hash = source().read().config().weightsSha256();
		final List<List<BankExample>> examples = new ArrayList<>();
		for (final String head : heads)
			examples.add(file(head).read(recipe.madeFrom().apply(head, hash)));
		return examples;
	}

	private ModelSource source() {
		return ModelSource.parse(ModelConfig.PHASE, options.model());
	}

	private BankFile file(final String head) {
		return new BankFile(folder.resolve(head + ".safetensors"));
	}

	private List<BankExample> make(final String head, final PhaseModel model) throws IOException {
		final Scanner scanner = recipe.scanners().of(head);
		final long seed = options.seed() * 1_000_003 + head.hashCode();
		final SlicePhases phases = new SlicePhases(model, GenerateOptions.defaults().withSteps(options.steps()).withSeed(seed).withSharedNoise(
			false));
		final int count = options.examplesPerHead();
		final List<BankExample> examples = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			final TrainingImage image = scanner.scan(i, new SplittableRandom(seed * 31 + i));
			final float[] phase = phases.draw(new SlicePhases.Slice(image.image().magnitude(), image.image().width(), image.image().height(), i,
				count), GenerateProgress.NONE);
			examples.add(new BankExample(image.image(), phase, image.brain(), seed * 37 + i));
			if ((i + 1) % REPORT_EVERY == 0 || i + 1 == count) report.accept("Bank, " + head + ": " + (i + 1) + " of " + count + " examples");
		}
		return examples;
	}
}
