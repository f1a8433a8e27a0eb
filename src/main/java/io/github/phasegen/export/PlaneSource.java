package io.github.phasegen.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.LoadedPlanes;
import io.github.phasegen.io.PairedPlanes;
import io.github.phasegen.io.PairedPlanes.Part;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.formats.StandardFormats;

/**
 * Planes and where they come from.
 *
 * @param planes  closed with the source
 * @param name    of the file or image
 * @param files   that the planes are read from, in order; none for an image in memory
 * @param history what has been done to the planes since they were read, for the record; empty if nothing
 * @param warnings what the user should know
 */
public record PlaneSource(PlaneReader planes, String name, List<Path> files, Map<String, Object> history, List<String> warnings)
	implements Closeable
{

	public PlaneSource {
		files = List.copyOf(files);
		history = new LinkedHashMap<>(history);
		warnings = List.copyOf(warnings);
	}

	/**
	 * A file of any known format, as it is stored. What its format has no place for (domain, Fourier norm, sizes of voxels) is taken from a
	 * sidecar that fits the file.
	 */
	public static PlaneSource open(final Path file, final ReadOptions options) throws IOException {
		final PlaneReader planes = StandardFormats.all().open(file, options);
		try {
			return new PlaneSource(withSidecar(planes, file), file.getFileName().toString(), List.of(file), Map.of(), List.of());
		}
		catch (final IOException | RuntimeException e) {
			planes.close();
			throw e;
		}
	}

	private static PlaneReader withSidecar(final PlaneReader planes, final Path file) throws IOException {
		if (!SidecarCheck.of(file, planes.shape()).equals(SidecarCheck.CONSISTENT))
			return planes;
		return new DescribedPlanes(planes, OutputRecord.addTo(planes.metadata(), planes.shape(), Sidecar.read(file).orElseThrow()));
	}

	/**
	 * Complex images from a file of magnitudes and a file of their phase, whose scale (radians, -4096 to 4096, 0 to 4095) is found out.
	 *
	 * @throws io.github.phasegen.io.ImageFileException if the files do not fit together
	 */
	public static PlaneSource openPair(final Path magnitude, final Path phase, final ReadOptions options) throws IOException {
		return openPair(magnitude, phase, options, (first, second) -> {
			final PairedPlanes pair = PairedPlanes.polar(first, second);
			return source(pair, first, second, Map.of("phase", phase.getFileName() + ", " + pair.phaseScale()));
		});
	}

	/**
	 * Complex images from a file of their real parts and a file of their imaginary parts.
	 *
	 * @throws io.github.phasegen.io.ImageFileException if the files do not fit together
	 */
	static PlaneSource openParts(final Path real, final Path imaginary, final ReadOptions options) throws IOException {
		return openPair(real, imaginary, options, (first, second) -> source(PairedPlanes.cartesian(first, second), first, second,
			Map.of("imaginary", imaginary.getFileName().toString())));
	}

	/** Makes one source of two open files. */
	@FunctionalInterface
	private interface Pairing {

		PlaneSource of(Part first, Part second) throws IOException;
	}

	private static PlaneSource source(final PlaneReader planes, final Part first, final Part second, final Map<String, Object> history) {
		return new PlaneSource(planes, first.file().getFileName().toString(), List.of(first.file(), second.file()), history, List.of());
	}

	private static PlaneSource openPair(final Path one, final Path other, final ReadOptions options, final Pairing pairing)
		throws IOException
	{
		final PlaneReader first = StandardFormats.all().open(one, options);
		try {
			final PlaneReader second = StandardFormats.all().open(other, options);
			try {
				return pairing.of(new Part(one, first), new Part(other, second));
			}
			catch (final IOException | RuntimeException e) {
				second.close();
				throw e;
			}
		}
		catch (final IOException | RuntimeException e) {
			first.close();
			throw e;
		}
	}

	/** An image in memory. */
	public static PlaneSource of(final ImageContents image) {
		return new PlaneSource(new LoadedPlanes(image), image.metadata().title(), List.of(), Map.of(), List.of());
	}

	@Override
	public Map<String, Object> history() {
		return new LinkedHashMap<>(history);
	}

	@Override
	public void close() throws IOException {
		planes.close();
	}
}
