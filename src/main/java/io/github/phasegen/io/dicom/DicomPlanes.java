package io.github.phasegen.io.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.FileBytes;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.MemoryLimit;
import io.github.phasegen.io.PlaneReader;

/** Reads the planes of a stack, each from its file, of which one is open at a time. */
final class DicomPlanes implements PlaneReader {

	private final DicomStack stack;
	private Path openPath;
	private FileBytes open;

	DicomPlanes(final DicomStack stack) throws IOException {
		this.stack = stack;
		MemoryLimit.checkPlane(this);
	}

	@Override
	public ImageShape shape() {
		return stack.shape();
	}

	@Override
	public boolean complex() {
		return false;
	}

	@Override
	public ImageMetadata metadata() {
		return stack.metadata();
	}

	@Override
	public float[] read(final int k) throws IOException {
		Objects.checkIndex(k, shape().planeCount());
		final DicomPlane plane = stack.planes().get(k);
		final DicomPixels pixels = plane.file().pixels();
		final FileBytes bytes = bytes(plane.file());
		final ByteBuffer row = ByteBuffer.allocate(pixels.width() * pixels.bytesPerPixel()).order(pixels.order());
		final float[] samples = new float[shape().planeSamples()];
		for (int y = 0; y < pixels.height(); y++) {
			bytes.read(pixels.offset() + plane.number() * pixels.planeBytes() + (long) y * row.capacity(), row.clear());
			for (int x = 0; x < pixels.width(); x++)
				samples[y * pixels.width() + x] = (float) (plane.frame().slope() * pixels.stored(row, x) + plane.frame().intercept());
		}
		return samples;
	}

	private FileBytes bytes(final DicomFile file) throws IOException {
		if (open == null || !file.path().equals(openPath)) {
			close();
			open = new FileBytes(file.path());
			openPath = file.path();
			checkUnchanged(file);
		}
		return open;
	}

	/** A series is opened file by file, maybe long after the headers have been read. */
	private void checkUnchanged(final DicomFile file) throws CorruptFileException {
		final long end = file.pixels().offset() + file.pixels().frames() * file.pixels().planeBytes();
		if (open.size() < end)
			throw new CorruptFileException(file.path(), "length", open.size() + " bytes", end + " as when its header was read");
	}

	@Override
	public void close() throws IOException {
		if (open != null)
			open.close();
		open = null;
	}
}
