package io.github.phasegen.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How k-space is reconstructed.
 *
 * @param method             for each slice
 * @param sensitivities      a file of coil sensitivities; empty if there is one coil, or the method estimates them
 * @param mask               a file of the mask: an image of the size of the k-space, of one slice or as many, where everything but 0 was
 *                           measured; or one line of as many columns or rows. Empty for what the k-space tells, or else its samples that are
 *                           not 0
 * @param magnitude          true for magnitudes, false for complex images
 * @param removeOversampling true if the image is cut to the size that the k-space names
 */
public record ReconstructRequest(SliceMethod method, Optional<CoilChoice.Maps> sensitivities, Optional<CoilChoice.Maps> mask,
	boolean magnitude, boolean removeOversampling)
{
	/** Complex images of the whole field of view, from the k-space alone. */
	public static ReconstructRequest of(final SliceMethod method) {
		return new ReconstructRequest(method, Optional.empty(), Optional.empty(), false, false);
	}

	public ReconstructRequest withSensitivities(final Optional<CoilChoice.Maps> maps) {
		return new ReconstructRequest(method, maps, mask, magnitude, removeOversampling);
	}

	public ReconstructRequest withMask(final Optional<CoilChoice.Maps> newMask) {
		return new ReconstructRequest(method, sensitivities, newMask, magnitude, removeOversampling);
	}

	public ReconstructRequest withMagnitude(final boolean on) {
		return new ReconstructRequest(method, sensitivities, mask, on, removeOversampling);
	}

	public ReconstructRequest withRemoveOversampling(final boolean remove) {
		return new ReconstructRequest(method, sensitivities, mask, magnitude, remove);
	}

	/** What is read beside the k-space. */
	List<Path> files() {
		return Stream.of(sensitivities, mask).flatMap(Optional::stream).map(CoilChoice.Maps::file).toList();
	}

	/**
	 * What is wanted: true for "magnitude", false for "complex".
	 *
	 * @throws IllegalArgumentException for other names
	 */
	public static boolean parseOutput(final String name) {
		final String wanted = name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
		if (!wanted.equals("magnitude") && !wanted.equals("complex"))
			throw new IllegalArgumentException("output: expected complex or magnitude, found " + name);
		return wanted.equals("magnitude");
	}
}
