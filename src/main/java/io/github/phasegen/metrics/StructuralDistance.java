package io.github.phasegen.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * One number for how far the structure of phase is from that of measured phase: {@link GradientHistogram#wassersteinTo} (rad) plus
 * {@link CoherenceCurve#distanceTo} inside the heads; 0 is best. Baselines are fitted with it. Slices may differ in size: each size is
 * pooled by itself and counts by its number of slices. Immutable; the measured side is computed once.
 */
public final class StructuralDistance implements ToDoubleFunction<List<float[]>> {

	private record Size(List<Integer> indices, List<PhaseSlice> slices, GradientHistogram gradients, CoherenceCurve coherence) {}

	private final int count;
	private final List<Size> sizes = new ArrayList<>();

	private StructuralDistance(final List<PhaseSlice> measured) {
		count = measured.size();
		final boolean[] done = new boolean[count];
		for (int k = 0; k < count; k++)
			if (!done[k])
				sizes.add(sizeOf(measured, k, done));
	}

	/**
	 * Prepares the comparison with measured slices.
	 *
	 * @param heads one mask per slice
	 * @throws IllegalArgumentException if there is no slice, or not one mask of the right size for each
	 */
	public static StructuralDistance to(final List<ComplexPlane> measured, final List<boolean[]> heads) {
		if (measured.isEmpty() || measured.size() != heads.size())
			throw new IllegalArgumentException("Expected slices and one head mask for each, found " + measured.size() + " slices and "
				+ heads.size() + " masks");
		final List<PhaseSlice> slices = new ArrayList<>();
		for (int k = 0; k < measured.size(); k++) {
			final ComplexPlane plane = measured.get(k);
			slices.add(new PhaseSlice(plane.width(), plane.height(), plane.magnitude(), plane.phase(), heads.get(k),
				new boolean[heads.get(k).length]));
		}
		return new StructuralDistance(slices);
	}

	/**
	 * The distance of other phases (radians) of the same slices in the same order.
	 *
	 * @throws IllegalArgumentException if their number or a size differs
	 */
	@Override
	public double applyAsDouble(final List<float[]> phases) {
		if (phases.size() != count)
			throw new IllegalArgumentException("Expected " + count + " phase planes, found " + phases.size());
		double sum = 0;
		for (final Size size : sizes)
			sum += size.indices.size() * distance(size, phases);
		return sum / count;
	}

	private static double distance(final Size size, final List<float[]> phases) {
		final List<PhaseSlice> drawn = new ArrayList<>();
		for (int i = 0; i < size.indices.size(); i++)
			drawn.add(size.slices.get(i).withPhase(phases.get(size.indices.get(i))));
		final double coherence = CoherenceCurve.ofHead(drawn).distanceTo(size.coherence);
		return GradientHistogram.ofHead(drawn).wassersteinTo(size.gradients) + (Double.isNaN(coherence) ? 0 : coherence);
	}

	private static Size sizeOf(final List<PhaseSlice> measured, final int first, final boolean[] done) {
		final List<Integer> indices = new ArrayList<>();
		final List<PhaseSlice> slices = new ArrayList<>();
		for (int k = first; k < measured.size(); k++) {
			final PhaseSlice slice = measured.get(k);
			if (slice.width() != measured.get(first).width() || slice.height() != measured.get(first).height())
				continue;
			done[k] = true;
			indices.add(k);
			slices.add(slice);
		}
		return new Size(indices, slices, GradientHistogram.ofHead(slices), CoherenceCurve.ofHead(slices));
	}
}
