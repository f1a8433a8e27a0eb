package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.io.nifti.MeasuredComplex;
import io.github.phasegen.io.nifti.NiftiReader;
import io.github.phasegen.io.nifti.Volume;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/** Reads measured complex slices: complex images, magnitudes with phase, or magnitudes with a field map. */
final class MeasuredFiles {

	/** Slices that show less head than this part of the fullest one are left out. */
	private static final double LEAST_SIGNAL = 0.15;

	private MeasuredFiles() {}

	/** The slices with enough of the head, in order. */
	static List<ComplexPlane> slices(final Path folder, final HeadFile file) throws IOException {
		final List<ComplexPlane> planes = file.fieldMapEchoTime() > 0 ? fromFieldMap(folder, file) : planes(complex(folder,
			file));
		return withSignal(planes);
	}

	/** The slices with enough of the head, in order. */
	static List<ComplexPlane> withSignal(final List<ComplexPlane> planes) {
		final double fullest = planes.stream().mapToDouble(MeasuredFiles::signal).max().orElse(0);
		return planes.stream().filter(plane -> signal(plane) >= LEAST_SIGNAL * fullest).toList();
	}

	static Volume complex(final Path folder, final HeadFile file) throws IOException {
		if (file.phase() == null) return MeasuredComplex.readComplex(folder.resolve(file.image())).volume();
		return MeasuredComplex.readPair(folder.resolve(file.image()), folder.resolve(file.phase())).volume();
	}

	static List<ComplexPlane> planes(final Volume volume) {
		final List<ComplexPlane> planes = new ArrayList<>();
		for (int k = 0; k < volume.planeCount(); k++)
			planes.add(volume.complexPlane(k));
		return planes;
	}

	private static List<ComplexPlane> fromFieldMap(final Path folder, final HeadFile file) throws IOException {
		final Volume magnitude = new NiftiReader().read(folder.resolve(file.image())).volume();
		final Volume hertz = new NiftiReader().read(folder.resolve(file.phase())).volume();
		if (!java.util.Arrays.equals(magnitude.dims(), hertz.dims())) throw new IllegalArgumentException(file.phase() +
			": found " + hertz + ", expected the size of " + magnitude);
		final List<ComplexPlane> planes = new ArrayList<>();
		for (int k = 0; k < magnitude.planeCount(); k++) {
			final float[] phase = hertz.plane(k);
			for (int i = 0; i < phase.length; i++)
				phase[i] = (float) (2 * Math.PI * phase[i] * file.fieldMapEchoTime());
			planes.add(ComplexPlane.fromPolar(magnitude.width(), magnitude.height(), magnitude.plane(k), phase));
		}
		return planes;
	}

	private static double signal(final ComplexPlane plane) {
		double sum = 0;
		for (final float value : plane.magnitude())
			sum += value;
		return sum;
	}
}
