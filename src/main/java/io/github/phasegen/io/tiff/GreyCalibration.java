package io.github.phasegen.io.tiff;

import java.util.Properties;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/** ImageJ's calibration of grey values, a function of stored 8-bit or 16-bit numbers. */
final class GreyCalibration {

	/** ImageJ stores signed numbers with this offset, and its calibration functions are about those. */
	private static final int SIGN = 32768;

	private final float[] table;
	private final int offset;

	private GreyCalibration(final float[] table, final int offset) {
		this.table = table;
		this.offset = offset;
	}

	/** @param properties of ImageJ's description, null if there is none */
	static GreyCalibration of(final FileInfo info, final TiffType type, final Properties properties) {
		if (!type.isShortInteger() || info.valueUnit == null || !isFunction(info))
			return new GreyCalibration(null, 0);
		final ImageProcessor pixel = type.bits() <= 8 ? new ByteProcessor(1, 1) : new ShortProcessor(1, 1);
		// of the image's own, since the user may have set a calibration for all images
		final Calibration calibration = new ImagePlus("", pixel).getLocalCalibration();
		final boolean zeroClip = properties != null && "true".equals(properties.getProperty("zeroclip"));
		calibration.setFunction(info.calibrationFunction, info.coefficients, info.valueUnit, zeroClip);
		return new GreyCalibration(calibration.getCTable(), type == TiffType.SIGNED16 ? SIGN : 0);
	}

	private static boolean isFunction(final FileInfo info) {
		final int function = info.calibrationFunction;
		return function >= Calibration.STRAIGHT_LINE && function <= Calibration.EXP_RECOVERY && info.coefficients != null
			|| function == Calibration.UNCALIBRATED_OD;
	}

	void apply(final float[] values) {
		if (table == null)
			return;
		for (int i = 0; i < values.length; i++)
			values[i] = table[(int) values[i] + offset];
	}
}
