package io.github.phasegen.io.tiff;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileOpener;
import ij.measure.Calibration;
import ij.process.ByteProcessor;

import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * What ImageJ's description and metadata in a TIFF file say about the stack: its axes, scales, labels, info and the calibration of grey values.
 *
 * @param sliceFastest true if the images are ordered with Z fastest, then C, then T
 */
record TiffStackInfo(ImageShape shape, ImageMetadata metadata, GreyCalibration calibration, boolean sliceFastest) {

	static TiffStackInfo of(final TiffImages images) throws ImageFileException {
		final FileInfo info = (FileInfo) images.info().clone();
		final Properties properties = new FileOpener(info).decodeDescriptionString(info);
		final ImageShape shape = shape(images, properties);
		final ImageMetadata metadata = ImagePlusAdapter.metadata(images.file().getFileName().toString(), scales(info, properties));
		final boolean reordered = images.count() > 1 && info.description != null && info.description.contains("order=zct");
		return new TiffStackInfo(shape, metadata.withLabels(labels(info, images.count())).withInfo(info.info),
			GreyCalibration.of(info, images.type(), properties), reordered && shape.channels() > 1 && shape.slices() > 1);
	}

	/** The number of the image that holds plane k = c + C * (z + Z * t). */
	int imageOf(final int k) {
		if (!sliceFastest)
			return k;
		final int c = k % shape.channels();
		final int z = k / shape.channels() % shape.slices();
		final int t = k / shape.channels() / shape.slices();
		return z + shape.slices() * (c + shape.channels() * t);
	}

	/** As many slices as images, unless the description names axes that multiply to as many. */
	private static ImageShape shape(final TiffImages images, final Properties properties) throws ImageFileException {
		final int channels = size(properties, "channels");
		final int slices = size(properties, "slices");
		final int frames = size(properties, "frames");
		final boolean fits = images.count() > 1 && (double) channels * slices * frames == images.count();
		try {
			return fits ? new ImageShape(images.width(), images.height(), channels, slices, frames)
				: new ImageShape(images.width(), images.height(), 1, images.count(), 1);
		}
		catch (final IllegalArgumentException e) {
			throw new UnsupportedFormatException(images.file(), "image size", images.width() + " x " + images.height(), e.getMessage());
		}
	}

	private static int size(final Properties properties, final String axis) {
		return Math.max(1, (int) number(properties, axis));
	}

	private static double number(final Properties properties, final String key) {
		try {
			return properties == null || properties.getProperty(key) == null ? 0 : Double.parseDouble(properties.getProperty(key));
		}
		catch (final NumberFormatException e) {
			return 0;
		}
	}

	private static Calibration scales(final FileInfo info, final Properties properties) {
		final Calibration scales = new ImagePlus("", new ByteProcessor(1, 1)).getLocalCalibration();
		if (info.pixelWidth > 0 && info.unit != null) {
			scales.pixelWidth = info.pixelWidth;
			scales.pixelHeight = info.pixelHeight;
			scales.pixelDepth = info.pixelDepth;
			scales.setUnit(info.unit);
		}
		if (info.frameInterval != 0)
			scales.frameInterval = info.frameInterval;
		if (properties == null)
			return scales;
		scales.xOrigin = number(properties, "xorigin");
		scales.yOrigin = number(properties, "yorigin");
		scales.zOrigin = number(properties, "zorigin");
		scales.frameInterval = number(properties, "finterval");
		scales.setTimeUnit(properties.getProperty("tunit", "sec"));
		scales.setYUnit(properties.getProperty("yunit"));
		scales.setZUnit(properties.getProperty("zunit"));
		return scales;
	}

	private static List<String> labels(final FileInfo info, final int count) {
		final List<String> labels = new ArrayList<>();
		if (info.sliceLabels == null || info.sliceLabels.length > count)
			return labels;
		for (int i = 0; i < count; i++)
			labels.add(i < info.sliceLabels.length ? info.sliceLabels[i] : "");
		return labels;
	}
}
