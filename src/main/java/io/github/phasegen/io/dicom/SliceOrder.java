package io.github.phasegen.io.dicom;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Planes sorted along the direction of the slices, and those at the same place by time.
 *
 * @param slices number of different places
 * @param frames planes at each place
 * @param order for each plane of the image, Z faster than T, its number among the given ones
 * @param distance of neighbouring slices in millimetres; 0 if unknown
 * @param warnings what the user should know, such as missing slices
 */
record SliceOrder(int slices, int frames, List<Integer> order, double distance, List<String> warnings) {

	/** Places nearer to each other than this part of the slice distance are the same. */
	private static final double SAME_PLACE = 0.1;

	/** Distances that differ by more than this part are not those of a complete stack. */
	private static final double SAME_DISTANCE = 0.05;

	/** Planes in the order in which they are given, at unknown places. */
	static SliceOrder asGiven(final int count, final double distance) {
		return new SliceOrder(count, 1, IntStream.range(0, count).boxed().toList(), distance, List.of());
	}

	/**
	 * Sorts planes of the same direction; those at the same place stay in the order in which they are given.
	 *
	 * @param names of the planes, for messages
	 * @throws UnevenStackException if not all places have as many planes
	 */
	static SliceOrder of(final List<SlicePlace> places, final List<Path> names) throws UnevenStackException {
		final double[] depths = places.stream().mapToDouble(SlicePlace::depth).toArray();
		final List<Integer> sorted = new ArrayList<>(IntStream.range(0, depths.length).boxed().toList());
		sorted.sort(Comparator.comparingDouble(i -> depths[i]));
		final List<List<Integer>> stacks = stacks(sorted, depths, tolerance(sorted, depths));
		final int frames = stacks.get(0).size();
		for (final List<Integer> stack : stacks)
			if (stack.size() != frames)
				throw new UnevenStackException(names.get(stack.get(0)), stack.size(), frames);
		final List<Integer> order = new ArrayList<>();
		for (int t = 0; t < frames; t++)
			for (final List<Integer> stack : stacks)
				order.add(stack.get(t));
		final double[] found = stacks.stream().mapToDouble(stack -> depths[stack.get(0)]).toArray();
		return new SliceOrder(stacks.size(), frames, order, distance(found, places.get(0)), warnings(found));
	}

	/** Places with different numbers of planes. */
	static final class UnevenStackException extends Exception {

		private static final long serialVersionUID = 1L;

		private final transient Path file;
		private final int found;
		private final int expected;

		UnevenStackException(final Path file, final int found, final int expected) {
			this.file = file;
			this.found = found;
			this.expected = expected;
		}

		Path file() {
			return file;
		}

		int found() {
			return found;
		}

		int expected() {
			return expected;
		}
	}

	private static double tolerance(final List<Integer> sorted, final double[] depths) {
		final double extent = depths[sorted.get(sorted.size() - 1)] - depths[sorted.get(0)];
		return SAME_PLACE * extent / Math.max(1, sorted.size());
	}

	private static List<List<Integer>> stacks(final List<Integer> sorted, final double[] depths, final double tolerance) {
		final List<List<Integer>> stacks = new ArrayList<>();
		double last = Double.NEGATIVE_INFINITY;
		for (final int i : sorted) {
			if (depths[i] - last > tolerance || stacks.isEmpty())
				stacks.add(new ArrayList<>());
			stacks.get(stacks.size() - 1).add(i);
			last = depths[i];
		}
		stacks.forEach(stack -> stack.sort(Comparator.naturalOrder()));
		return stacks;
	}

	/** The usual one, which a missing slice does not change. */
	private static double distance(final double[] depths, final SlicePlace first) {
		if (depths.length < 2)
			return first.steps().z();
		final double[] distances = distances(depths);
		Arrays.sort(distances);
		return distances[distances.length / 2];
	}

	private static double[] distances(final double[] depths) {
		return IntStream.range(1, depths.length).mapToDouble(i -> depths[i] - depths[i - 1]).toArray();
	}

	private static List<String> warnings(final double[] depths) {
		if (depths.length < 3)
			return List.of();
		final double[] distances = distances(depths);
		final double min = Arrays.stream(distances).min().getAsDouble();
		final double max = Arrays.stream(distances).max().getAsDouble();
		return max - min <= SAME_DISTANCE * min ? List.of()
			: List.of(String.format(Locale.ROOT, "slices lie %.4g to %.4g mm apart, expected the same distance: slices may be missing",
				min, max));
	}
}
