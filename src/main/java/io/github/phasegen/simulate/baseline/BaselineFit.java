package io.github.phasegen.simulate.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * Chooses the parameters of a baseline by a grid search for the smallest misfit between the phase that it draws and training phase. At
 * most 16 slices, evenly spread over the training planes, take part; planes without much head do not.
 * <p>
 * What a head is and how far two phases are apart is for the caller to say (HeadMask::headOf and StructuralDistance::to of the metrics, which
 * this layer does not know).
 */
public final class BaselineFit {

	private static final int MOST_SLICES = 16;
	/** One draw of so few slices would favour parameters that were lucky. */
	private static final int DRAWS = 2;
	private static final double SMALLEST_HEAD = 0.05;
	/** Halvings of the grid's step around its best point. */
	private static final int REFINEMENTS = 2;
	private static final int MOST_MOVES = 4;

	/** Finds the pixels of the head in a magnitude plane. */
	@FunctionalInterface
	public interface HeadFinder {

		boolean[] head(float[] magnitude, int width, int height);
	}

	/** Prepares the comparison of drawn phases (radians, one plane per slice) with measured slices inside their heads; smaller is better. */
	@FunctionalInterface
	public interface Misfit {

		ToDoubleFunction<List<float[]>> to(List<ComplexPlane> measured, List<boolean[]> heads);
	}

	private final List<TrainingSlice> slices;
	private final ToDoubleFunction<List<float[]>> misfit;

	/**
	 * Prepares the training phase.
	 *
	 * @param trainingPlanes complex slices of the training heads, also of different sizes
	 * @throws IllegalArgumentException if no plane shows a head
	 */
	public BaselineFit(final List<ComplexPlane> trainingPlanes, final HeadFinder headFinder, final Misfit misfit) {
		final List<TrainingSlice> heads = new ArrayList<>();
		for (final ComplexPlane plane : trainingPlanes) {
			final TrainingSlice slice = TrainingSlice.of(plane, headFinder);
			if (slice.headFraction() > SMALLEST_HEAD)
				heads.add(slice);
		}
		if (heads.isEmpty())
			throw new IllegalArgumentException("Training heads: expected at least one slice whose head fills more than "
				+ Math.round(100 * SMALLEST_HEAD) + " % of the image, found none among " + trainingPlanes.size());
		slices = evenlySpread(heads, Math.min(MOST_SLICES, heads.size()));
		this.misfit = misfit.to(slices.stream().map(TrainingSlice::plane).toList(), slices.stream().map(TrainingSlice::head).toList());
	}

	/** {@code count} values from {@code first} to {@code last} in equal ratios. */
	static double[] geometric(final double first, final double last, final int count) {
		final double[] values = new double[count];
		for (int i = 0; i < count; i++)
			values[i] = first * Math.pow(last / first, i / (count - 1.0));
		return values;
	}

	List<TrainingSlice> slices() {
		return slices;
	}

	/** The best baseline on the grid of geometric axes, and then between its points. */
	<B extends PhaseBaseline> B best(final List<double[]> axes, final Function<double[], B> baseline) {
		final Search<B> search = new Search<>(baseline);
		final int points = axes.stream().mapToInt(axis -> axis.length).reduce(1, (a, b) -> a * b);
		for (int point = 0; point < points; point++)
			search.visit(gridPoint(axes, point));
		final double[] ratio = axes.stream().mapToDouble(axis -> axis.length < 2 ? 1 : axis[1] / axis[0]).toArray();
		for (int refinement = 0; refinement < REFINEMENTS; refinement++) {
			for (int axis = 0; axis < ratio.length; axis++)
				ratio[axis] = Math.sqrt(ratio[axis]);
			search.climb(ratio);
		}
		return search.best;
	}

	/** How far the phases that a baseline draws for the training slices are from theirs, on average over a few draws. */
	public double misfit(final PhaseBaseline baseline) {
		double sum = 0;
		for (int draw = 0; draw < DRAWS; draw++)
			sum += misfit.applyAsDouble(draw(baseline, (long) draw * slices.size()));
		return sum / DRAWS;
	}

	private List<float[]> draw(final PhaseBaseline baseline, final long firstSeed) {
		final List<float[]> drawn = new ArrayList<>();
		for (final TrainingSlice slice : slices)
			drawn.add(baseline.phase(slice.magnitude(), slice.width(), slice.height(), firstSeed + drawn.size()));
		return drawn;
	}

	private static List<TrainingSlice> evenlySpread(final List<TrainingSlice> heads, final int count) {
		final List<TrainingSlice> spread = new ArrayList<>();
		for (int i = 0; i < count; i++)
			spread.add(heads.get((int) ((i + 0.5) * heads.size() / count)));
		return List.copyOf(spread);
	}

	private static double[] gridPoint(final List<double[]> axes, final int point) {
		final double[] values = new double[axes.size()];
		int rest = point;
		for (int axis = 0; axis < values.length; axis++) {
			values[axis] = axes.get(axis)[rest % axes.get(axis).length];
			rest /= axes.get(axis).length;
		}
		return values;
	}

	private final class Search<B extends PhaseBaseline> {

		private final Function<double[], B> baseline;
		private double[] bestValues;
		private double bestMisfit = Double.POSITIVE_INFINITY;
		private B best;

		Search(final Function<double[], B> baseline) {
			this.baseline = baseline;
		}

		void visit(final double[] values) {
			final B candidate = baseline.apply(values);
			final double misfit = misfit(candidate);
			if (best != null && !(misfit < bestMisfit))
				return;
			best = candidate;
			bestMisfit = misfit;
			bestValues = values;
		}

		/** Moves to the best neighbour as long as there is a better one. */
		void climb(final double[] ratio) {
			for (int move = 0; move < MOST_MOVES; move++) {
				final double[] before = bestValues;
				visitAround(ratio);
				if (bestValues == before)
					return;
			}
		}

		/** All neighbours of the best point: each value divided by its ratio, kept, or multiplied with it. */
		private void visitAround(final double[] ratio) {
			final double[] centre = bestValues;
			final int neighbours = (int) Math.round(Math.pow(3, centre.length));
			for (int neighbour = 0; neighbour < neighbours; neighbour++) {
				if (neighbour == neighbours / 2)
					continue;
				final double[] values = centre.clone();
				int rest = neighbour;
				for (int axis = 0; axis < values.length; axis++, rest /= 3)
					values[axis] *= Math.pow(ratio[axis], rest % 3 - 1);
				visit(values);
			}
		}
	}
}
