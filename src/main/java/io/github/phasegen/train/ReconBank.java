package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

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
 * Simulated acquisitions of heads that are made once for the trainings of reconstruction networks that are compared, each with a phase that a
 * model generates for its magnitude; a file per head. So the trainings see the same magnitudes, noise included, and only the phase differs.
 */
public final class ReconBank {

	private static final int REPORT_EVERY = 10;

	/**
	 * What is made of each head.
	 *
	 * @param examplesPerHead acquisitions, spread over the images of the head
	 * @param model phase model: name or folder
	 * @param steps of its sampler
	 * @param seed of acquisitions and phases
	 */
	public record Options(int examplesPerHead, String model, int steps, long seed) {

		/** @throws IllegalArgumentException naming the field */
		public Options {
			require(examplesPerHead >= 2 && examplesPerHead <= 10_000, "examplesPerHead", examplesPerHead, "2 to 10000");
			require(model != null && !model.isBlank(), "model", model, "a name or a folder");
			require(steps >= 1 && steps <= 1000, "steps", steps, "1 to 1000");
		}

		private static void require(final boolean condition, final String field, final Object found, final String expected) {
			if (!condition) throw new IllegalArgumentException("bank." + field + ": found " + found + ", expected " + expected);
		}
	}

	private final Path folder;
	private final Options options;
	private final TrainReconConfig.Data data;
	private final Path dataFolder;
	private final Consumer<String> report;

	/** What decides the examples of a head. */
	private record MadeFrom(String head, List<HeadFile> images, int side, Options options, String phaseModel) {}

	/**
	 * @param folder where the files are or will be
	 * @param data its magnitudes and the longer side of the images, maxSide, count
	 * @param dataFolder folder that the paths of the magnitudes start from
	 */
	public ReconBank(final Path folder, final Options options, final TrainReconConfig.Data data, final Path dataFolder,
		final Consumer<String> report)
	{
		this.folder = folder;
		this.options = options;
		this.data = data;
		this.dataFolder = dataFolder;
		this.report = report;
	}

	/** Makes the files that are not there. */
	public void prepare(final Collection<String> heads, final DeviceChoice device) throws IOException {
		final List<String> missing = heads.stream().filter(head -> !file(head).exists()).toList();
		if (missing.isEmpty()) return;
		Files.createDirectories(folder);
		try (PhaseModel model = PhaseModel.load(source(), device)) {
			for (final String head : missing)
				file(head).write(make(head, model), madeFrom(head, model.config().weightsSha256()));
		}
	}

	/**
	 * The examples of these heads.
	 *
	 * @param share part of the examples of each head, the first ones, that keeps the phase of the simulated acquisition; the phases of a smaller
	 *          share are among those of a larger one
	 * @param other phase of the rest
	 * @throws IllegalArgumentException if a file was made from other images or options
	 */
	public ComplexImageSource images(final Collection<String> heads, final double share, final StripPhase other) throws IOException {
		final String hash = source().read().config().weightsSha256();
		final List<List<BankExample>> examples = new ArrayList<>();
		for (final String head : heads)
			examples.add(file(head).read(madeFrom(head, hash)));
		return new BankImages(examples, share, other);
	}

	private ModelSource source() {
		return ModelSource.parse(ModelConfig.PHASE, options.model());
	}

	private BankFile file(final String head) {
		return new BankFile(folder.resolve(head + ".safetensors"));
	}

	private List<HeadFile> files(final String head) {
		return data.magnitudes().stream().filter(file -> file.head().equals(head)).toList();
	}

	private String madeFrom(final String head, final String phaseModel) {
		return new GsonBuilder().disableHtmlEscaping().create().toJson(new MadeFrom(head, files(head), data.maxSide(), options, phaseModel));
	}

	private List<BankExample> make(final String head, final PhaseModel model) throws IOException {
		final List<HeadSource> sources = new ArrayList<>();
		for (final HeadFile file : files(head))
			sources.add(PhaseData.source(dataFolder, file, report));
		final long seed = options.seed() * 1_000_003 + head.hashCode();
		final SlicePhases phases = new SlicePhases(model, GenerateOptions.defaults().withSteps(options.steps()).withSeed(seed).withSharedNoise(
			false));
		final AcquisitionSimulator simulator = new AcquisitionSimulator(TrainRecon.acquisition());
		final int count = options.examplesPerHead();
		final List<BankExample> examples = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			final TrainingImage image = simulate(simulator, sources, i, new SplittableRandom(seed * 31 + i));
			final float[] phase = phases.draw(new SlicePhases.Slice(image.image().magnitude(), image.image().width(), image.image().height(), i,
				count), GenerateProgress.NONE);
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
		final int longer = ReconExamples.multiple(data.maxSide());
		final List<Integer> sides = ReconExamples.shorterSides(longer);
		final int shorter = sides.get(index % sides.size());
		final boolean wide = random.nextBoolean();
		return simulator.simulate(source, new TargetSize.Exact(wide ? longer : shorter, wide ? shorter : longer), random);
	}
}
