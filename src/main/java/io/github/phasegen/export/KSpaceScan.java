package io.github.phasegen.export;

import java.io.IOException;
import java.util.Optional;

import io.github.phasegen.export.FileDiagnosis.KSpaceTraits;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.Encoding.Readout;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;

/** Finds out what k-space is like. */
final class KSpaceScan {

	/** An object that fills the field of view has a quarter of its energy or so in the outer half of an axis. */
	private static final double NEARLY_EMPTY = 0.05;
	private static final int MOST_PLANES = 4;

	private KSpaceScan() {}

	static KSpaceTraits of(final PlaneReader planes, final SampleScan scan) throws IOException {
		final Optional<Encoding> encoding = Encoding.of(planes.metadata(), planes.shape());
		final SampledLines columns = SampledLines.of(scan.usedColumns());
		final SampledLines rows = SampledLines.of(scan.usedRows());
		final boolean readoutX = encoding.map(told -> told.readout() == Readout.X).orElse(rows.acceleration() >= columns.acceleration());
		final SampledLines lines = readoutX ? rows : columns;
		return new KSpaceTraits(readoutX ? "x" : "y", lines.lines(), lines.sampled(), lines.centre(), lines.acceleration(), lines.pattern(),
			encoding.map(told -> oversampling(told, planes.shape())).orElse(null), emptyAxes(planes));
	}

	private static double oversampling(final Encoding told, final ImageShape shape) {
		return told.readout() == Readout.X ? (double) shape.width() / told.imageWidth() : (double) shape.height() / told.imageHeight();
	}

	/** From the images of a few planes in the middle. */
	private static String emptyAxes(final PlaneReader planes) throws IOException {
		final ImageShape shape = planes.shape();
		final PlaneFourier fourier = new PlaneFourier(shape.width(), shape.height());
		final double[] energy = new double[3];
		final int first = shape.plane(0, shape.slices() / 2, shape.frames() / 2);
		for (int k = first; k < Math.min(planes.shape().planeCount(), first + Math.min(MOST_PLANES, shape.channels())); k++) {
			final ComplexPlane plane = planes.readComplex(k);
			fourier.inverse(plane.data(), FourierNorm.ORTHO);
			addEnergy(plane, energy);
		}
		final boolean x = energy[1] < NEARLY_EMPTY * energy[0];
		final boolean y = energy[2] < NEARLY_EMPTY * energy[0];
		return x && y ? "x and y" : x ? "x" : y ? "y" : "";
	}

	/** Adds the energy of the whole image, of the outer half along x, and along y. */
	private static void addEnergy(final ComplexPlane image, final double[] energy) {
		final float[] magnitude = image.magnitude();
		for (int i = 0; i < magnitude.length; i++) {
			final double square = (double) magnitude[i] * magnitude[i];
			if (!Double.isFinite(square))
				continue;
			energy[0] += square;
			energy[1] += isOuter(i % image.width(), image.width()) ? square : 0;
			energy[2] += isOuter(i / image.width(), image.height()) ? square : 0;
		}
	}

	private static boolean isOuter(final int position, final int size) {
		return 4 * Math.abs(position - size / 2) > size;
	}
}
