package io.github.phasegen.skullstrip;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import io.github.phasegen.io.ImageShape;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.complex.ComplexFloatType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Collects the results of a run in images in memory. */
final class StrippedPlanes implements StripSink {

	private final ImageShape shape;
	private final Img<ComplexFloatType> kSpace;
	private final Img<ComplexFloatType> image;
	private final Img<UnsignedByteType> mask;
	private final Img<FloatType> magnitude;
	private final Map<StripOutput, Integer> written = new EnumMap<>(StripOutput.class);

	StrippedPlanes(final ImageShape shape, final Set<StripOutput> outputs) {
		final long[] size = shape.dimensions();
		this.shape = shape;
		this.kSpace = outputs.contains(StripOutput.K_SPACE) ? ComplexImages.create(size) : null;
		this.image = outputs.contains(StripOutput.IMAGE) ? ComplexImages.create(size) : null;
		this.mask = outputs.contains(StripOutput.MASK) ? PlanarImgs.unsignedBytes(shape.withChannels(1).dimensions()) : null;
		this.magnitude = outputs.contains(StripOutput.MAGNITUDE) ? PlanarImgs.floats(size) : null;
	}

	@Override
	public void put(final StripOutput output, final float[] samples) {
		final int k = written.merge(output, 1, Integer::sum) - 1;
		switch (output) {
			case K_SPACE -> ComplexImages.setPlane(kSpace, k, new ComplexPlane(shape.width(), shape.height(), samples));
			case IMAGE -> ComplexImages.setPlane(image, k, new ComplexPlane(shape.width(), shape.height(), samples));
			case MAGNITUDE -> ComplexImages.setRealPlane(magnitude, k, samples);
			case MASK -> putMask(k, samples);
		}
	}

	private void putMask(final int slice, final float[] samples) {
		final Cursor<UnsignedByteType> cursor = Views.flatIterable(Views.hyperSlice(Views.hyperSlice(Views.hyperSlice(mask, 4, slice / shape
			.slices()), 3, slice % shape.slices()), 2, 0)).cursor();
		for (final float sample : samples)
			cursor.next().set((int) sample);
	}

	StrippedImage result(final StripSummary summary) {
		return new StrippedImage(kSpace, image, mask, magnitude, summary.residual(), summary.warnings());
	}
}
