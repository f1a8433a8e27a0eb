package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import com.google.gson.GsonBuilder;

import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.simulate.AcquisitionSimulator;
import io.github.phasegen.simulate.HeadSource;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/**
 * Simulated acquisitions of heads that are made once for the trainings of reconstruction networks that are compared, each with a phase that a
 * model generates for its magnitude; a file per head. So the trainings see the same magnitudes, noise included, and only the phase differs.
 */
public final class ReconBank {

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

	private final BankFolder bank;
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
		this.bank = new BankFolder(folder, new BankFolder.Options(options.examplesPerHead(), options.model(), options.steps(), options.seed()),
			new BankFolder.Recipe(this::madeFrom, this::scanner), report);
		this.options = options;
		this.data = data;
		this.dataFolder = dataFolder;
		this.report = report;
	}

	/** Makes the files that are not there. */
	public void prepare(final Collection<String> heads, final DeviceChoice device) throws IOException {
		bank.prepare(heads, device);
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
		return new BankImages(bank.read(heads), share, other);
	}

	private List<HeadFile> files(final String head) {
		return data.magnitudes().stream().filter(file -> file.head().equals(head)).toList();
	}

	private String madeFrom(final String head, final String phaseModel) {
		return new GsonBuilder().disableHtmlEscaping().create().toJson(new MadeFrom(head, files(head), data.maxSide(), options, phaseModel));
	}

	private BankFolder.Scanner scanner(final String head) throws IOException {
		final List<HeadSource> sources = new ArrayList<>();
		for (final HeadFile file : files(head))
			sources.add(PhaseData.source(dataFolder, file, report));
		final AcquisitionSimulator simulator = new AcquisitionSimulator(TrainRecon.acquisition());
		final int longer = ReconExamples.multiple(data.maxSide());
		return (index, random) -> BankFolder.scan(simulator, sources, longer, ReconExamples.shorterSides(longer), index, random);
	}
}
