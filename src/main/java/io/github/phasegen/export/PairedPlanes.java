package io.github.phasegen.export;

import java.io.IOException;
import java.nio.file.Path;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.nifti.PhaseScale;
import io.github.phasegen.kspace.ComplexPlane;

/** Complex planes from a file of magnitudes and a file of their phase. */
final class PairedPlanes implements PlaneReader {

	private final PlaneReader magnitude;
	private final PlaneReader phase;
	private final PhaseScale scale;

	/**
	 * Looks at all of the phase to find out how it is stored.
	 *
	 * @throws UnsupportedFormatException if a file holds complex samples, or the values of the phase fit no known scale
	 * @throws CorruptFileException       if the sizes differ
	 */
	PairedPlanes(final PlaneReader magnitude, final PlaneReader phase, final Path magnitudeFile, final Path phaseFile) throws IOException {
		requireReal(magnitude, magnitudeFile);
		requireReal(phase, phaseFile);
		if (!magnitude.shape().equals(phase.shape()))
			throw new CorruptFileException(phaseFile, "size", phase.shape(), magnitude.shape() + " as in " + magnitudeFile.getFileName());
		this.magnitude = magnitude;
		this.phase = phase;
		this.scale = scale(phase, phaseFile);
	}

	private static void requireReal(final PlaneReader planes, final Path file) throws UnsupportedFormatException {
		if (planes.complex())
			throw new UnsupportedFormatException(file, "samples", "complex ones", "real samples of a magnitude or phase image");
	}

	/** The scale depends on the range and on whether all values are whole, so a few values stand for all. */
	private static PhaseScale scale(final PlaneReader phase, final Path file) throws IOException {
		float min = Float.POSITIVE_INFINITY;
		float max = Float.NEGATIVE_INFINITY;
		float fraction = Float.NaN;
		for (int k = 0; k < phase.shape().planeCount(); k++)
			for (final float value : phase.read(k)) {
				if (!Float.isFinite(value))
					throw new UnsupportedFormatException(file, "phase", value, "finite values");
				min = Math.min(min, value);
				max = Math.max(max, value);
				if (value != Math.rint(value))
					fraction = value;
			}
		try {
			return PhaseScale.detect(Float.isNaN(fraction) ? new float[] { min, max } : new float[] { min, max, fraction });
		}
		catch (final IllegalArgumentException e) {
			throw new UnsupportedFormatException(file, "phase", "values from " + min + " to " + max, e.getMessage());
		}
	}

	/** How the phase was understood. */
	String scaleDescription() {
		return scale.description();
	}

	@Override
	public ImageShape shape() {
		return magnitude.shape();
	}

	@Override
	public boolean complex() {
		return true;
	}

	@Override
	public ImageMetadata metadata() {
		return magnitude.metadata();
	}

	@Override
	public float[] read(final int k) throws IOException {
		final float[] radians = scale.toRadians(phase.read(k));
		return ComplexPlane.fromPolar(shape().width(), shape().height(), magnitude.read(k), radians).data();
	}

	@Override
	public void close() throws IOException {
		try (magnitude; phase) {
			return;
		}
	}
}
