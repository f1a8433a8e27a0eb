package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.google.gson.GsonBuilder;

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
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/**
 * Simulated acquisitions of heads that are made once, each with a phase that a model generates for its magnitude, in a file per head. They
 * do not depend on how the heads are split or on the seed of the training, so all runs of an experiment share them.
 */
public final class StripBank {

	private static final int REPORT_EVERY = 10;

	private final Path folder;
	private final TrainSkullStripConfig config;
	private final Path dataFolder;
	private final Consumer<String> report;

	/** What decides the examples of a head. */
	private record MadeFrom(String head, List<HeadFile> images, int side, double leastHeadArea, double emptySlices, int examples, int steps,
		String phaseModel, long seed)
	{}

	/**
	 * @param folder where the files are or will be
	 * @param config its bank, images and the side of its stage count
	 * @param dataFolder folder that the configuration's paths start from
	 */
	public StripBank(final Path folder, final TrainSkullStripConfig config, final Path dataFolder, final Consumer<String> report) {
		this.folder = folder;
		this.config = config;
		this.dataFolder = dataFolder;
		this.report = report;
	}

	/** The shorter sides that batches have whose longer side is this one. */
	static List<Integer> shorterSides(final int side) {
		return IntStream.rangeClosed(0, 100).map(i -> SkullStripTask.shorterSide(side, i / 100.0)).distinct().boxed().toList();
	}

	/** Makes the files that are not there. */
	public void prepare(final Collection<String> heads, final DeviceChoice device) throws IOException {
		final List<String> missing = heads.stream().filter(head -> !file(head).exists()).toList();
		if (missing.isEmpty()) return;
		Files.createDirectories(folder);
		final ModelSource source = ModelSource.parse(ModelConfig.PHASE, config.data().bank().model());
		try (PhaseModel model = PhaseModel.load(source, device)) {
			for (final String head : missing)
				if (!file(head).exists()) file(head).write(make(head, model), madeFrom(head, model.config().weightsSha256()));
		}
	}

	/** @throws IllegalArgumentException if a file was made from other images or options */
	List<List<BankExample>> read(final Collection<String> heads) throws IOException {
		final String hash = ModelSource.parse(ModelConfig.PHASE, config.data().bank().model()).read().config().weightsSha256();
		final List<List<BankExample>> examples = new ArrayList<>();
		for (final String head : heads)
			examples.add(file(head).read(madeFrom(head, hash)));
		return examples;
	}

	private BankFile file(final String head) {
		return new BankFile(folder.resolve(head + ".safetensors"));
	}

	private List<HeadFile> images(final String head) {
		return config.data().images().stream().filter(image -> image.head().equals(head)).toList();
	}

	private String madeFrom(final String head, final String phaseModel) {
		return new GsonBuilder().disableHtmlEscaping().create().toJson(new MadeFrom(head, images(head), config.stage().maxSide(), config.data()
			.leastHeadArea(), config.data().emptySlices(), config.data().bank().examplesPerHead(), config.data().bank().steps(), phaseModel, config.data().bank().seed()));
	}

	private List<BankExample> make(final String head, final PhaseModel model) throws IOException {
		final List<HeadSource> sources = new ArrayList<>();
		for (final HeadFile image : images(head))
			sources.add(new HeadSource(PhaseData.volume(dataFolder, image, report), config.data().leastHeadArea()));
		final List<HeadSource> brains = sources.stream().flatMap(source -> source.only(true).stream()).toList();
		final List<HeadSource> empty = sources.stream().flatMap(source -> source.only(false).stream()).toList();
		final long seed = config.data().bank().seed() * 1_000_003 + head.hashCode();
		final SlicePhases phases = new SlicePhases(model, GenerateOptions.defaults().withSteps(config.data().bank().steps()).withSeed(seed)
			.withSharedNoise(false));
		final AcquisitionSimulator simulator = new AcquisitionSimulator(SkullStripExamples.scanned());
		final int count = config.data().bank().examplesPerHead();
		final List<BankExample> examples = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			final SplittableRandom random = new SplittableRandom(seed * 31 + i);
			final boolean withoutBrain = random.nextDouble() < config.data().emptySlices() && !empty.isEmpty();
			// a neck is a head without a brain
			final TrainingImage image = simulate(simulator, withoutBrain || brains.isEmpty() ? empty : brains, i, random);
			final int width = image.image().width();
			final int height = image.image().height();
			final float[] phase = phases.draw(new SlicePhases.Slice(image.image().magnitude(), width, height, i, count),
				GenerateProgress.NONE);
			examples.add(new BankExample(image.image(), phase, image.brain(), seed * 37 + i));
			if ((i + 1) % REPORT_EVERY == 0 || i + 1 == count) report.accept("Bank, " + head + ": " + (i + 1) + " of " + count + " examples");
		}
		return examples;
	}

	/** Sides take turns, so that there are examples of all. */
	private TrainingImage simulate(final AcquisitionSimulator simulator, final List<HeadSource> sources, final int index,
		final SplittableRandom random)
	{
		final HeadSource source = sources.get(random.nextInt(sources.size()));
		final int longer = config.stage().maxSide();
		final List<Integer> sides = shorterSides(longer);
		final int shorter = sides.get(index % sides.size());
		final boolean wide = random.nextBoolean();
		return simulator.simulate(source, new TargetSize.Exact(wide ? longer : shorter, wide ? shorter : longer), random);
	}
}
