package io.github.phasegen.export;

import java.util.List;
import java.util.Map;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.RealImage;

/**
 * K-space in memory.
 *
 * @param kspace       X, Y, C (coils), Z, T
 * @param logMagnitude the same planes to be looked at, see {@link LogMagnitude}
 * @param record       how it was made, as a sidecar would tell
 * @param warnings     what the user should know
 */
public record ExportedImages(ComplexImage kspace, RealImage logMagnitude, Map<String, Object> record, List<String> warnings) {}
