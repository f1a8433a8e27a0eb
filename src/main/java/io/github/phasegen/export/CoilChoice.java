package io.github.phasegen.export;

import java.nio.file.Path;
import java.util.Optional;

import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.simulate.coil.CoilArrayOptions;
import io.github.phasegen.simulate.coil.CoilKind;

/** Which receive coils see an exported image. */
public sealed interface CoilChoice {

	/** No coils: every channel of the input is exported as it is. */
	CoilChoice NONE = new None();

	/** Simulated coils with the default placement; the root of the sum of their squares is 1 in every pixel. */
	static CoilChoice simulated(final CoilKind kind, final int coils) {
		return new Simulated(CoilArrayOptions.of(kind, coils));
	}

	/** The only map, or the one that its format puts first, in a file of any known format. */
	static CoilChoice maps(final Path file) {
		return new Maps(file, ReadOptions.DEFAULT);
	}

	/**
	 * The choice of a user who may name simulated coils or a file of maps, or nothing.
	 *
	 * @param kind  "birdcage" or "loops"
	 * @param coils to be simulated, 0 for none
	 * @throws IllegalArgumentException if there is no such kind, the number is out of range, or both are chosen
	 */
	static CoilChoice parse(final String kind, final int coils, final Optional<Path> maps) {
		final CoilKind known = parseKind(kind);
		if (coils != 0 && maps.isPresent())
			throw new IllegalArgumentException("coils: expected 0 with a file of coil maps, found " + coils);
		if (maps.isPresent())
			return maps(maps.get());
		return coils == 0 ? NONE : simulated(known, coils);
	}

	private static CoilKind parseKind(final String name) {
		for (final CoilKind kind : CoilKind.values())
			if (kind.name().equalsIgnoreCase(name == null ? "" : name.strip()))
				return kind;
		throw new IllegalArgumentException("kind of coils: expected birdcage or loops, found " + name);
	}

	record None() implements CoilChoice {}

	/** A simulated array around the middle of the stack. */
	record Simulated(CoilArrayOptions array) implements CoilChoice {

		public Simulated {
			if (array == null)
				throw new IllegalArgumentException("coils: expected the options of a coil array, found none");
		}
	}

	/**
	 * The user's sensitivities.
	 *
	 * @param file complex or real samples of the size of the image; one channel per coil; one slice for all or one for each
	 * @param read how the file is to be understood
	 */
	record Maps(Path file, ReadOptions read) implements CoilChoice {

		public Maps {
			if (file == null || read == null)
				throw new IllegalArgumentException("coil maps: expected a file, found " + file);
		}
	}
}
