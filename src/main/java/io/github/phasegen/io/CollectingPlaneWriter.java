package io.github.phasegen.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Fraction;

import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;

/** Collects the planes of an image in memory, for formats that can only be written as a whole. */
public final class CollectingPlaneWriter extends SequentialPlaneWriter {

	/** Writes the file that a collected image makes. */
	@FunctionalInterface
	public interface Destination {

		void write(ImageContents contents) throws IOException;
	}

	private final Destination destination;
	private final List<float[]> planes = new ArrayList<>();

	public CollectingPlaneWriter(final ImageLayout layout, final Destination destination) {
		super(layout);
		this.destination = destination;
	}

	@Override
	protected void put(final int k, final float[] samples) {
		planes.add(samples.clone());
	}

	@Override
	protected void finish() throws IOException {
		destination.write(layout().complex() ? complex() : real());
	}

	private ComplexImage complex() {
		final ImageShape shape = layout().shape();
		return new ComplexImage(ComplexImages.fromPlanes(planes.stream().map(data -> new ComplexPlane(shape.width(), shape.height(), data))
			.toList(), shape.dimensions()), layout().metadata());
	}

	private RealImage real() {
		final PlanarImg<FloatType, FloatArray> pixels = new PlanarImg<>(planes.stream().map(FloatArray::new).toList(),
			layout().shape().dimensions(), new Fraction());
		pixels.setLinkedType(new FloatType(pixels));
		return new RealImage(pixels, layout().metadata());
	}

	@Override
	public void close() {
		planes.clear();
	}
}
