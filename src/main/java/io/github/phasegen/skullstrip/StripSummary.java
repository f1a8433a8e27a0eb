package io.github.phasegen.skullstrip;

import java.util.List;

/**
 * What is to be said about a run.
 *
 * @param residual what is left outside the mask
 * @param warnings what the user should know, such as slices without structure
 */
public record StripSummary(ResidualEnergy residual, List<String> warnings) {}
