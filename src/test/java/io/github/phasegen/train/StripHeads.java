package io.github.phasegen.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.phasegen.io.nifti.NiftiBytes;
import io.github.phasegen.io.nifti.NiftiType;
import io.github.phasegen.simulate.BodyAxis;
import io.github.phasegen.simulate.HeadSource;
import io.github.phasegen.simulate.HeadVolume;
import io.github.phasegen.train.TrainPhaseConfig.HeadFile;

/** Ellipsoids of 24 x 24 x 24 voxels of 8 mm with a brain inside, for the tests of skull stripping. */
public final class StripHeads {

	static final int N = 24;
	static final float VOXEL = 8;

	private StripHeads() {}

	private static double radius(final int i) {
		final double x = (i % N - 11.5) / 9;
		final double y = (i / N % N - 11.5) / 11;
		final double z = (i / N / N - 11.5) / 10;
		return Math.sqrt(x * x + y * y + z * z);
	}

	static boolean[] brain() {
		final boolean[] brain = new boolean[N * N * N];
		for (int i = 0; i < brain.length; i++)
			brain[i] = radius(i) < 0.7;
		return brain;
	}

	/** Brain 100 and more, skull 10, scalp 120. */
	private static float[] magnitude(final int texture) {
		final float[] values = new float[N * N * N];
		for (int i = 0; i < values.length; i++) {
			final double r = radius(i);
			values[i] = (float) (r < 0.7 ? 100 + 20 * Math.sin(texture * (i % N) / 2.0) : r < 0.85 ? 10 : r < 1 ? 120 : 0);
		}
		return values;
	}

	static HeadSource source(final int texture) {
		return new HeadSource(new HeadVolume(N, N, N, new float[] { VOXEL, VOXEL, VOXEL }, magnitude(texture), brain(), BodyAxis
			.fromOrientation("RAS"), "head " + texture));
	}

	/** Writes a.nii, b.nii and brain.nii, and measured.nii with phase.nii. */
	public static void write(final Path folder) throws IOException {
		write(folder, VOXEL);
	}

	/** The same with voxels of another size; the fields of smaller heads take less time. */
	public static void write(final Path folder, final float voxel) throws IOException {
		write(folder.resolve("a.nii"), magnitude(1), voxel);
		write(folder.resolve("b.nii"), magnitude(2), voxel);
		final float[] brain = new float[N * N * N];
		final float[] phase = new float[N * N * N];
		for (int i = 0; i < brain.length; i++) {
			brain[i] = brain()[i] ? 1 : 0;
			phase[i] = (float) (3 * Math.sin(i % N / 4.0));
		}
		write(folder.resolve("brain.nii"), brain, voxel);
		write(folder.resolve("phase.nii"), phase, voxel);
	}

	private static void write(final Path file, final float[] values, final float voxel) throws IOException {
		final double[] data = new double[values.length];
		for (int i = 0; i < data.length; i++)
			data[i] = values[i];
		Files.write(file, NiftiBytes.first(NiftiType.FLOAT32, N, N, N).pixdim(1, voxel).pixdim(2, voxel).pixdim(3, voxel).data(data)
			.bytes());
	}

	public static HeadFile file(final String head, final String image) {
		return new HeadFile(head, image, null, 0, "brain.nii", "RAS");
	}
}
