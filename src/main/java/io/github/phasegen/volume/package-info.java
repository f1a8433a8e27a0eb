/**
 * Binary masks of volumes: grids of voxels, distances in mm, morphology.
 * <p>
 * As low as {@code kspace}: plain Java. Voxel (x, y, z) has the index (z * height + y) * width + x.
 */
package io.github.phasegen.volume;
