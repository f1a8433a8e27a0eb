package io.github.phasegen.volume;

import java.util.Arrays;

/** Connected components, holes, dilation and erosion of binary masks; axes x (fastest), y, z. */
public final class MaskMorphology {

	private MaskMorphology() {}

	/** Numbers the 6-connected components of a volume from 1; label 0 is the outside. {@code sizes[label]} counts their pixels. */
	public record Components(int[] labels, int[] sizes) {

		/** The component of the most voxels; nothing if there is none. */
		public boolean[] largest() {
			int best = 0;
			for (int label = 1; label < sizes.length; label++)
				if (best == 0 || sizes[label] > sizes[best])
					best = label;
			return select(best == 0 ? Integer.MAX_VALUE : sizes[best], best);
		}

		/** All components of at least {@code size} pixels. */
		public boolean[] atLeast(final int size) {
			return select(size, 0);
		}

		private boolean[] select(final int minimum, final int onlyLabel) {
			final boolean[] mask = new boolean[labels.length];
			for (int i = 0; i < mask.length; i++)
				mask[i] = labels[i] > 0 && sizes[labels[i]] >= minimum && (onlyLabel == 0 || labels[i] == onlyLabel);
			return mask;
		}
	}

	public static Components components(final boolean[] mask, final int width, final int height, final int depth) {
		final int[] labels = new int[mask.length];
		final int[] stack = new int[mask.length];
		int[] sizes = new int[16];
		int label = 0;
		for (int start = 0; start < mask.length; start++) {
			if (!mask[start] || labels[start] != 0)
				continue;
			label++;
			if (label == sizes.length)
				sizes = Arrays.copyOf(sizes, 2 * label);
			sizes[label] = flood(mask, labels, stack, start, label, new int[] { width, height, depth });
		}
		return new Components(labels, Arrays.copyOf(sizes, label + 1));
	}

	private static int flood(final boolean[] mask, final int[] labels, final int[] stack, final int start, final int label, final int[] size) {
		int filled = 0;
		int top = 0;
		stack[top++] = start;
		labels[start] = label;
		while (top > 0) {
			final int index = stack[--top];
			filled++;
			int stride = 1;
			for (final int length : size) {
				final int position = index / stride % length;
				if (position > 0)
					top = push(mask, labels, stack, top, index - stride, label);
				if (position < length - 1)
					top = push(mask, labels, stack, top, index + stride, label);
				stride *= length;
			}
		}
		return filled;
	}

	private static int push(final boolean[] mask, final int[] labels, final int[] stack, final int top, final int index, final int label) {
		if (!mask[index] || labels[index] != 0)
			return top;
		labels[index] = label;
		stack[top] = index;
		return top + 1;
	}

	/** Adds everything in a plane that its border cannot be reached from. */
	public static boolean[] fillHoles(final boolean[] mask, final int width, final int height) {
		final Components outside = components(not(mask), width, height, 1);
		final boolean[] open = new boolean[outside.sizes().length];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x += y == 0 || y == height - 1 ? 1 : Math.max(1, width - 1))
				open[outside.labels()[y * width + x]] = true;
		final boolean[] filled = new boolean[mask.length];
		for (int i = 0; i < filled.length; i++)
			filled[i] = mask[i] || !open[outside.labels()[i]];
		return filled;
	}

	/** Adds the pixels of a plane within {@code radius} pixels of the mask. */
	public static boolean[] dilate(final boolean[] mask, final int width, final int height, final int radius) {
		final boolean[] dilated = mask.clone();
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				if (mask[y * width + x] && onEdge(mask, width, height, x, y))
					paintDisc(dilated, width, height, x, y, radius);
		return dilated;
	}

	/** Removes the pixels of a plane within {@code radius} pixels of the outside; the plane's own border is no outside. */
	public static boolean[] erode(final boolean[] mask, final int width, final int height, final int radius) {
		return not(dilate(not(mask), width, height, radius));
	}

	/** Adds the voxels within {@code mm} of the mask. */
	public static boolean[] dilate(final boolean[] mask, final VoxelGrid grid, final double mm) {
		final float[] distance = DistanceTransform.toSet(mask, grid);
		final boolean[] dilated = new boolean[mask.length];
		for (int i = 0; i < dilated.length; i++)
			dilated[i] = distance[i] <= mm;
		return dilated;
	}

	/** Removes the voxels within {@code mm} of the outside; what lies beyond the grid does not erode. */
	public static boolean[] erode(final boolean[] mask, final VoxelGrid grid, final double mm) {
		return not(dilate(not(mask), grid, mm));
	}

	public static boolean[] not(final boolean[] mask) {
		final boolean[] inverted = new boolean[mask.length];
		for (int i = 0; i < mask.length; i++)
			inverted[i] = !mask[i];
		return inverted;
	}

	private static boolean onEdge(final boolean[] mask, final int width, final int height, final int x, final int y) {
		return x > 0 && !mask[y * width + x - 1] || x < width - 1 && !mask[y * width + x + 1]
			|| y > 0 && !mask[(y - 1) * width + x] || y < height - 1 && !mask[(y + 1) * width + x];
	}

	private static void paintDisc(final boolean[] mask, final int width, final int height, final int x, final int y, final int radius) {
		for (int dy = Math.max(-radius, -y); dy <= Math.min(radius, height - 1 - y); dy++) {
			final int reach = (int) Math.sqrt((double) radius * radius - (double) dy * dy);
			Arrays.fill(mask, (y + dy) * width + Math.max(0, x - reach), (y + dy) * width + Math.min(width - 1, x + reach) + 1, true);
		}
	}
}
