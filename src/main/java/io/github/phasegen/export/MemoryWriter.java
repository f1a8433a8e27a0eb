package io.github.phasegen.export;


import net.imglib2.img.Img;
import net.imglib2.type.numeric.complex.ComplexFloatType;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.SequentialPlaneWriter;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;

/** Collects complex planes in an image in memory. */
final class MemoryWriter extends SequentialPlaneWriter {

	private final Img<ComplexFloatType> pixels;

	MemoryWriter(final ImageLayout layout) {
		super(layout);
		pixels = ComplexImages.create(layout.shape().dimensions());
	}

	@Override
	protected void put(final int k, final float[] samples) {
		ComplexImages.setPlane(pixels, k, new ComplexPlane(layout().shape().width(), layout().shape().height(), samples));
	}

	@Override
	protected void finish() {}

	ComplexImage image() {
		return new ComplexImage(pixels, layout().metadata());
	}

	@Override
	public void close() {}
}
