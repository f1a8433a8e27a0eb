package io.github.phasegen.metrics;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.phasegen.volume.VoxelGrid;

/**
 * How far a mask is from a reference, in three dimensions and true millimetres.
 * <p>
 * A mask's surface are its voxels with a face neighbour that is not in the mask, where beyond the grid nothing is (in a single plane only the
 * four neighbours in the plane count). The distance of a surface voxel is the one from its centre to the centre of the nearest surface voxel
 * of the other mask. Two empty masks are the same; between an empty one and one that is not, distances are undefined (NaN).
 *
 * @param dice 2 |A and B| / (|A| + |B|)
 * @param jaccard |A and B| / |A or B|
 * @param hausdorff largest distance of all surface voxels of both masks, in mm
 * @param hausdorff95 the larger one of the two 95th percentiles of the distances, from reference to mask and from mask to reference (linear
 *          between ranks), in mm
 * @param meanSurfaceDistance mean distance over the surface voxels of both masks together, in mm
 * @param referenceVolume in ml
 * @param volume of the mask, in ml
 */
public record MaskMetrics(double dice, double jaccard, double hausdorff, double hausdorff95, double meanSurfaceDistance,
	double referenceVolume, double volume)
{
	private static final double ML = 1000;

	/**
	 * Compares a mask with a reference; swapped, only the volumes change.
	 *
	 * @throws IllegalArgumentException if a mask has another number of voxels than the grid
	 */
	public static MaskMetrics of(final boolean[] reference, final boolean[] mask, final VoxelGrid grid) {
		grid.require(reference, "reference mask");
		grid.require(mask, "mask");
		long both = 0;
		long first = 0;
		long second = 0;
		for (int i = 0; i < mask.length; i++) {
			first += reference[i] ? 1 : 0;
			second += mask[i] ? 1 : 0;
			both += reference[i] && mask[i] ? 1 : 0;
		}
		final long sum = first + second;
		final SurfaceDistances distances = SurfaceDistances.between(reference, mask, grid);
		return new MaskMetrics(sum == 0 ? 1 : 2.0 * both / sum, sum == 0 ? 1 : (double) both / (sum - both), distances.largest(), distances
			.percentile(95), distances.mean(), first * grid.voxelVolume() / ML, second * grid.voxelVolume() / ML);
	}

	/** Volume of the mask minus that of the reference, in ml. */
	public double volumeError() {
		return volume - referenceVolume;
	}

	/** The volume error as a part of the reference's volume; 0 if both are empty, NaN if only the reference is. */
	public double relativeVolumeError() {
		return volumeError() == 0 ? 0 : referenceVolume == 0 ? Double.NaN : volumeError() / referenceVolume;
	}

	/** The measures by name and unit, for tables and files; null where one is undefined. */
	public Map<String, Double> toMap() {
		final Map<String, Double> map = new LinkedHashMap<>();
		map.put("dice", dice);
		map.put("jaccard", jaccard);
		map.put("hausdorffMm", hausdorff);
		map.put("hausdorff95Mm", hausdorff95);
		map.put("meanSurfaceDistanceMm", meanSurfaceDistance);
		map.put("referenceVolumeMl", referenceVolume);
		map.put("volumeMl", volume);
		map.put("volumeErrorMl", volumeError());
		map.put("relativeVolumeError", relativeVolumeError());
		map.replaceAll((name, value) -> Double.isFinite(value) ? value : null);
		return map;
	}
}
