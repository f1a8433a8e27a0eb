package io.github.phasegen.io.nifti;

import java.io.IOException;
import java.nio.file.Path;

import io.github.phasegen.io.PairedPlanes;
import io.github.phasegen.io.PlaneReader;

/**
 * Two NIfTI files that hold the parts of a complex image.
 *
 * @param first the magnitude or the real part
 * @param second the phase or the imaginary part
 */
public record NiftiPair(Kind kind, Path first, Path second) {

	/** What the two files hold. */
	public enum Kind {
		MAGNITUDE_PHASE, REAL_IMAGINARY
	}

	/** A magnitude with a phase of any name. */
	public static NiftiPair of(final Path magnitude, final Path phase) {
		return new NiftiPair(Kind.MAGNITUDE_PHASE, magnitude, phase);
	}

	/**
	 * Opens both files to be read plane by plane as one complex image, see {@link PairedPlanes}.
	 *
	 * @throws io.github.phasegen.io.ImageFileException if they do not fit together
	 */
	public PairedPlanes open() throws IOException {
		final PlaneReader one = NiftiPlanes.open(NiftiFile.read(first));
		try {
			return open(one);
		}
		catch (final IOException e) {
			one.close();
			throw e;
		}
	}

	private PairedPlanes open(final PlaneReader one) throws IOException {
		final PlaneReader other = NiftiPlanes.open(NiftiFile.read(second));
		try {
			final PairedPlanes.Part firstPart = new PairedPlanes.Part(first, one);
			final PairedPlanes.Part secondPart = new PairedPlanes.Part(second, other);
			return kind == Kind.MAGNITUDE_PHASE ? PairedPlanes.polar(firstPart, secondPart) : PairedPlanes.cartesian(firstPart, secondPart);
		}
		catch (final IOException e) {
			other.close();
			throw e;
		}
	}
}
