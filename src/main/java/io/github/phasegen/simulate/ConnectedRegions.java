package io.github.phasegen.simulate;

import java.util.ArrayDeque;
import java.util.Arrays;

import io.github.phasegen.volume.MaskMorphology;

/** Face-connected regions on a {@link VolumeGrid}. */
final class ConnectedRegions {

	private final int[] label;
	private final int[] sizes;

	private ConnectedRegions(final int[] label, final int[] sizes) {
		this.label = label;
		this.sizes = sizes;
	}

	/** Region numbers from 1, 0 where the set is false. */
	int[] labels() {
		return label;
	}

	int count() {
		return sizes.length - 1;
	}

	static ConnectedRegions of(final boolean[] set, final VolumeGrid grid) {
		final int[] label = new int[set.length];
		int[] sizes = new int[16];
		int count = 0;
		for (int i = 0; i < set.length; i++) {
			if (!set[i] || label[i] != 0)
				continue;
			if (++count == sizes.length)
				sizes = Arrays.copyOf(sizes, 2 * count);
			sizes[count] = flood(set, label, grid, i, count, -1);
		}
		return new ConnectedRegions(label, Arrays.copyOf(sizes, count + 1));
	}

	boolean[] largest() {
		int best = 0;
		for (int r = 1; r < sizes.length; r++)
			if (best == 0 || sizes[r] > sizes[best])
				best = r;
		final boolean[] out = new boolean[label.length];
		for (int i = 0; i < out.length; i++)
			out[i] = best > 0 && label[i] == best;
		return out;
	}

	/** The union of the regions of at least so many nodes. */
	boolean[] atLeast(final int nodes) {
		final boolean[] out = new boolean[label.length];
		for (int i = 0; i < out.length; i++)
			out[i] = label[i] > 0 && sizes[label[i]] >= nodes;
		return out;
	}

	/** Fills, in every plane across the given axis, what cannot be reached from the plane's border. */
	static boolean[] fillPlanes(final boolean[] set, final VolumeGrid grid, final int axis) {
		final boolean[] open = MaskMorphology.not(set);
		final int[] reached = new int[set.length];
		for (int i = 0; i < set.length; i++)
			if (open[i] && reached[i] == 0 && onBorder(grid, i, axis))
				flood(open, reached, grid, i, 1, axis);
		final boolean[] out = new boolean[set.length];
		for (int i = 0; i < out.length; i++)
			out[i] = reached[i] == 0;
		return out;
	}

	private static boolean onBorder(final VolumeGrid grid, final int i, final int exceptAxis) {
		for (int a = 0; a < 3; a++) {
			final int c = grid.coordinate(i, a);
			if (a != exceptAxis && (c == 0 || c == grid.size(a) - 1))
				return true;
		}
		return false;
	}

	private static int flood(final boolean[] set, final int[] label, final VolumeGrid grid, final int seed, final int value, final int exceptAxis) {
		final ArrayDeque<Integer> queue = new ArrayDeque<>();
		queue.add(seed);
		label[seed] = value;
		int count = 0;
		while (!queue.isEmpty()) {
			final int i = queue.poll();
			count++;
			for (int a = 0; a < 3; a++) {
				if (a == exceptAxis)
					continue;
				final int c = grid.coordinate(i, a);
				if (c > 0)
					visit(set, label, queue, i - grid.stride(a), value);
				if (c < grid.size(a) - 1)
					visit(set, label, queue, i + grid.stride(a), value);
			}
		}
		return count;
	}

	private static void visit(final boolean[] set, final int[] label, final ArrayDeque<Integer> queue, final int i, final int value) {
		if (!set[i] || label[i] != 0)
			return;
		label[i] = value;
		queue.add(i);
	}
}
