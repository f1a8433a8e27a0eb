package io.github.phasegen.metrics;

/** What a {@link PhaseReport} holds, with unit and direction. */
public enum PhaseMeasure {

	/** {@link GradientHistogram#wassersteinTo} inside the head. */
	WRAPPED_GRADIENT_DISTANCE("wrappedGradientDistance", "rad", Goal.LOW),
	/** {@link CoherenceCurve#distanceTo} inside the head. */
	COHERENCE_DISTANCE("coherenceDistance", "0..1", Goal.LOW),
	/** {@link Residues#density} of the measured phase inside the head. */
	RESIDUES_MEASURED("residuesMeasured", "1/px", Goal.NONE),
	/** {@link Residues#density} of the generated phase inside the head. */
	RESIDUES_GENERATED("residuesGenerated", "1/px", Goal.NONE),
	/** {@link Residues#differenceTo}. */
	RESIDUE_DIFFERENCE("residueDifference", "1/px", Goal.LOW),
	/** {@link Residues#logRatioTo}. */
	RESIDUE_LOG_RATIO("residueLogRatio", "ln", Goal.LOW),
	/** {@link RadialSpectrum#distanceTo}, whole image. */
	SPECTRUM_DISTANCE("spectrumDistance", "dB", Goal.LOW),
	/** {@link KSpaceAsymmetry#gaugeFree} of the measured image. */
	ASYMMETRY_MEASURED("asymmetryMeasured", "0..2", Goal.NONE),
	/** {@link KSpaceAsymmetry#gaugeFree} of the generated image. */
	ASYMMETRY_GENERATED("asymmetryGenerated", "0..2", Goal.NONE),
	/** The absolute difference of the two. */
	ASYMMETRY_DIFFERENCE("asymmetryDifference", "0..2", Goal.LOW),
	/** {@link BackgroundPhase#resultant} of the generated phase; that of noise is near 0. */
	BACKGROUND_RESULTANT("backgroundResultant", "0..1", Goal.LOW),
	/** {@link BackgroundPhase#resultant} of the measured phase, without masked pixels. */
	BACKGROUND_RESULTANT_MEASURED("backgroundResultantMeasured", "0..1", Goal.NONE),
	/** {@link GradientHistogram#wassersteinTo} in the background pixels whose phase was measured. */
	BACKGROUND_GRADIENT_DISTANCE("backgroundGradientDistance", "rad", Goal.LOW),
	/** Distance of the generated background's gradients to white noise; where k-space was windowed or zero-filled, measured noise is not white. */
	BACKGROUND_GRADIENT_TO_NOISE("backgroundGradientToNoise", "rad", Goal.NONE),
	/** {@link PhaseSimilarity#cosSinSsim}: a sanity check. */
	COS_SIN_SSIM("cosSinSsim", "-1..1", Goal.HIGH),
	/** {@link PhaseSimilarity#circularError}: a sanity check; pi/2 is chance. */
	CIRCULAR_ERROR("circularError", "rad", Goal.LOW),
	/** {@link PhaseSimilarity#circularErrorWithoutRamp}: a sanity check; pi/2 is chance. */
	CIRCULAR_ERROR_WITHOUT_RAMP("circularErrorWithoutRamp", "rad", Goal.LOW),
	/** {@link GradientMapCorrelation#of}: follows the anatomy; 0 is chance. */
	GRADIENT_MAP_CORRELATION("gradientMapCorrelation", "-1..1", Goal.HIGH);

	/** Which values are better. */
	public enum Goal {
		LOW,
		HIGH,
		/** Given to read the other measures by. */
		NONE
	}

	private final String key;
	private final String unit;
	private final Goal goal;

	PhaseMeasure(final String key, final String unit, final Goal goal) {
		this.key = key;
		this.unit = unit;
		this.goal = goal;
	}

	/** The name in JSON files and tables. */
	public String key() {
		return key;
	}

	/** The unit, or the range of a measure without unit. */
	public String unit() {
		return unit;
	}

	public Goal goal() {
		return goal;
	}

	/** Whether {@code first} is strictly better than {@code second}; false if either is NaN or the measure has no goal. */
	public boolean better(final double first, final double second) {
		return switch (goal) {
			case LOW -> first < second;
			case HIGH -> first > second;
			case NONE -> false;
		};
	}
}
