package io.github.phasegen.export;

import io.github.phasegen.export.FileDiagnosis.Samples;
import io.github.phasegen.io.ImageShape;

/** Collects what the planes of a file hold, one after the other. */
final class SampleScan {

	/** The block around the centre is this part of a side. */
	private static final int CENTRE_PART = 8;

	private final int width;
	private final int height;
	private final boolean complex;
	private final boolean[] usedColumns;
	private final boolean[] usedRows;
	private long count;
	private long notANumber;
	private long infinite;
	private long zero;
	private double minimum = Double.POSITIVE_INFINITY;
	private double maximum = Double.NEGATIVE_INFINITY;
	private double sum;
	private double phaseMinimum = Double.POSITIVE_INFINITY;
	private double phaseMaximum = Double.NEGATIVE_INFINITY;
	private double energy;
	private double centreEnergy;
	private double cornerEnergy;

	SampleScan(final ImageShape shape, final boolean complex) {
		this.width = shape.width();
		this.height = shape.height();
		this.complex = complex;
		this.usedColumns = new boolean[width];
		this.usedRows = new boolean[height];
	}

	void add(final float[] plane) {
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i++)
				if (complex)
					addComplex(plane[2 * i], plane[2 * i + 1], x, y);
				else
					addValue(plane[i], x, y);
	}

	private void addComplex(final float re, final float im, final int x, final int y) {
		addSample(Math.sqrt((double) re * re + (double) im * im), x, y);
		if (re == 0 && im == 0 || !Float.isFinite(re) || !Float.isFinite(im))
			return;
		final double phase = Math.atan2(im, re);
		phaseMinimum = Math.min(phaseMinimum, phase);
		phaseMaximum = Math.max(phaseMaximum, phase);
	}

	private void addValue(final float value, final int x, final int y) {
		addSample(value, x, y);
	}

	private void addSample(final double value, final int x, final int y) {
		count++;
		if (Double.isNaN(value))
			notANumber++;
		else if (Double.isInfinite(value))
			infinite++;
		else
			addFinite(value, x, y);
	}

	private void addFinite(final double value, final int x, final int y) {
		minimum = Math.min(minimum, value);
		maximum = Math.max(maximum, value);
		sum += value;
		if (value == 0) {
			zero++;
			return;
		}
		usedColumns[x] = true;
		usedRows[y] = true;
		energy += value * value;
		if (isNear(x, width / 2, width) && isNear(y, height / 2, height))
			centreEnergy += value * value;
		if (isNear(x, 0, width) && isNear(y, 0, height))
			cornerEnergy += value * value;
	}

	/** Within a sixteenth of the size, around the end of the axis too. */
	private static boolean isNear(final int position, final int centre, final int size) {
		final int distance = Math.abs(position - centre);
		return 2 * Math.min(distance, size - distance) <= size / CENTRE_PART;
	}

	Samples samples() {
		final boolean phase = complex && phaseMinimum <= phaseMaximum;
		final long finite = count - notANumber - infinite;
		return new Samples(count, notANumber, infinite, zero, finite == 0 ? null : minimum, finite == 0 ? null : maximum,
			finite == 0 ? null : sum / finite, phase ? phaseMinimum : null, phase ? phaseMaximum : null);
	}

	/** True if there is no sample above 0. */
	boolean isEmpty() {
		return !(energy > 0);
	}

	/** The part of the energy within the middle eighth of both axes; 0 if there is no signal. */
	double centreShare() {
		return energy > 0 ? centreEnergy / energy : 0;
	}

	/** The same around the first sample, where the centre of k-space lies if it was not moved to the middle. */
	double cornerShare() {
		return energy > 0 ? cornerEnergy / energy : 0;
	}

	/** For each column, whether any plane has a sample there that is not 0. */
	boolean[] usedColumns() {
		return usedColumns.clone();
	}

	/** The same for rows. */
	boolean[] usedRows() {
		return usedRows.clone();
	}
}
