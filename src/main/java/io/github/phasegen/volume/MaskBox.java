package io.github.phasegen.volume;

/** The smallest box around masks, so that work on them does not grow with the empty space around; at least one voxel. */
public final class MaskBox {

	private final VoxelGrid whole;
	private final VoxelGrid grid;
	private final int[] first;

	private MaskBox(final VoxelGrid whole, final int[] first, final int[] last) {
		this.whole = whole;
		this.first = first;
		this.grid = whole.part(last[0] - first[0] + 1, last[1] - first[1] + 1, last[2] - first[2] + 1);
	}

	/** The box around all voxels of all these masks. */
	public static MaskBox around(final VoxelGrid grid, final boolean[]... masks) {
		final int[] first = { grid.width(), grid.height(), grid.depth() };
		final int[] last = { -1, -1, -1 };
		for (final boolean[] mask : masks)
			for (int i = 0; i < mask.length; i++)
				if (mask[i]) for (int axis = 0; axis < 3; axis++) {
					final int position = i / grid.stride(axis) % grid.size(axis);
					first[axis] = Math.min(first[axis], position);
					last[axis] = Math.max(last[axis], position);
				}
		return last[0] < 0 ? new MaskBox(grid, new int[3], new int[3]) : new MaskBox(grid, first, last);
	}

	/** The grid of the box. */
	public VoxelGrid grid() {
		return grid;
	}

	/** A mask of the whole grid inside the box. */
	public boolean[] cut(final boolean[] mask) {
		final boolean[] part = new boolean[grid.count()];
		for (int z = 0, to = 0; z < grid.depth(); z++)
			for (int y = 0; y < grid.height(); y++, to += grid.width())
				System.arraycopy(mask, ((first[2] + z) * whole.height() + first[1] + y) * whole.width() + first[0], part, to, grid.width());
		return part;
	}
}
