package io.github.phasegen.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.LoadedPlanes;
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
 */
public record PlaneSource(PlaneReader planes, String name, List<Path> files, Map<String, Object> history) implements Closeable {

	public PlaneSource {
		files = List.copyOf(files);
		history = new LinkedHashMap<>(history);
	}

	/** A file of any known format, as it is stored. */
	public static PlaneSource open(final Path file, final ReadOptions options) throws IOException {
		final PlaneReader planes = StandardFormats.all().open(file, options);
		return new PlaneSource(planes, file.getFileName().toString(), List.of(file), Map.of());
	}

	/** An image in memory. */
	public static PlaneSource of(final ImageContents image) {
		return new PlaneSource(new LoadedPlanes(image), image.metadata().title(), List.of(), Map.of());
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
