package io.github.phasegen.io;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Fraction;

import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;

/**
 * An open image file that is read plane by plane, so that it may be larger than memory. Not thread-safe.
 * <p>
 * What the file promises has been checked against its size before one is handed out; damage that shows only in the samples is a
 * {@link CorruptFileException} of {@link #read}.
 */
public interface PlaneReader extends Closeable {

	ImageShape shape();

	/** True if the samples are complex numbers. */
	boolean complex();

	/** Its labels are one per plane or none. */
	ImageMetadata metadata();

	/**
	 * Reads plane {@code k} = c + C * (z + Z * t), in any order; ascending order is the fast one.
	 *
	 * @return a new array of width * height samples, row by row; complex ones interleaved (re, im)
	 * @throws IndexOutOfBoundsException if there is no such plane
	 */
	float[] read(int k) throws IOException;

	/** A plane as complex numbers; real samples have the imaginary part 0. */
	default ComplexPlane readComplex(final int k) throws IOException {
		final float[] samples = read(k);
		final int width = shape().width();
		final int height = shape().height();
		return complex() ? new ComplexPlane(width, height, samples)
			: ComplexPlane.fromParts(width, height, samples, new float[samples.length]);
	}

	/**
	 * Reads all planes into memory.
	 *
	 * @throws ImageTooLargeException if they would take more than half of Java's memory
	 */
	default ImageContents readAll() throws IOException {
		MemoryLimit.check(this);
		return complex() ? allComplex() : allReal();
	}

	private ComplexImage allComplex() throws IOException {
		final List<ComplexPlane> planes = new ArrayList<>();
		for (int k = 0; k < shape().planeCount(); k++)
			planes.add(readComplex(k));
		return new ComplexImage(ComplexImages.fromPlanes(planes, shape().dimensions()), metadata());
	}

	private RealImage allReal() throws IOException {
		final List<FloatArray> planes = new ArrayList<>();
		for (int k = 0; k < shape().planeCount(); k++)
			planes.add(new FloatArray(read(k)));
		final PlanarImg<FloatType, FloatArray> pixels = new PlanarImg<>(planes, shape().dimensions(), new Fraction());
		pixels.setLinkedType(new FloatType(pixels));
		return new RealImage(pixels, metadata());
	}
}
