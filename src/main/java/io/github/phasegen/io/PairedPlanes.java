package io.github.phasegen.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.phasegen.kspace.ComplexPlane;

/** A complex image whose two parts are files of their own, read plane by plane from both. Its metadata are the first file's, with more info. */
public final class PairedPlanes implements PlaneReader {

	/** One of the two files; its reader is closed with the pair. */
	public record Part(Path file, PlaneReader planes) {}

	/** Makes a complex plane of its parts. */
	@FunctionalInterface
	private interface Combination {

		ComplexPlane of(int width, int height, float[] first, float[] second);
	}

	private static final String PHASE_FILE = "Phase file";
	private static final String PHASE_SCALE = "Phase scale";
	private static final String IMAGINARY_FILE = "Imaginary part";

	/** Corners of both images may lie this far apart, in voxels. */
	private static final double FARTHEST = 0.5;

	private final PlaneReader first;
	private final PlaneReader second;
	private final Combination combination;
	private final ImageMetadata metadata;

	private PairedPlanes(final Part first, final Part second, final Combination combination, final Map<String, ?> info) {
		this.first = first.planes;
		this.second = second.planes;
		this.combination = combination;
		this.metadata = first.planes.metadata().plusInfo(info);
	}

	/**
	 * A magnitude and its phase. How the phase is stored is found from the scaling in its file and from the range of all its values, for which
	 * the file is read once; the info says how it was understood.
	 *
	 * @throws CorruptFileException if the sizes differ
	 * @throws UnsupportedFormatException if an image is complex, the phase lies elsewhere in the scanner, or its scale is unknown
	 */
	public static PairedPlanes polar(final Part magnitude, final Part phase) throws IOException {
		check(magnitude, phase);
		final StoredPhase stored = StoredPhase.detect(phase.file, StoredScaling.of(phase.planes.metadata()), PhaseScale.Range.of(phase.planes));
		final Map<String, Object> info = new LinkedHashMap<>();
		info.put(PHASE_FILE, phase.file.getFileName());
		info.put(PHASE_SCALE, stored.description());
		return new PairedPlanes(magnitude, phase, (w, h, m, p) -> ComplexPlane.fromPolar(w, h, m, stored.toRadians(p)), info);
	}

	/**
	 * A real and an imaginary part.
	 *
	 * @throws CorruptFileException if the sizes differ
	 * @throws UnsupportedFormatException if an image is complex or the second lies elsewhere in the scanner
	 */
	public static PairedPlanes cartesian(final Part real, final Part imaginary) throws ImageFileException {
		check(real, imaginary);
		return new PairedPlanes(real, imaginary, ComplexPlane::fromParts, Map.of(IMAGINARY_FILE, imaginary.file.getFileName()));
	}

	private static void check(final Part first, final Part second) throws ImageFileException {
		requireReal(first);
		requireReal(second);
		if (!first.planes.shape().equals(second.planes.shape()))
			throw new CorruptFileException(second.file, "size", second.planes.shape(),
				first.planes.shape() + " as in " + first.file.getFileName());
		final double distance = distance(first.planes.metadata(), second.planes.metadata());
		if (distance > FARTHEST)
			throw new UnsupportedFormatException(second.file, "position", "voxels up to " + Math.round(distance) + " voxels away from those of "
				+ first.file.getFileName(), "the same place in the scanner");
	}

	private static void requireReal(final Part part) throws UnsupportedFormatException {
		if (part.planes.complex())
			throw new UnsupportedFormatException(part.file, "samples", "complex ones", "real samples of one part of a complex image");
	}

	/** 0 if one of the files does not tell its place. */
	private static double distance(final ImageMetadata one, final ImageMetadata other) {
		return Geometry.of(one).flatMap(here -> Geometry.of(other).map(here::farthestVoxel)).orElse(0.0);
	}

	/** How the phase was understood; empty for a real and an imaginary part. */
	public String phaseScale() {
		return metadata.infoValue(PHASE_SCALE).orElse("");
	}

	@Override
	public ImageShape shape() {
		return first.shape();
	}

	@Override
	public boolean complex() {
		return true;
	}

	@Override
	public ImageMetadata metadata() {
		return metadata;
	}

	@Override
	public float[] read(final int k) throws IOException {
		return combination.of(shape().width(), shape().height(), first.read(k), second.read(k)).data();
	}

	@Override
	public void close() throws IOException {
		try (PlaneReader one = first; PlaneReader other = second) {
			// both are closed, whatever happens to the other
		}
	}
}
