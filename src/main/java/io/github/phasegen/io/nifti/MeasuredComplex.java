package io.github.phasegen.io.nifti;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.PhaseScale;
import io.github.phasegen.io.StoredPhase;
import io.github.phasegen.io.UnsupportedFormatException;

/**
 * Measured complex images as they are found in folders: a complex NIfTI file, or a magnitude file X.nii.gz with its phase X_ph.nii.gz
 * beside it (see {@link NiftiPairs}).
 *
 * @param volume complex samples
 * @param origin in words: which files, and how the phase was understood
 */
public record MeasuredComplex(Volume volume, String origin) {

	public MeasuredComplex {
		if (!volume.complex())
			throw new IllegalArgumentException("Measured image " + volume.name() + ": expected complex samples, found real ones");
	}

	/** The files that a complex image is made of; {@code phase} is empty if one complex file holds it all. */
	public record Source(Path magnitude, Optional<Path> phase) {

		/** Reads the image, detecting how the phase is stored. */
		public MeasuredComplex read() throws IOException {
			return phase.isPresent() ? readPair(magnitude, phase.get()) : readComplex(magnitude);
		}
	}

	/**
	 * Finds the complex images in a folder (not in its subfolders), sorted by name. Other files are left alone: magnitudes without phase,
	 * phases without magnitude, other formats. A damaged NIfTI file is an error.
	 */
	public static List<Source> find(final Path folder) throws IOException {
		final List<Path> files;
		try (Stream<Path> entries = Files.list(folder)) {
			files = entries.filter(Files::isRegularFile).filter(MeasuredComplex::isNifti).sorted().toList();
		}
		final List<Source> sources = new ArrayList<>();
		for (final Path file : files)
			source(file).ifPresent(sources::add);
		return sources;
	}

	/** Reads a complex NIfTI file. */
	public static MeasuredComplex readComplex(final Path file) throws IOException {
		final Volume volume = new NiftiReader().read(file).volume();
		if (!volume.complex())
			throw new UnsupportedFormatException(file, "datatype", "real samples", "complex samples, or a phase file beside it");
		return new MeasuredComplex(volume, file.getFileName() + " (complex)");
	}

	/** Reads a magnitude and its phase, whose scale is found from its header and its values. */
	public static MeasuredComplex readPair(final Path magnitudeFile, final Path phaseFile) throws IOException {
		final Volume magnitude = readReal(magnitudeFile).volume();
		final NiftiImage phase = readReal(phaseFile);
		if (!Arrays.equals(magnitude.dims(), phase.volume().dims()))
			throw new CorruptFileException(phaseFile, "dim", Arrays.toString(phase.volume().dims()),
				Arrays.toString(magnitude.dims()) + " as in " + magnitudeFile.getFileName());
		final StoredPhase scale = StoredPhase.detect(phaseFile, phase.header().scaling(), PhaseScale.Range.of(phase.volume().data()));
		final float[] data = polar(magnitude.data(), scale.toRadians(phase.volume().data()));
		return new MeasuredComplex(new Volume(magnitude.name(), magnitude.dims(), magnitude.voxelSizeMm(), true, data),
			magnitudeFile.getFileName() + " with phase " + phaseFile.getFileName() + " (" + scale.description() + ")");
	}

	private static Optional<Source> source(final Path file) throws IOException {
		final Optional<Path> phase = NiftiPairs.phaseBeside(file);
		if (phase.isPresent())
			return Optional.of(new Source(file, phase));
		final boolean complex = new NiftiReader().readHeader(file).type().isComplex();
		return complex ? Optional.of(new Source(file, Optional.empty())) : Optional.empty();
	}

	private static boolean isNifti(final Path file) {
		final String name = file.getFileName().toString();
		return name.length() > NiftiReader.stem(file).length();
	}

	private static NiftiImage readReal(final Path file) throws IOException {
		final NiftiImage image = new NiftiReader().read(file);
		if (image.volume().complex())
			throw new UnsupportedFormatException(file, "datatype", "complex samples", "real samples of a magnitude or phase image");
		return image;
	}

	private static float[] polar(final float[] magnitude, final float[] phase) {
		final float[] data = new float[Math.multiplyExact(2, magnitude.length)];
		for (int i = 0; i < magnitude.length; i++) {
			data[2 * i] = (float) (magnitude[i] * Math.cos(phase[i]));
			data[2 * i + 1] = (float) (magnitude[i] * Math.sin(phase[i]));
		}
		return data;
	}
}
