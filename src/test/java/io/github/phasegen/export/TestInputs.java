package io.github.phasegen.export;

import java.util.List;
import java.util.Random;

import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.complex.ComplexFloatType;
import net.imglib2.img.Img;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;

/** Small images to be exported, and k-space taken back to images. */
final class TestInputs {

	private TestInputs() {}

	static ImageShape slices(final int width, final int height, final int slices) {
		return new ImageShape(width, height, 1, slices, 1);
	}

	/** A bright ellipse with structure in an empty background, different in every plane. */
	static RealImage magnitude(final ImageShape shape) {
		final float[] values = new float[(int) shape.samples()];
		final Random random = new Random(1);
		for (int i = 0; i < values.length; i++) {
			final double x = (2.0 * (i % shape.width()) + 1) / shape.width() - 1;
			final double y = (2.0 * (i / shape.width() % shape.height()) + 1) / shape.height() - 1;
			values[i] = x * x + y * y < 0.6 ? (float) (100 + 30 * random.nextDouble()) : 0;
		}
		return new RealImage(ArrayImgs.floats(values, shape.dimensions()), metadata("head.tif"));
	}

	static ComplexImage complex(final ImageShape shape) {
		final Img<ComplexFloatType> pixels = ComplexImages.create(shape.dimensions());
		final RealImage magnitude = magnitude(shape);
		final Random random = new Random(2);
		for (int k = 0; k < shape.planeCount(); k++) {
			final float[] phase = new float[shape.planeSamples()];
			for (int i = 0; i < phase.length; i++)
				phase[i] = (float) (6 * random.nextDouble() - 3);
			ComplexImages.setPlane(pixels, k, ComplexPlane.fromPolar(shape.width(), shape.height(),
				ComplexImages.realPlane(magnitude.pixels(), k), phase));
		}
		return new ComplexImage(pixels, metadata("complex.tif"));
	}

	/** A complex image without noise or edges: a broad bump with a gentle phase. */
	static ComplexImage smooth(final ImageShape shape) {
		final Img<ComplexFloatType> pixels = ComplexImages.create(shape.dimensions());
		for (int k = 0; k < shape.planeCount(); k++) {
			final ComplexPlane plane = new ComplexPlane(shape.width(), shape.height());
			for (int y = 0; y < shape.height(); y++)
				for (int x = 0; x < shape.width(); x++) {
					final double u = 2.0 * x / shape.width() - 1;
					final double v = 2.0 * y / shape.height() - 1;
					final double magnitude = (100 + k) * Math.exp(-3 * (u * u + v * v));
					plane.set(x, y, (float) (magnitude * Math.cos(u + 2 * v)), (float) (magnitude * Math.sin(u + 2 * v)));
				}
			ComplexImages.setPlane(pixels, k, plane);
		}
		return new ComplexImage(pixels, metadata("smooth.tif"));
	}

	private static ImageMetadata metadata(final String title) {
		return new ImageMetadata(title, AxisScale.of(1.5, "mm"), AxisScale.of(1.5, "mm"), AxisScale.of(4, "mm"), AxisScale.of(0, "sec"),
			List.of(), "Scanner: none\n");
	}

	/** The image of a plane of k-space. */
	static ComplexPlane image(final ComplexImage kspace, final int plane, final FourierNorm norm) {
		final ComplexPlane image = ComplexImages.plane(kspace.pixels(), plane);
		new PlaneFourier(image.width(), image.height()).inverse(image.data(), norm);
		return image;
	}

	static double energy(final float[] samples) {
		double sum = 0;
		for (final float value : samples)
			sum += (double) value * value;
		return sum;
	}

	/** ‖a − b‖ / ‖b‖. */
	static double relativeError(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < b.length; i++)
			sum += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
		return Math.sqrt(sum / energy(b));
	}
}
