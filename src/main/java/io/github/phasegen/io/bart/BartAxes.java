package io.github.phasegen.io.bart;

import java.nio.file.Path;
import java.util.Arrays;

import io.github.phasegen.io.ArrayLayout;
import io.github.phasegen.io.AxisOrder;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.UnsupportedFormatException;

/** What BART's dimensions mean (its misc/mri.h): 0 readout, 1 and 2 phase encoding, 3 coils, 10 time, 13 slices. */
final class BartAxes {

	private static final int PHASE_2 = 2;
	private static final int COIL = 3;
	private static final int TIME = 10;
	private static final int SLICE = 13;

	private BartAxes() {}

	/** The layout of all axes that the options name, or by BART's own meaning of its dimensions. */
	static ArrayLayout layout(final Path header, final long[] dimensions, final ReadOptions options) throws ImageFileException {
		if (options.axes().isEmpty())
			return usual(header, dimensions);
		final AxisOrder order = AxisOrder.parse(options.axes());
		for (int i = order.rank(); i < dimensions.length; i++)
			if (dimensions[i] != 1)
				throw new UnsupportedFormatException(header, "dimension " + (i + 1), dimensions[i], "1 for the axes " + order);
		final long[] named = Arrays.copyOf(dimensions, order.rank());
		for (int i = dimensions.length; i < named.length; i++)
			named[i] = 1;
		return ArrayLayout.of(header, named, ArrayLayout.firstFastest(named), order);
	}

	private static ArrayLayout usual(final Path header, final long[] dimensions) throws ImageFileException {
		final long[] strides = ArrayLayout.firstFastest(dimensions);
		final int slice = dimensions[PHASE_2] == 1 ? SLICE : PHASE_2;
		long frames = 1;
		long frameStride = 0;
		for (int i = COIL + 1; i < dimensions.length; i++) {
			if (i == slice || dimensions[i] == 1)
				continue;
			if (frames == 1)
				frameStride = strides[i];
			else if (strides[i] != frames * frameStride)
				throw new UnsupportedFormatException(header, "dimensions", Arrays.toString(dimensions),
					"no dimensions on both sides of the slices (number 14) that would have to become frames together");
			frames *= dimensions[i];
		}
		return ArrayLayout.of(header, new long[] { dimensions[0], dimensions[1], dimensions[slice], dimensions[COIL], frames },
			new long[] { strides[0], strides[1], strides[slice], strides[COIL], frameStride }, new AxisOrder("xyzct"));
	}

	/** The dimensions for an image: slices are separate ones (13), not the partitions of a 3-D scan (2), and frames are points in time (10). */
	static long[] dimensions(final ImageShape shape) {
		final long[] dimensions = new long[BartHeader.RANK];
		Arrays.fill(dimensions, 1);
		dimensions[0] = shape.width();
		dimensions[1] = shape.height();
		dimensions[COIL] = shape.channels();
		dimensions[TIME] = shape.frames();
		dimensions[SLICE] = shape.slices();
		return dimensions;
	}

	/** How many planes of an image come before its plane {@code k} in a file with {@link #dimensions}: coils are fastest, then time, then slices. */
	static long planesBefore(final ImageShape shape, final int k) {
		final long c = k % shape.channels();
		final long z = k / shape.channels() % shape.slices();
		final long t = k / shape.channels() / shape.slices();
		return c + shape.channels() * (t + shape.frames() * z);
	}
}
