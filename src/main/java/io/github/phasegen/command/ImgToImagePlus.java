package io.github.phasegen.command;

import ij.ImagePlus;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.io.RealImage;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.scijava.Priority;
import org.scijava.convert.AbstractConverter;
import org.scijava.convert.ConversionRequest;
import org.scijava.convert.Converter;
import org.scijava.plugin.Plugin;

/**
 * Lets scripts pass an ImgLib2 image where a command wants an ImagePlus. Axes are X, Y; X, Y, Z; X, Y, Z, T; or X, Y, C, Z, T;
 * the copy has 32 bits. Fiji converts its own images, which know their axes.
 */
@Plugin(type = Converter.class, priority = Priority.LOW)
@SuppressWarnings("rawtypes")
public class ImgToImagePlus extends AbstractConverter<RandomAccessibleInterval, ImagePlus> {

	private static final int AXES = 5;

	@Override
	public boolean canConvert(final ConversionRequest request) {
		return super.canConvert(request) && (request.sourceObject() == null || isPlain(request.sourceObject()));
	}

	@Override
	public boolean canConvert(final Object source, final Class<?> target) {
		return super.canConvert(source, target) && isPlain(source);
	}

	private static boolean isPlain(final Object source) {
		return source instanceof RandomAccessibleInterval<?> image && !source.getClass().getName().startsWith("net.imagej.") &&
			image.numDimensions() >= 2 && image.numDimensions() <= AXES && image.getType() instanceof RealType;
	}

	@Override
	public <T> T convert(final Object source, final Class<T> target) {
		@SuppressWarnings("unchecked")
		final RandomAccessibleInterval<? extends RealType<?>> image = (RandomAccessibleInterval<? extends RealType<?>>) source;
		return target.cast(ImagePlusAdapter.toImagePlus(new RealImage(withAllAxes(image), ImageMetadata.titled("Img"))));
	}

	private static <T> RandomAccessibleInterval<T> withAllAxes(final RandomAccessibleInterval<T> image) {
		RandomAccessibleInterval<T> result = Views.zeroMin(image);
		while (result.numDimensions() < AXES)
			result = Views.addDimension(result, 0, 0);
		// a third axis of three or four is Z
		return image.numDimensions() < AXES ? Views.moveAxis(result, AXES - 1, 2) : result;
	}

	@Override
	public Class<RandomAccessibleInterval> getInputType() {
		return RandomAccessibleInterval.class;
	}

	@Override
	public Class<ImagePlus> getOutputType() {
		return ImagePlus.class;
	}
}
