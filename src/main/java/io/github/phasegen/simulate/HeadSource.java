package io.github.phasegen.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
	private final HeadSource whole;
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
		this.whole = null;
	}

	private HeadSource(final HeadSource whole, final List<int[]> slices) {
		this.volume = whole.volume;
		this.leastArea = whole.leastArea;
		this.whole = whole;
		this.slices = slices;
	}

	/**
	 * The same head, of which only slices with brain are drawn, or only those without; nothing is computed again.
	 *
	 * @return empty if there is no such slice
	 * @throws IllegalStateException if the volume has no brain mask
	 */
	public Optional<HeadSource> only(final boolean withBrain) {
		if (volume.brain() == null)
			throw new IllegalStateException(volume.name() + ": found no brain mask");
		final List<int[]> some = slices().stream().filter(slice -> showsBrain(slice) == withBrain).toList();
		return some.isEmpty() ? Optional.empty() : Optional.of(new HeadSource(this, some));
	}

	private boolean showsBrain(final int[] slice) {
		final int axis = slice[0];
		final int axisX = axis == 0 ? 1 : 0;
		final int axisY = 3 - axis - axisX;
		for (int y = 0; y < volume.size(axisY); y++)
			for (int x = 0; x < volume.size(axisX); x++)
				if (volume.brain()[slice[1] * volume.stride(axis) + y * volume.stride(axisY) + x * volume.stride(axisX)])
					return true;
		return false;
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
		if (whole != null)
			return whole.anatomy();
		if (anatomy == null)
			anatomy = new HeadAnatomy(volume, GRID_SPACING_MM);
		return anatomy;
	}

	synchronized FieldMaps fields() {
		if (whole != null)
			return whole.fields();
		if (fields == null)
			fields = new FieldMaps(anatomy(), volume.bodyAxis(), FIELD_VARIANTS, volume.name().hashCode());
		return fields;
	}

	/** Draws a slice: {axis across the slice, slice index}. Each possible orientation is equally likely. */
	int[] drawSlice(final RandomGenerator random) {
		final List<Integer> axes = new ArrayList<>();
		for (int a = 0; a < 3; a++)
			if (hasSlices(a))
				axes.add(a);
		final int axis = axes.get(random.nextInt(axes.size()));
		final List<int[]> usable = slices().stream().filter(s -> s[0] == axis).toList();
		return usable.get(random.nextInt(usable.size()));
	}

	private boolean hasSlices(final int axis) {
		return slices().stream().anyMatch(slice -> slice[0] == axis);
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
