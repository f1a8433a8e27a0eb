package io.github.phasegen.export;

import java.io.IOException;
import java.nio.file.Path;

import io.github.phasegen.io.ReadOptions;

/** Opens files as they are stored: those of our own formats, or more where other readers are at hand. */
@FunctionalInterface
public interface FileOpener {

	/** Knows the formats of {@link io.github.phasegen.io.formats.StandardFormats}. */
	FileOpener STANDARD = PlaneSource::open;

	/** @throws io.github.phasegen.io.ImageFileException if the file cannot be used */
	PlaneSource open(Path file, ReadOptions options) throws IOException;
}
