package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.github.phasegen.io.nifti.NiftiReader;
import io.github.phasegen.io.nifti.Volume;
import io.github.phasegen.simulate.AcquisitionSettings;
import io.github.phasegen.simulate.BodyAxis;
import io.github.phasegen.simulate.HeadSource;
import io.github.phasegen.simulate.HeadVolume;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/** The images of a training run, split by head. */
final class PhaseData {

	private final TrainPhaseConfig.Data config;
	private final HeadFiles files;
	private final Set<String> validationHeads;
	private final Set<String> trainingHeads = new TreeSet<>();

	PhaseData(final TrainPhaseConfig.Data config, final Path folder, final Consumer<String> report) {
		this.config = config;
		this.files = new HeadFiles(folder, report);
		final Set<String> heads = new TreeSet<>();
		config.magnitudes().forEach(file -> heads.add(file.head()));
		if (config.measured() != null) config.measured().forEach(file -> heads.add(file.head()));
		this.validationHeads = HeadSplit.validation(heads, config);
		trainingHeads.addAll(heads);
		trainingHeads.removeAll(validationHeads);
	}

	Set<String> trainingHeads() {
		return trainingHeads;
	}

	Set<String> validationHeads() {
		return validationHeads;
	}

	ComplexImageSource training() throws IOException {
		final ComplexImageSource simulated = new SimulatedImages(files.simulated(config.magnitudes(), trainingHeads), AcquisitionSettings.defaults());
		if (config.measuredFraction() == 0) return simulated;
		return new MixedImages(simulated, new MeasuredImages(files.measured(config.measured(), trainingHeads)), config.measuredFraction());
	}

	ComplexImageSource validation() throws IOException {
		return new SimulatedImages(files.simulated(config.magnitudes(), validationHeads), AcquisitionSettings.defaults());
	}

	/** Reads one magnitude image with its brain mask. */
	static HeadSource source(final Path folder, final HeadFile file, final Consumer<String> report) throws IOException {
		return new HeadSource(volume(folder, file, report));
	}

	/** The voxels of one magnitude image and of its brain mask. */
	static HeadVolume volume(final Path folder, final HeadFile file, final Consumer<String> report) throws IOException {
		final Volume volume = new NiftiReader().read(folder.resolve(file.image())).volume();
		if (volume.complex() || volume.planeCount() != volume.depth()) throw new IllegalArgumentException(file.image() +
			": found " + volume + ", expected one real magnitude volume");
		// resampled archives hold small negative overshoots
		final float[] data = volume.data();
		for (int i = 0; i < data.length; i++)
			data[i] = Math.max(0, data[i]);
		report.accept("Read " + file.image() + ", " + volume.width() + " x " + volume.height() + " x " + volume.depth());
		return new HeadVolume(volume.width(), volume.height(), volume.depth(), volume.voxelSizeMm(), data, brain(folder, file),
			BodyAxis.fromOrientation(file.orientation()), file.image());
	}

	static boolean[] brain(final Path folder, final HeadFile file) throws IOException {
		if (file.brain() == null) return null;
		final float[] values = new NiftiReader().read(folder.resolve(file.brain())).volume().data();
		final boolean[] mask = new boolean[values.length];
		for (int i = 0; i < mask.length; i++)
			mask[i] = values[i] > 0;
		return mask;
	}
}
