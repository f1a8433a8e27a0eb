package io.github.phasegen.export;

import java.io.IOException;
import java.util.List;

import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.real.FloatType;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.SamplingMasks;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.sampling.SamplingMask;

/** Sampling masks as an image: 1 where samples were measured, else 0. */
final class MaskImage {

	private final SamplingMasks masks;
	private final ImageLayout layout;

	/** @param kspace that the masks belong to */
	MaskImage(final SamplingMasks masks, final ImageLayout kspace) {
		final SamplingMask first = masks.mask(0);
		final boolean one = masks.masks().size() == 1;
		final ImageShape shape = new ImageShape(first.width(), first.height(), 1, one ? 1 : kspace.shape().slices(),
			one ? 1 : kspace.shape().frames());
		this.masks = masks;
		this.layout = new ImageLayout(shape, false, new ImageMetadata(kspace.metadata().title() + "_mask", AxisScale.PIXEL, AxisScale.PIXEL,
			AxisScale.PIXEL, kspace.metadata().t(), List.of(), ""));
	}

	RealImage image() {
		final Img<FloatType> pixels = PlanarImgs.floats(layout.shape().dimensions());
		for (int k = 0; k < layout.shape().planeCount(); k++)
			ComplexImages.setRealPlane(pixels, k, masks.mask(k).toFloats());
		return new RealImage(pixels, layout.metadata());
	}

	/** Writes all but the end: the file appears when the writer is committed. */
	PlaneWriter begin(final ExportDestination destination) throws IOException {
		final PlaneWriter writer = destination.format().create(destination.file(), layout, destination.write());
		try {
			for (int k = 0; k < layout.shape().planeCount(); k++)
				writer.write(masks.mask(k).toFloats());
			return writer;
		}
		catch (final IOException | RuntimeException e) {
			writer.close();
			throw e;
		}
	}
}
