package io.github.phasegen.metrics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.kspace.ComplexPlane;

/**
 * How near the generated phase of a head is to measured phase of the same head: one number per {@link PhaseMeasure}, which says unit and
 * what is better. Distributions are pooled over the slices before they are compared. A measure that the images do not hold (no head, no
 * measured background) is NaN.
 */
public final class PhaseReport {

	/** A measured background of fewer pixel pairs says nothing about its distribution. */
	private static final int FEWEST_BACKGROUND_PAIRS = 200;

	private final Map<PhaseMeasure, Double> values;

	private PhaseReport(final Map<PhaseMeasure, Double> values) {
		this.values = Collections.unmodifiableMap(values);
	}

	/**
	 * Compares complex stacks of one head, slice by slice the same, judged in the masks of the measured magnitude.
	 *
	 * @throws IllegalArgumentException if the stacks are empty or differ in length or size
	 */
	public static PhaseReport ofPlanes(final List<ComplexPlane> measured, final List<ComplexPlane> generated) {
		return of(PhaseSlice.ofHead(measured), generated.stream().map(PhaseReport::withoutRegions).toList());
	}

	/**
	 * Compares stacks of one head, slice by slice the same; the regions of the measured slices count for both.
	 *
	 * @throws IllegalArgumentException if the stacks are empty or differ in length or size
	 */
	public static PhaseReport of(final List<PhaseSlice> measured, final List<PhaseSlice> generated) {
		if (measured.isEmpty())
			throw new IllegalArgumentException("measured stack: expected at least one slice, found none");
		PhaseSlice.requireMatching(measured, generated);
		return report(withoutEmptyBackground(measured), generated);
	}

	private static PhaseReport report(final List<PhaseSlice> measured, final List<PhaseSlice> generated) {
		final List<PhaseSlice> judged = withRegionsOf(measured, generated);
		final Map<PhaseMeasure, Double> values = new EnumMap<>(PhaseMeasure.class);
		putStructure(values, measured, judged);
		putKSpace(values, measured, judged);
		putBackground(values, measured, judged);
		putSimilarity(values, measured, judged);
		return new PhaseReport(values);
	}

	/** The value of a measure; NaN if the images do not hold what it needs. */
	public double get(final PhaseMeasure measure) {
		return values.get(measure);
	}

	/** The finite measures by their {@link PhaseMeasure#key}, in the order of the enum; JSON has no NaN. */
	public Map<String, Double> toMap() {
		final Map<String, Double> map = new LinkedHashMap<>();
		values.forEach((measure, value) -> {
			if (Double.isFinite(value))
				map.put(measure.key(), value);
		});
		return map;
	}

	@Override
	public String toString() {
		return toMap().toString();
	}

	private static void putStructure(final Map<PhaseMeasure, Double> values, final List<PhaseSlice> measured,
		final List<PhaseSlice> generated)
	{
		values.put(PhaseMeasure.WRAPPED_GRADIENT_DISTANCE,
			GradientHistogram.ofHead(generated).wassersteinTo(GradientHistogram.ofHead(measured)));
		values.put(PhaseMeasure.COHERENCE_DISTANCE, CoherenceCurve.ofHead(generated).distanceTo(CoherenceCurve.ofHead(measured)));
		final Residues truth = Residues.ofHead(measured);
		final Residues residues = Residues.ofHead(generated);
		values.put(PhaseMeasure.RESIDUES_MEASURED, truth.density());
		values.put(PhaseMeasure.RESIDUES_GENERATED, residues.density());
		values.put(PhaseMeasure.RESIDUE_DIFFERENCE, residues.differenceTo(truth));
		values.put(PhaseMeasure.RESIDUE_LOG_RATIO, residues.logRatioTo(truth));
		values.put(PhaseMeasure.GRADIENT_MAP_CORRELATION, GradientMapCorrelation.of(measured, generated));
	}

	private static void putKSpace(final Map<PhaseMeasure, Double> values, final List<PhaseSlice> measured,
		final List<PhaseSlice> generated)
	{
		values.put(PhaseMeasure.SPECTRUM_DISTANCE, RadialSpectrum.of(generated).distanceTo(RadialSpectrum.of(measured)));
		final double truth = KSpaceAsymmetry.gaugeFree(measured);
		final double asymmetry = KSpaceAsymmetry.gaugeFree(generated);
		values.put(PhaseMeasure.ASYMMETRY_MEASURED, truth);
		values.put(PhaseMeasure.ASYMMETRY_GENERATED, asymmetry);
		values.put(PhaseMeasure.ASYMMETRY_DIFFERENCE, Math.abs(asymmetry - truth));
	}

	private static void putBackground(final Map<PhaseMeasure, Double> values, final List<PhaseSlice> measured,
		final List<PhaseSlice> generated)
	{
		final List<PhaseSlice> valid = BackgroundPhase.measuredOnly(measured);
		final GradientHistogram truth = GradientHistogram.ofBackground(valid);
		final GradientHistogram there = GradientHistogram.ofBackground(withRegionsOf(valid, generated));
		final boolean enough = truth.pairs() >= FEWEST_BACKGROUND_PAIRS;
		values.put(PhaseMeasure.BACKGROUND_RESULTANT, BackgroundPhase.resultant(generated));
		values.put(PhaseMeasure.BACKGROUND_RESULTANT_MEASURED, enough ? BackgroundPhase.resultant(valid) : Double.NaN);
		values.put(PhaseMeasure.BACKGROUND_GRADIENT_DISTANCE, enough ? there.wassersteinTo(truth) : Double.NaN);
		values.put(PhaseMeasure.BACKGROUND_GRADIENT_TO_NOISE,
			GradientHistogram.ofBackground(generated).wassersteinTo(GradientHistogram.uniform()));
	}

	private static void putSimilarity(final Map<PhaseMeasure, Double> values, final List<PhaseSlice> measured,
		final List<PhaseSlice> generated)
	{
		values.put(PhaseMeasure.COS_SIN_SSIM, PhaseSimilarity.cosSinSsim(measured, generated));
		values.put(PhaseMeasure.CIRCULAR_ERROR, PhaseSimilarity.circularError(measured, generated));
		values.put(PhaseMeasure.CIRCULAR_ERROR_WITHOUT_RAMP, PhaseSimilarity.circularErrorWithoutRamp(measured, generated));
	}

	private static PhaseSlice withoutRegions(final ComplexPlane plane) {
		final boolean[] nowhere = new boolean[plane.width() * plane.height()];
		return new PhaseSlice(plane.width(), plane.height(), plane.magnitude(), plane.phase(), nowhere, nowhere);
	}

	/** Where the magnitude is exactly 0 the complex value is 0 and has no phase, measured or generated. */
	private static List<PhaseSlice> withoutEmptyBackground(final List<PhaseSlice> slices) {
		final List<PhaseSlice> reduced = new ArrayList<>();
		for (final PhaseSlice slice : slices) {
			final boolean[] background = slice.background().clone();
			for (int i = 0; i < background.length; i++)
				background[i] &= slice.magnitude()[i] != 0;
			reduced.add(slice.withRegions(slice.head(), background));
		}
		return reduced;
	}

	private static List<PhaseSlice> withRegionsOf(final List<PhaseSlice> measured, final List<PhaseSlice> generated) {
		final List<PhaseSlice> judged = new ArrayList<>();
		for (int k = 0; k < generated.size(); k++)
			judged.add(generated.get(k).withRegions(measured.get(k).head(), measured.get(k).background()));
		return judged;
	}
}
