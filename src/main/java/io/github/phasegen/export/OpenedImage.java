package io.github.phasegen.export;

import java.util.List;
import java.util.Map;

import io.github.phasegen.io.ImageContents;

/**
 * Raw data in memory.
 *
 * @param image    real after a root sum of squares and for files of real samples, else complex
 * @param record   which file it was and what was done to it; also in the image's info
 * @param warnings what the user should know
 */
public record OpenedImage(ImageContents image, Map<String, Object> record, List<String> warnings) {}
