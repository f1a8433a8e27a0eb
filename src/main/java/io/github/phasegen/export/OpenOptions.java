package io.github.phasegen.export;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import io.github.phasegen.io.Domain;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.kspace.FourierNorm;

/**
 * How a raw-data file is opened. What the user says counts more than what the file says.
 *
 * @param read               which array of the file, and what its dimensions mean
 * @param stored             what the samples are, where the file does not say so
 * @param view               what is to be seen
 * @param combine            the coils, see {@link Combination}
 * @param removeOversampling true if the image is cut to the size that the file names, or else to half its readout
 * @param phase              a file with the phase of the magnitudes in the first file; empty if the first file holds all
 */
public record OpenOptions(ReadOptions read, Stored stored, RawView view, Combination combine, boolean removeOversampling,
	Optional<Path> phase)
{
	/**
	 * What the samples of a file are.
	 *
	 * @param domain image or k-space; empty for what the file says
	 * @param norm   of the Fourier transform that made k-space; empty for what the file says, or else ortho
	 */
	public record Stored(Optional<Domain> domain, Optional<FourierNorm> norm) {

		public static final Stored AS_THE_FILE_SAYS = new Stored(Optional.empty(), Optional.empty());

		/**
		 * @param domain "auto", "image" or "k-space"
		 * @param norm   "auto", "ortho" or "backward"
		 * @throws IllegalArgumentException for other names
		 */
		public static Stored parse(final String domain, final String norm) {
			return new Stored(parseDomain(domain), isAuto(norm) ? Optional.empty() : Optional.of(ExportOptions.parseNorm(norm)));
		}

		private static Optional<Domain> parseDomain(final String name) {
			if (isAuto(name))
				return Optional.empty();
			for (final Domain domain : Domain.values())
				if (domain.toString().equalsIgnoreCase(name.strip()))
					return Optional.of(domain);
			throw new IllegalArgumentException("domain: expected auto, image or k-space, found " + name);
		}

		private static boolean isAuto(final String name) {
			return name == null || name.isBlank() || name.strip().toLowerCase(Locale.ROOT).equals("auto");
		}
	}

	/**
	 * How coils are combined.
	 *
	 * @param method the method
	 * @param maps   for {@link CoilCombine#SENSITIVITY}: a file of maps, as in {@link CoilChoice.Maps}; empty to estimate them
	 */
	public record Combination(CoilCombine method, Optional<CoilChoice.Maps> maps) {

		public static final Combination NONE = new Combination(CoilCombine.NONE, Optional.empty());

		/** @throws IllegalArgumentException if there are maps for a method that does not use them */
		public Combination {
			if (maps.isPresent() && method != CoilCombine.SENSITIVITY)
				throw new IllegalArgumentException("combine: expected " + CoilCombine.SENSITIVITY + " for coil maps, found " + method);
		}

		/** A method without maps. */
		public static Combination of(final CoilCombine method) {
			return new Combination(method, Optional.empty());
		}
	}

	/** @throws IllegalArgumentException if the options contradict each other */
	public OpenOptions {
		if (view == RawView.K_SPACE && combine.method() == CoilCombine.RSS)
			throw new IllegalArgumentException("combine: expected none, sensitivity or adaptive for k-space, found rss, which has no phase");
		if (view == RawView.STORED && (combine.method() != CoilCombine.NONE || removeOversampling))
			throw new IllegalArgumentException("view: expected image or k-space to combine coils or remove oversampling, found stored");
	}

	/** The file's only or first array, as stored. */
	public static OpenOptions defaults() {
		return new OpenOptions(ReadOptions.DEFAULT, Stored.AS_THE_FILE_SAYS, RawView.STORED, Combination.NONE, false, Optional.empty());
	}

	public OpenOptions withRead(final ReadOptions newRead) {
		return new OpenOptions(newRead, stored, view, combine, removeOversampling, phase);
	}

	public OpenOptions withStored(final Stored newStored) {
		return new OpenOptions(read, newStored, view, combine, removeOversampling, phase);
	}

	/** Another view, combination and treatment of oversampling, which depend on each other. */
	public OpenOptions withView(final RawView newView, final Combination newCombine, final boolean remove) {
		return new OpenOptions(read, stored, newView, newCombine, remove, phase);
	}

	public OpenOptions withPhase(final Path newPhase) {
		return new OpenOptions(read, stored, view, combine, removeOversampling, Optional.of(newPhase));
	}
}
