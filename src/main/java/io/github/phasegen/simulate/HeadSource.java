package io.github.phasegen.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A head volume together with what is computed from it once: anatomy, field maps, and which slices show enough of the head. Safe to share between threads and simulators.
 * The first sample of a volume costs about a second, the first of each field variant another one.
 */
public final class HeadSource {

	/** Field variants kept per volume. */
	public static final int FIELD_VARIANTS = 4;

	private static final double GRID_SPACING_MM = 2.5;
	private static final double LARGEST_VOXEL_RATIO = 1.6;
	private static final double USUAL_LEAST_AREA = 0.28;

	private final HeadVolume volume;
	private final double leastArea;
	private HeadAnatomy anatomy;
	private FieldMaps fields;
	private List<int[]> slices;

	/** Slices are drawn where the head has at least 0.28 of its largest area: that leaves out the vertex and the ends of cut volumes. */
	public HeadSource(final HeadVolume volume) {
		this(volume, USUAL_LEAST_AREA);
	}

	/** @param leastArea area of the head in the slices that are drawn, as a part of its largest area in that orientation; above 0, at most 1 */
	public HeadSource(final HeadVolume volume, final double leastArea) {
		if (!(leastArea > 0 && leastArea <= 1))
			throw new IllegalArgumentException("leastArea: expected above 0 and at most 1, found " + leastArea);
		this.volume = volume;
		this.leastArea = leastArea;
	}

	public HeadVolume volume() {
		return volume;
	}

	/** Computes everything now instead of at the first sample. */
	public void prepare() {
		for (int i = 0; i < FIELD_VARIANTS; i++)
			fields().variant(i);
		slices();
	}

	synchronized HeadAnatomy anatomy() {
		if (anatomy == null)
			anatomy = new HeadAnatomy(volume, GRID_SPACING_MM);
		return anatomy;
	}

	synchronized FieldMaps fields() {
		if (fields == null)
			fields = new FieldMaps(anatomy(), volume.bodyAxis(), FIELD_VARIANTS, volume.name().hashCode());
		return fields;
	}

	/** Draws a slice: {axis across the slice, slice index}. Each possible orientation is equally likely. */
	int[] drawSlice(final RandomGenerator random) {
		final List<Integer> axes = new ArrayList<>();
		for (int a = 0; a < 3; a++)
			if (isSliceAxis(a))
				axes.add(a);
		final int axis = axes.get(random.nextInt(axes.size()));
		final List<int[]> usable = slices().stream().filter(s -> s[0] == axis).toList();
		return usable.get(random.nextInt(usable.size()));
	}

	boolean isSliceAxis(final int axis) {
		final float[] v = volume.voxelSizeMm();
		final float largest = Math.max(v[0], Math.max(v[1], v[2]));
		final float least = Math.min(v[0], Math.min(v[1], v[2]));
		if (largest <= LARGEST_VOXEL_RATIO * least)
			return true;
		return v[axis] == largest;
	}

	private synchronized List<int[]> slices() {
		if (slices != null)
			return slices;
		slices = new ArrayList<>();
		for (int axis = 0; axis < 3; axis++)
			if (isSliceAxis(axis))
				addUsable(axis);
		return slices;
	}

	private void addUsable(final int axis) {
		final VolumeGrid grid = anatomy().grid();
		final int[] area = new int[grid.size(axis)];
		int largest = 0;
		for (int i = 0; i < grid.count(); i++)
			if (anatomy().outline()[i])
				largest = Math.max(largest, ++area[grid.coordinate(i, axis)]);
		for (int s = 0; s < volume.size(axis); s++) {
			final int node = (int) Math.min(area.length - 1, Math.round(s * volume.voxelSizeMm()[axis] / grid.spacing()));
			if (area[node] >= leastArea * largest)
				slices.add(new int[] { axis, s });
		}
	}
}
