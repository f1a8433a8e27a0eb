package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.google.gson.GsonBuilder;

import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.simulate.AcquisitionSimulator;
import io.github.phasegen.simulate.HeadSource;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/**
 * Simulated acquisitions of heads that are made once, each with a phase that a model generates for its magnitude, in a file per head. They
 * do not depend on how the heads are split or on the seed of the training, so all runs of an experiment share them.
 */
public final class StripBank {

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
		bank().prepare(heads, device);
	}

	/** @throws IllegalArgumentException if a file was made from other images or options */
	List<List<BankExample>> read(final Collection<String> heads) throws IOException {
		return bank().read(heads);
	}

	private BankFolder bank() {
		final TrainSkullStripConfig.Bank bank = config.data().bank();
		return new BankFolder(folder, new BankFolder.Options(bank.examplesPerHead(), bank.model(), bank.steps(), bank.seed()),
			new BankFolder.Recipe(this::madeFrom, this::scanner), report);
	}

	private List<HeadFile> images(final String head) {
		return config.data().images().stream().filter(image -> image.head().equals(head)).toList();
	}

	private String madeFrom(final String head, final String phaseModel) {
		return new GsonBuilder().disableHtmlEscaping().create().toJson(new MadeFrom(head, images(head), config.stage().maxSide(), config.data()
			.leastHeadArea(), config.data().emptySlices(), config.data().bank().examplesPerHead(), config.data().bank().steps(), phaseModel, config.data().bank().seed()));
	}

	private BankFolder.Scanner scanner(final String head) throws IOException {
		final List<HeadSource> sources = new ArrayList<>();
		for (final HeadFile image : images(head))
			sources.add(new HeadSource(PhaseData.volume(dataFolder, image, report), config.data().leastHeadArea()));
		final List<HeadSource> brains = sources.stream().flatMap(source -> source.only(true).stream()).toList();
		final List<HeadSource> empty = sources.stream().flatMap(source -> source.only(false).stream()).toList();
		final AcquisitionSimulator simulator = new AcquisitionSimulator(SkullStripExamples.scanned());
		final int longer = config.stage().maxSide();
		return (index, random) -> {
			final boolean withoutBrain = random.nextDouble() < config.data().emptySlices() && !empty.isEmpty();
			// a neck is a head without a brain
			return BankFolder.scan(simulator, withoutBrain || brains.isEmpty() ? empty : brains, longer, shorterSides(longer), index, random);
		};
	}
}
