package io.github.phasegen.io.tiff;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipException;

import io.github.phasegen.io.ByteSource;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.FileBytes;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.MemoryLimit;
import io.github.phasegen.io.PlaneReader;

/** The images of a TIFF file as planes. Each is read, and inflated, row by row when it is asked for. */
final class TiffPlanes implements PlaneReader {

	private final TiffImages images;
	private final TiffStackInfo stack;
	private final ByteSource file;
	private final ByteBuffer row;

	TiffPlanes(final TiffImages images) throws IOException {
		this.images = images;
		this.stack = TiffStackInfo.of(images);
		MemoryLimit.checkPlane(this);
		this.row = ByteBuffer.allocate(Math.toIntExact(images.type().rowBytes(images.width())))
			.order(images.info().intelByteOrder ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		this.file = new FileBytes(images.file());
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
		final float[] plane = new float[shape().planeSamples()];
		int firstRow = 0;
		for (final TiffStrip strip : images.strips().apply(stack.imageOf(k))) {
			read(strip, plane, firstRow);
			firstRow += strip.rows();
		}
		stack.calibration().apply(plane);
		return plane;
	}

	private void read(final TiffStrip strip, final float[] plane, final int firstRow) throws IOException {
		final Path path = images.file();
		try (InputStream rows = TiffCompression.unfold(images.info(), new StripStream(file, strip))) {
			for (int y = firstRow; y < firstRow + strip.rows(); y++) {
				if (rows.readNBytes(row.array(), 0, row.capacity()) < row.capacity())
					throw new EOFException("an end after " + (y - firstRow) + " rows");
				if (TiffCompression.isDifferenced(images.info()))
					images.type().undoDifferences(row, images.width());
				images.type().decode(row, plane, y * images.width(), images.width());
			}
		}
		catch (final EOFException | ZipException e) {
			throw new CorruptFileException(path, "compressed pixels", e.getMessage(), strip.rows() + " rows of sound compressed data");
		}
	}

	@Override
	public void close() throws IOException {
		file.close();
	}
}
