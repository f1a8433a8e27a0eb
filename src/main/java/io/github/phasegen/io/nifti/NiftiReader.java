package io.github.phasegen.io.nifti;

import java.io.IOException;
import java.nio.file.Path;

import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.UnsupportedFormatException;

/** Reads whole NIfTI files as plain numbers, in the order of the file. */
public final class NiftiReader {

	private final long largestBytes;

	/** Reads volumes that take at most half of Java's memory. */
	public NiftiReader() {
		this(Runtime.getRuntime().maxMemory() / 2);
	}

	/** @param largestBytes volumes that would take more memory are an {@link UnsupportedFormatException} */
	public NiftiReader(final long largestBytes) {
		this.largestBytes = largestBytes;
	}

	/** Reads a file. Integers beyond 2^24 are rounded to float. */
	public NiftiImage read(final Path file) throws IOException {
		final NiftiFile head = NiftiFile.read(file);
		final int floats = checkMemory(head);
		try (PlaneReader planes = NiftiPlanes.openInFileOrder(head)) {
			final float[] data = new float[floats];
			for (int k = 0; k < planes.shape().planeCount(); k++) {
				final float[] plane = planes.read(k);
				System.arraycopy(plane, 0, data, k * plane.length, plane.length);
			}
			return new NiftiImage(head.header(), volume(file, head.header(), data));
		}
	}

	/** Reads and checks the header alone. */
	public NiftiHeader readHeader(final Path file) throws IOException {
		return NiftiFile.readHeader(file);
	}

	/** Returns the number of floats. */
	private int checkMemory(final NiftiFile head) throws IOException {
		final NiftiType type = head.header().type();
		final long floats = head.sampleBytes() / type.bytes() * type.parts();
		if (floats > Integer.MAX_VALUE - 8 || 4 * floats > largestBytes)
			throw new UnsupportedFormatException(head.path(), "size", 4 * floats + " bytes as floats",
				"at most " + Math.min(largestBytes, 4L * (Integer.MAX_VALUE - 8)) + " (raise Java's memory limit)");
		return (int) floats;
	}

	private static Volume volume(final Path file, final NiftiHeader header, final float[] data) {
		final int[] dims = new int[Math.max(3, header.dims().size())];
		for (int i = 0; i < dims.length; i++)
			dims[i] = header.dim(i + 1);
		final float[] voxelSize = new float[3];
		for (int i = 0; i < 3; i++)
			voxelSize[i] = (float) header.voxelSizeMm(i + 1);
		return new Volume(stem(file), dims, voxelSize, header.type().isComplex(), data);
	}

	/** The file's name without .nii or .nii.gz. */
	static String stem(final Path file) {
		return file.getFileName().toString().replaceFirst("(?i)\\.nii(\\.gz)?$", "");
	}
}
