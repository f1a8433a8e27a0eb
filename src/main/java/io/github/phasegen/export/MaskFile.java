package io.github.phasegen.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.SamplingMasks;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.sampling.SamplingMask;

/** Sampling masks from an image file: everything but 0 was measured. */
final class MaskFile {

	private final CoilChoice.Maps choice;
	private final ImageShape kspace;

	private MaskFile(final CoilChoice.Maps choice, final ImageShape kspace) {
		this.choice = choice;
		this.kspace = kspace;
	}

	/**
	 * @param kspace shape of the k-space that the masks belong to
	 * @throws UnsupportedFormatException if they do not fit
	 */
	static SamplingMasks read(final CoilChoice.Maps choice, final ImageShape kspace) throws IOException {
		try (PlaneReader planes = StandardFormats.all().open(choice.file(), choice.read())) {
			return new MaskFile(choice, kspace).masks(planes);
		}
	}

	private SamplingMasks masks(final PlaneReader planes) throws IOException {
		final ImageShape shape = planes.shape();
		final int slices = kspace.slices() * kspace.frames();
		if (shape.planeCount() != 1 && shape.planeCount() != slices)
			throw unfit(shape, "one plane or " + slices + ", the slices of the k-space");
		final List<SamplingMask> masks = new ArrayList<>();
		for (int k = 0; k < shape.planeCount(); k++)
			masks.add(mask(shape, checked(planes.readComplex(k).magnitude(), k)));
		return new SamplingMasks(masks);
	}

	/** A mask of zeros, or of what is neither 0 nor not, is none. */
	private float[] checked(final float[] values, final int k) throws IOException {
		boolean measured = false;
		for (final float value : values) {
			if (!Float.isFinite(value))
				throw new CorruptFileException(choice.file(), "sampling mask, plane " + (k + 1), value, "finite samples");
			measured |= value != 0;
		}
		if (!measured)
			throw new UnsupportedFormatException(choice.file(), "sampling mask, plane " + (k + 1), "0 everywhere", "measured samples");
		return values;
	}

	private SamplingMask mask(final ImageShape shape, final float[] values) throws IOException {
		final boolean[] measured = new boolean[values.length];
		for (int i = 0; i < values.length; i++)
			measured[i] = values[i] != 0;
		if (shape.width() == kspace.width() && shape.height() == kspace.height())
			return new SamplingMask(kspace.width(), kspace.height(), measured);
		// as the mask of fastMRI: one line of columns, or of rows
		if (shape.width() == kspace.width() && shape.height() == 1)
			return SamplingMask.ofLines(measured, PlaneAxis.X, kspace.height());
		if (shape.height() == kspace.height() && shape.width() == 1)
			return SamplingMask.ofLines(measured, PlaneAxis.Y, kspace.width());
		throw unfit(shape, kspace.width() + " x " + kspace.height() + ", the size of the k-space");
	}

	private UnsupportedFormatException unfit(final ImageShape found, final String expected) {
		return new UnsupportedFormatException(choice.file(), "size of the sampling mask", found, expected);
	}
}
