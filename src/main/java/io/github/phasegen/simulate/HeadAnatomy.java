package io.github.phasegen.simulate;

import java.util.Arrays;

import io.github.phasegen.volume.DistanceTransform;
import io.github.phasegen.volume.MaskMorphology;

/**
 * What the forward model must know of a head, found once per volume from its magnitude: noise floor, outline, depth below the skin, brain or deep core.
 * Maps live on a coarse isotropic grid. It expects defaced and cut heads.
 */
final class HeadAnatomy {

	private static final double CLOSING_MM = 12;
	private static final int SMALLEST_PART = 40;
	private static final double CORE_DEPTH_MM = 14;
	private static final double CRANIUM_HEIGHT_MM = 105;

	private final VolumeGrid grid;
	private final float[] magnitude;
	private final boolean[] outline;
	private final float[] depthMm;
	private final boolean[] brain;
	private final boolean[] core;
	private final float[] brainFraction;
	private final float[] coreDistanceMm;
	private final float noiseFloor;
	private final float brightness;
	private final boolean skullStripped;
	private final BodyAxis bodyAxis;
	private final double vertexMm;
	private final double[][] extentMm = new double[3][];

	HeadAnatomy(final HeadVolume volume, final double spacingMm) {
		grid = VolumeGrid.over(volume, spacingMm);
		bodyAxis = volume.bodyAxis();
		magnitude = grid.resample(volume, volume.data());
		final boolean[] tissue = brightTissue();
		outline = close(tissue);
		if (count(outline) < 200)
			throw new IllegalArgumentException(volume.name() + ": no head found in the magnitude image");
		for (int a = 0; a < 3; a++)
			extentMm[a] = findExtent(a);
		vertexMm = extentMm[bodyAxis.axis()][bodyAxis.superiorAtEnd() ? 1 : 0];
		noiseFloor = floorOutside();
		brightness = percentile(magnitude, both(tissue, outline), 0.95);
		depthMm = DistanceTransform.toSet(MaskMorphology.not(outline), grid.voxels());
		brain = volume.brain() == null ? null : brainOnGrid(volume);
		skullStripped = brain != null && count(brain) > 0.85 * count(outline);
		core = brain == null ? deepCranium() : brain;
		brainFraction = brain == null ? null : toFraction(brain);
		coreDistanceMm = DistanceTransform.toSet(core, grid.voxels());
	}

	VolumeGrid grid() {
		return grid;
	}

	/** Mean magnitude on the grid. */
	float[] magnitude() {
		return magnitude;
	}

	/** Head with its cavities. */
	boolean[] outline() {
		return outline;
	}

	/** Distance to the nearest node outside the outline, 0 outside. */
	float[] depthMm() {
		return depthMm;
	}

	/** The brain mask, or where there is none what lies deep enough in the cranium to be neither skull nor scalp. */
	boolean[] core() {
		return core;
	}

	/** Fraction of brain at each node, null without a brain mask. */
	float[] brainFraction() {
		return brainFraction;
	}

	/** Distance in mm to {@link #core()}. */
	float[] coreDistanceMm() {
		return coreDistanceMm;
	}

	/** Mean magnitude of the noise outside the head; 0 if the background is blank. */
	float noiseFloor() {
		return noiseFloor;
	}

	/** 95th percentile of the magnitude in the head. */
	float brightness() {
		return brightness;
	}

	boolean isSkullStripped() {
		return skullStripped;
	}

	/** Distance in mm along the body of a node below the topmost node of the head. */
	double belowVertexMm(final int index) {
		final int c = grid.coordinate(index, bodyAxis.axis());
		return bodyAxis.superiorAtEnd() ? vertexMm - c * grid.spacing() : c * grid.spacing() - vertexMm;
	}

	/** First and last position of the head along an axis in mm. */
	double[] extentMm(final int axis) {
		return extentMm[axis];
	}

	private double[] findExtent(final int axis) {
		int first = grid.size(axis);
		int last = 0;
		for (int i = 0; i < outline.length; i++) {
			if (!outline[i])
				continue;
			final int c = grid.coordinate(i, axis);
			first = Math.min(first, c);
			last = Math.max(last, c);
		}
		return new double[] { first * grid.spacing(), last * grid.spacing() };
	}

	private boolean[] brightTissue() {
		final float[] sorted = magnitude.clone();
		Arrays.sort(sorted);
		final float bright = sorted[(int) (0.98 * (sorted.length - 1))];
		final float dim = sorted[(int) (0.10 * (sorted.length - 1))];
		final float threshold = Math.max(0.09f * bright, Math.min(2.5f * dim, 0.3f * bright));
		final boolean[] set = new boolean[magnitude.length];
		for (int i = 0; i < set.length; i++)
			set[i] = magnitude[i] > threshold;
		return ConnectedRegions.of(set, grid).atLeast(SMALLEST_PART);
	}

	/** Dark skull may part scalp and brain, so the head is the largest region only once gaps are bridged. Closing on a grid is blind to the world beyond it, so that a head cut by the volume's border keeps its cut. */
	private boolean[] close(final boolean[] tissue) {
		final boolean[] wide = ConnectedRegions.of(MaskMorphology.dilate(tissue, grid.voxels(), CLOSING_MM), grid).largest();
		final boolean[] filled = ConnectedRegions.fillPlanes(wide, grid, bodyAxis.axis());
		return MaskMorphology.erode(filled, grid.voxels(), CLOSING_MM);
	}

	private float floorOutside() {
		final float[] distance = DistanceTransform.toSet(outline, grid.voxels());
		double sum = 0;
		int n = 0;
		for (int i = 0; i < distance.length; i++)
			if (distance[i] > 6) {
				sum += magnitude[i];
				n++;
			}
		return n == 0 ? 0 : (float) (sum / n);
	}

	private boolean[] brainOnGrid(final HeadVolume volume) {
		final float[] mask = new float[volume.brain().length];
		for (int i = 0; i < mask.length; i++)
			mask[i] = volume.brain()[i] ? 1 : 0;
		final float[] fraction = grid.resample(volume, mask);
		final boolean[] set = new boolean[fraction.length];
		for (int i = 0; i < set.length; i++)
			set[i] = fraction[i] > 0.5f;
		return set;
	}

	private boolean[] deepCranium() {
		final boolean[] set = new boolean[outline.length];
		for (int i = 0; i < set.length; i++)
			set[i] = depthMm[i] > CORE_DEPTH_MM && belowVertexMm(i) < CRANIUM_HEIGHT_MM;
		return set;
	}

	static float percentile(final float[] values, final boolean[] where, final double fraction) {
		final float[] inside = new float[count(where)];
		int n = 0;
		for (int i = 0; i < values.length; i++)
			if (where[i])
				inside[n++] = values[i];
		if (n == 0)
			return 0;
		Arrays.sort(inside);
		return inside[(int) (fraction * (n - 1))];
	}

	private static boolean[] both(final boolean[] a, final boolean[] b) {
		final boolean[] out = new boolean[a.length];
		for (int i = 0; i < out.length; i++)
			out[i] = a[i] && b[i];
		return out;
	}

	static int count(final boolean[] set) {
		int n = 0;
		for (final boolean b : set)
			if (b)
				n++;
		return n;
	}

	private static float[] toFraction(final boolean[] set) {
		final float[] out = new float[set.length];
		for (int i = 0; i < out.length; i++)
			out[i] = set[i] ? 1 : 0;
		return out;
	}
}
