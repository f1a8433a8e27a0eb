package io.github.phasegen.simulate.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.metrics.CoherenceCurve;
import io.github.phasegen.metrics.GradientHistogram;
import io.github.phasegen.metrics.HeadMask;
import io.github.phasegen.metrics.PhaseSlice;

/**
 * Chooses the parameters of a baseline: smallest wrapped-gradient distance (rad) plus coherence distance to the training phase inside the
 * heads. At most 16 slices, evenly spread over the training planes, take part; planes without much head do not.
 */
final class BaselineFit {

	private static final int MOST_SLICES = 16;
	private static final double SMALLEST_HEAD = 0.05;
	/** Halvings of the grid's step around its best point. */
	private static final int REFINEMENTS = 2;

	private final List<List<PhaseSlice>> sizes = new ArrayList<>();

	/** @throws IllegalArgumentException if no plane shows a head */
	BaselineFit(final List<ComplexPlane> trainingPlanes) {
		final List<PhaseSlice> heads = new ArrayList<>();
		for (final ComplexPlane plane : trainingPlanes) {
			final HeadMask mask = HeadMask.of(plane.magnitude(), plane.width(), plane.height());
			if (mask.headPixels() > SMALLEST_HEAD * mask.head().length)
				heads.add(new PhaseSlice(plane, mask));
		}
		if (heads.isEmpty())
			throw new IllegalArgumentException("Training heads: expected at least one slice whose head fills more than "
				+ Math.round(100 * SMALLEST_HEAD) + " % of the image, found none among " + trainingPlanes.size());
		final int used = Math.min(MOST_SLICES, heads.size());
		for (int i = 0; i < used; i++)
			addToItsSize(heads.get((int) ((i + 0.5) * heads.size() / used)));
	}

	/** {@code count} values from {@code first} to {@code last} in equal ratios. */
	static double[] geometric(final double first, final double last, final int count) {
		final double[] values = new double[count];
		for (int i = 0; i < count; i++)
			values[i] = first * Math.pow(last / first, i / (count - 1.0));
		return values;
	}

	List<PhaseSlice> slices() {
		return sizes.stream().flatMap(List::stream).toList();
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
			search.visitAround(ratio);
		}
		return search.best;
	}

	/** Wrapped-gradient distance plus coherence distance, weighted by the slices of each image size. */
	double misfit(final PhaseBaseline baseline) {
		double sum = 0;
		int slices = 0;
		for (final List<PhaseSlice> measured : sizes) {
			final List<PhaseSlice> drawn = draw(baseline, measured);
			final double gradients = GradientHistogram.ofHead(drawn).wassersteinTo(GradientHistogram.ofHead(measured));
			final double coherence = CoherenceCurve.ofHead(drawn).distanceTo(CoherenceCurve.ofHead(measured));
			sum += measured.size() * (gradients + (Double.isNaN(coherence) ? 0 : coherence));
			slices += measured.size();
		}
		return sum / slices;
	}

	private static List<PhaseSlice> draw(final PhaseBaseline baseline, final List<PhaseSlice> measured) {
		final List<PhaseSlice> drawn = new ArrayList<>();
		for (int k = 0; k < measured.size(); k++) {
			final PhaseSlice slice = measured.get(k);
			drawn.add(slice.withPhase(baseline.phase(slice.magnitude(), slice.width(), slice.height(), k)));
		}
		return drawn;
	}

	private void addToItsSize(final PhaseSlice slice) {
		for (final List<PhaseSlice> size : sizes)
			if (size.get(0).width() == slice.width() && size.get(0).height() == slice.height()) {
				size.add(slice);
				return;
			}
		sizes.add(new ArrayList<>(List.of(slice)));
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

		/** All neighbours of the best point: each value divided by its ratio, kept, or multiplied with it. */
		void visitAround(final double[] ratio) {
			final double[] centre = bestValues;
			final int neighbours = (int) Math.round(Math.pow(3, centre.length));
			for (int neighbour = 0; neighbour < neighbours; neighbour++) {
				final double[] values = centre.clone();
				int rest = neighbour;
				for (int axis = 0; axis < values.length; axis++, rest /= 3)
					values[axis] *= Math.pow(ratio[axis], rest % 3 - 1);
				visit(values);
			}
		}
	}
}
