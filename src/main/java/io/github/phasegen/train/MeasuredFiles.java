package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/** Reads measured complex slices. */
final class MeasuredFiles {

	/** Slices that show less head than this part of the fullest one are left out. */
	private static final double LEAST_SIGNAL = 0.15;

	private MeasuredFiles() {}

	static List<ComplexPlane> slices(final Path folder, final HeadFile file) throws IOException {
		final HeadFiles.Volume volume = HeadFiles.read(folder.resolve(file.image()));
		final float[] phase = file.phase() == null ? null : HeadFiles.read(folder.resolve(file.phase())).re();
		if (phase == null && volume.im() == null) throw new IllegalArgumentException(file.image() +
			": found real values and no phase file, expected a complex image or a magnitude with its phase");
		final List<ComplexPlane> planes = new ArrayList<>();
		final int n = volume.width() * volume.height();
		for (int z = 0; z < volume.depth(); z++) {
			final float[] re = java.util.Arrays.copyOfRange(volume.re(), z * n, (z + 1) * n);
			planes.add(phase == null ? ComplexPlane.fromParts(volume.width(), volume.height(), re, java.util.Arrays.copyOfRange(
				volume.im(), z * n, (z + 1) * n)) : ComplexPlane.fromPolar(volume.width(), volume.height(), re, java.util.Arrays
					.copyOfRange(phase, z * n, (z + 1) * n)));
		}
		final double fullest = planes.stream().mapToDouble(MeasuredFiles::signal).max().orElse(0);
		return planes.stream().filter(plane -> signal(plane) >= LEAST_SIGNAL * fullest).toList();
	}

	private static double signal(final ComplexPlane plane) {
		double sum = 0;
		for (final float value : plane.magnitude())
			sum += value;
		return sum;
	}
}
