package io.github.phasegen.simulate;

/**
 * What the forward model needs of a slice, at every pixel of the working matrix (columns x rows, row by row): magnitude relative to bright tissue, field in ppm,
 * its change across the slice in ppm, the room where fat may be (0..1), the depth in the head in mm and further phase in radians.
 */
final class SliceScene {

	private static final double CORE_TO_FAT_MM = 5;
	private static final double FAT_LAYER_MM = 10;
	private static final double EDGE_MM = 1.5;

	final int columns;
	final int rows;
	final SliceView view;
	final float[] magnitude;
	final float[] fieldPpm;
	final float[] fieldStepPpm;
	final float[] fatRoom;
	final float[] depthMm;
	final float[] extraPhase;

	SliceScene(final HeadSource source, final SliceView view, final int columns, final int rows, final float[] fieldMap, final boolean needField) {
		this.columns = columns;
		this.rows = rows;
		this.view = view;
		magnitude = new float[columns * rows];
		fieldPpm = new float[columns * rows];
		fieldStepPpm = new float[columns * rows];
		fatRoom = new float[columns * rows];
		depthMm = new float[columns * rows];
		extraPhase = new float[columns * rows];
		final SliceSampler sampler = new SliceSampler(source.volume(), view, Math.max(view.width() / columns, view.height() / rows));
		final double[] position = new double[3];
		for (int y = 0, i = 0; y < rows; y++)
			for (int x = 0; x < columns; x++, i++) {
				view.locate(x, y, columns, rows, position);
				fill(i, position, source.anatomy(), sampler, needField ? fieldMap : null);
			}
	}

	private void fill(final int i, final double[] p, final HeadAnatomy head, final SliceSampler sampler, final float[] fieldMap) {
		final VolumeGrid grid = head.grid();
		if (!grid.contains(p, grid.spacing()))
			return;
		final float depth = grid.sample(head.depthMm(), p[0], p[1], p[2]);
		if (depth <= 0)
			return;
		depthMm[i] = depth;
		final float inside = (float) Math.min(1, depth / EDGE_MM);
		magnitude[i] = inside * denoised(sampler.sample(p), head.noiseFloor()) / head.brightness();
		fatRoom[i] = fatRoom(p, head, depth);
		if (fieldMap != null)
			sampleField(i, p, grid, fieldMap);
	}

	/** Outside the brain and the fluid around it; where the brain is not known, only in a layer under the skin, because muscle of the face and neck is as bright as fat. */
	private static float fatRoom(final double[] p, final HeadAnatomy head, final float depth) {
		if (head.isSkullStripped())
			return 0;
		final float outsideCore = step(head.grid().sample(head.coreDistanceMm(), p[0], p[1], p[2]), CORE_TO_FAT_MM, CORE_TO_FAT_MM + 4);
		return head.brainFraction() != null ? outsideCore : outsideCore * (1 - step(depth, FAT_LAYER_MM, FAT_LAYER_MM + 4));
	}

	private void sampleField(final int i, final double[] p, final VolumeGrid grid, final float[] fieldMap) {
		final int axis = view.axis();
		final double at = p[axis];
		p[axis] = at - view.thickness() / 2;
		final float below = grid.sample(fieldMap, p[0], p[1], p[2]);
		p[axis] = at + view.thickness() / 2;
		final float above = grid.sample(fieldMap, p[0], p[1], p[2]);
		p[axis] = at;
		fieldPpm[i] = 0.5f * (below + above);
		fieldStepPpm[i] = above - below;
	}

	/** Takes out the mean square of the source's own noise, so that its dark parts are dark. */
	private static float denoised(final float m, final float floor) {
		return (float) Math.sqrt(Math.max(0, m * m - 1.3f * floor * floor));
	}

	static float step(final float v, final double from, final double to) {
		final float t = (float) Math.max(0, Math.min(1, (v - from) / (to - from)));
		return t * t * (3 - 2 * t);
	}
}
