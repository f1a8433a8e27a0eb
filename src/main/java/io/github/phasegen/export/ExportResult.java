package io.github.phasegen.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.phasegen.io.ImageShape;

/**
 * A file that was written.
 *
 * @param file     the data
 * @param sidecar  the JSON file beside it
 * @param shape    of the data
 * @param record   what the sidecar says
 * @param warnings what the user should know
 */
public record ExportResult(Path file, Path sidecar, ImageShape shape, Map<String, Object> record, List<String> warnings) {}
