package io.github.phasegen.simulate;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import io.github.phasegen.volume.MaskMorphology;

/** Plausible field maps (ppm, after shimming) of one head. Bone is as dark as air, so which dark parts hold air is drawn anew for every variant. */
final class FieldMaps {

	/** Susceptibility of tissue relative to air in ppm. */
	static final double TISSUE_CHI = -9.4;

	/** How far the susceptibility of bone may stand from tissue towards air. */
	private static final double LARGEST_BONE_SHARE = 0.25;

	private static final double LARGEST_PPM = 6;

	private final HeadAnatomy head;
	private final BodyAxis bodyAxis;
	private final float[][] variants;
	private final long seed;

	FieldMaps(final HeadAnatomy head, final BodyAxis bodyAxis, final int count, final long seed) {
		this.head = head;
		this.bodyAxis = bodyAxis;
		this.variants = new float[count][];
		this.seed = seed;
	}

	int count() {
		return variants.length;
	}

	/** Relative field change in ppm on the head's grid; computed on first use. */
	synchronized float[] variant(final int index) {
		if (variants[index] == null)
			variants[index] = compute(new SplittableRandom(seed * 31 + index));
		return variants[index];
	}

	private float[] compute(final RandomGenerator random) {
		final VolumeGrid grid = head.grid();
		final float[] chi = soften(susceptibility(random), grid);
		final float[] field = DipoleField.ppm(chi, grid, direction(random), bodyAxis.axis());
		final int order = random.nextInt(4) > 0 ? 2 : 1;
		final double shimmed = random.nextInt(4) == 0 ? random.nextDouble(0.8, 0.97) : 1;
		Shim.remove(field, grid, shimVolume(random), order, shimmed);
		for (int i = 0; i < field.length; i++)
			field[i] = (float) Math.max(-LARGEST_PPM, Math.min(LARGEST_PPM, field[i]));
		return field;
	}

	private double[] direction(final RandomGenerator random) {
		final double tilt = Math.toRadians(Math.min(25, Math.abs(random.nextGaussian() * 9)));
		final double around = random.nextDouble(2 * Math.PI);
		final double[] b = new double[3];
		b[bodyAxis.axis()] = Math.cos(tilt);
		b[(bodyAxis.axis() + 1) % 3] = Math.sin(tilt) * Math.cos(around);
		b[(bodyAxis.axis() + 2) % 3] = Math.sin(tilt) * Math.sin(around);
		return b;
	}

	private float[] susceptibility(final RandomGenerator random) {
		final boolean[] dark = darkParts(random);
		final VolumeGrid grid = head.grid();
		final double opening = random.nextDouble(0.4, 1.1) * grid.spacing();
		final boolean[] wide = MaskMorphology.dilate(MaskMorphology.erode(dark, grid.voxels(), opening), grid.voxels(), opening);
		final ConnectedRegions cavities = ConnectedRegions.of(wide, grid);
		final float[] air = new float[cavities.count() + 1];
		air[0] = (float) random.nextDouble(0, LARGEST_BONE_SHARE);
		for (int r = 1; r < air.length; r++)
			air[r] = random.nextInt(6) == 0 ? air[0] : (float) random.nextDouble(0.35, 1);
		final float[] chi = new float[dark.length];
		for (int i = 0; i < chi.length; i++)
			chi[i] = head.outline()[i] ? (float) TISSUE_CHI * (dark[i] ? 1 - air[cavities.labels()[i]] : 1) : 0;
		return chi;
	}

	/** Dark parts of the lower half of the head outside the brain: what an opening removes of them is taken for bone, the rest for air. */
	private boolean[] darkParts(final RandomGenerator random) {
		final double threshold = head.brightness() * random.nextDouble(0.08, 0.22) + head.noiseFloor();
		final double top = random.nextDouble(62, 90);
		final double away = random.nextDouble(0, 5);
		final boolean[] dark = new boolean[head.outline().length];
		for (int i = 0; i < dark.length; i++)
			dark[i] = head.outline()[i] && head.magnitude()[i] < threshold && head.belowVertexMm(i) > top && isOutsideBrain(i, away);
		return dark;
	}

	private boolean isOutsideBrain(final int i, final double away) {
		return head.brainFraction() == null || head.coreDistanceMm()[i] > away;
	}

	/** Rounds the stairs of the voxelised surface, which would make a field of their own. */
	private static float[] soften(final float[] values, final VolumeGrid grid) {
		float[] data = values;
		for (int axis = 0; axis < 3; axis++) {
			final float[] out = new float[data.length];
			final int stride = grid.stride(axis);
			for (int i = 0; i < out.length; i++) {
				final int c = grid.coordinate(i, axis);
				final float before = c > 0 ? data[i - stride] : data[i];
				final float after = c < grid.size(axis) - 1 ? data[i + stride] : data[i];
				out[i] = 0.25f * before + 0.5f * data[i] + 0.25f * after;
			}
			data = out;
		}
		return data;
	}

	private boolean[] shimVolume(final RandomGenerator random) {
		final boolean[] core = head.core();
		if (random.nextInt(3) > 0 && HeadAnatomy.count(core) > 500)
			return core;
		final boolean[] tissue = new boolean[core.length];
		for (int i = 0; i < tissue.length; i++)
			tissue[i] = head.depthMm()[i] > 5 && head.magnitude()[i] > 0.2f * head.brightness();
		return HeadAnatomy.count(tissue) > 500 ? tissue : head.outline();
	}
}
