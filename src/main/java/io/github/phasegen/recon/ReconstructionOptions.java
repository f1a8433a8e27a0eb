package io.github.phasegen.recon;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A classical method and what it needs to know. Options that a method does not use are ignored.
 *
 * @param method other than {@link ReconstructionMethod#NETWORK}
 * @param lambda weight of the regularisation for SENSE and compressed sensing, at least 0; empty for the usual one
 * @param iterations at most for POCS, SENSE and compressed sensing, 1 to 10000; 0 for the usual number
 * @param sparsity of compressed sensing
 * @param calibration sides at most of the centre of k-space that coil sensitivities or phase are estimated from; 0 for the usual: up to 24
 *          for sensitivities, all for the phase
 */
public record ReconstructionOptions(ReconstructionMethod method, OptionalDouble lambda, int iterations, Sparsity sparsity, int calibration) {

	private static final double SENSE_LAMBDA = 0.01;
	private static final int SENSE_ITERATIONS = 30;
	private static final double SENSE_TOLERANCE = 1e-5;
	private static final double WAVELET_LAMBDA = 0.005;
	private static final double VARIATION_LAMBDA = 0.002;
	private static final int SENSING_ITERATIONS = 100;
	private static final double SENSING_TOLERANCE = 1e-4;
	private static final int POCS_ITERATIONS = 20;
	private static final double POCS_TOLERANCE = 1e-3;

	/** @throws IllegalArgumentException naming the option */
	public ReconstructionOptions {
		Objects.requireNonNull(method, "method");
		Objects.requireNonNull(sparsity, "sparsity");
		if (lambda.isPresent()) Checks.weight("lambda", lambda.getAsDouble());
		if (iterations != 0) Checks.iterations(iterations);
		new CalibrationData(calibration);
	}

	/** The method with what is usual. */
	public static ReconstructionOptions of(final ReconstructionMethod method) {
		return new ReconstructionOptions(method, OptionalDouble.empty(), 0, Sparsity.WAVELET, 0);
	}

	public ReconstructionOptions withLambda(final double newLambda) {
		return new ReconstructionOptions(method, OptionalDouble.of(newLambda), iterations, sparsity, calibration);
	}

	/** @param newIterations 0 for the usual number */
	public ReconstructionOptions withIterations(final int newIterations) {
		return new ReconstructionOptions(method, lambda, newIterations, sparsity, calibration);
	}

	public ReconstructionOptions withSparsity(final Sparsity newSparsity) {
		return new ReconstructionOptions(method, lambda, iterations, newSparsity, calibration);
	}

	/** @param lines 0 for the usual number */
	public ReconstructionOptions withCalibration(final int lines) {
		return new ReconstructionOptions(method, lambda, iterations, sparsity, lines);
	}

	/**
	 * The method at work. SENSE and compressed sensing of several coils estimate the sensitivities that are not given.
	 *
	 * @throws IllegalArgumentException for a network, which needs a model
	 */
	public SliceReconstructor reconstructor() {
		return switch (method) {
			case ZERO_FILLED -> new ZeroFilled();
			case HOMODYNE -> new Homodyne(calibration);
			case POCS -> new PhaseProjections(calibration, usedIterations(), POCS_TOLERANCE);
			case SENSE -> new Calibrated(new SenseReconstructor(usedLambda(), usedIterations(), SENSE_TOLERANCE), calibration);
			case COMPRESSED_SENSING -> new Calibrated(new CompressedSensing(sparsity, usedLambda(), usedIterations(), SENSING_TOLERANCE),
				calibration);
			case NETWORK -> throw new IllegalArgumentException("method: found network, expected one without a model");
		};
	}

	/** The options that the method uses, with the values it uses, for the record of a run. */
	public Map<String, Object> record() {
		final Map<String, Object> record = new LinkedHashMap<>();
		if (method == ReconstructionMethod.COMPRESSED_SENSING) record.put("sparsity", sparsity.optionName());
		if (method == ReconstructionMethod.SENSE || method == ReconstructionMethod.COMPRESSED_SENSING) record.put("lambda", usedLambda());
		if (method != ReconstructionMethod.ZERO_FILLED && method != ReconstructionMethod.HOMODYNE && method != ReconstructionMethod.NETWORK)
			record.put("iterations", usedIterations());
		if (method != ReconstructionMethod.ZERO_FILLED && calibration > 0) record.put("calibration", calibration);
		return record;
	}

	private double usedLambda() {
		if (method == ReconstructionMethod.SENSE) return lambda.orElse(SENSE_LAMBDA);
		return lambda.orElse(sparsity == Sparsity.WAVELET ? WAVELET_LAMBDA : VARIATION_LAMBDA);
	}

	private int usedIterations() {
		if (iterations > 0) return iterations;
		return switch (method) {
			case POCS -> POCS_ITERATIONS;
			case SENSE -> SENSE_ITERATIONS;
			default -> SENSING_ITERATIONS;
		};
	}
}
