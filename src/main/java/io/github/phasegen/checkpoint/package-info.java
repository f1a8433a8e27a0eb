/**
 * Import of the checkpoints that the published packages (PhaseGen, k-Strip, reconstruction) save with PyTorch. Nothing in a file is
 * run; see {@link io.github.phasegen.io.torch}.
 */
package io.github.phasegen.checkpoint;
