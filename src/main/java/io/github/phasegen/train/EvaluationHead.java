package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.metrics.HeadMask;
import io.github.phasegen.metrics.PhaseSlice;
import io.github.phasegen.simulate.AcquisitionSettings;
import io.github.phasegen.simulate.HeadSource;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/**
 * Complex slices of one image of one head, with the regions in which phase is judged.
 *
 * @param label what tables call it
 * @param head whose head it is
 * @param truth slices with measured or simulated phase
 */
record EvaluationHead(String label, String head, List<PhaseSlice> truth) {

	static EvaluationHead measured(final Path folder, final HeadFile file, final int every) throws IOException {
		final List<PhaseSlice> slices = PhaseSlice.ofHead(MeasuredFiles.slices(folder, file));
		final List<PhaseSlice> kept = new ArrayList<>();
		for (int i = 0; i < slices.size(); i += every)
			kept.add(slices.get(i));
		return new EvaluationHead(file.image().replaceFirst(".*/", "").replaceFirst("\\.nii(\\.gz)?$", ""), file.head(), kept);
	}

	static EvaluationHead simulated(final HeadFile file, final HeadSource source, final int count, final int side) {
		final SimulatedImages images = new SimulatedImages(List.of(List.of(source)), AcquisitionSettings.defaults());
		final SplittableRandom random = new SplittableRandom(20_250_407);
		final List<PhaseSlice> slices = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			final ComplexPlane plane = images.draw(random, side, side);
			slices.add(new PhaseSlice(plane, HeadMask.of(plane.magnitude(), side, side)));
		}
		return new EvaluationHead(file.image().replaceFirst("\\.nii(\\.gz)?$", "") + " (simulated)", file.head(), slices);
	}

	/** At most {@code count} slices, evenly spread. */
	EvaluationHead reduced(final int count) {
		if (truth.size() <= count) return this;
		final List<PhaseSlice> kept = new ArrayList<>();
		for (int i = 0; i < count; i++)
			kept.add(truth.get((int) ((i + 0.5) * truth.size() / count)));
		return new EvaluationHead(label, head, kept);
	}

	int width() {
		return truth.get(0).width();
	}

	int height() {
		return truth.get(0).height();
	}

	List<float[]> magnitudes() {
		return truth.stream().map(PhaseSlice::magnitude).toList();
	}

	List<ComplexPlane> planes() {
		return truth.stream().map(s -> ComplexPlane.fromPolar(s.width(), s.height(), s.magnitude(), s.phase())).toList();
	}

	List<PhaseSlice> withPhases(final List<float[]> phases) {
		final List<PhaseSlice> slices = new ArrayList<>();
		for (int i = 0; i < phases.size(); i++)
			slices.add(truth.get(i).withPhase(phases.get(i)));
		return slices;
	}
}
