package io.github.phasegen.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.metrics.ReconstructionMetrics;
import io.github.phasegen.recon.CoilKSpace;
import io.github.phasegen.recon.CompressedSensing;
import io.github.phasegen.recon.IterationProgress;
import io.github.phasegen.recon.SliceReconstructor;
import io.github.phasegen.recon.Sparsity;

/**
 * A model and what it is judged beside.
 *
 * @param network of the model
 * @param waveletWeights of compressed sensing; empty to leave it out
 */
record ReconMethods(SliceReconstructor network, List<Double> waveletWeights) {

	static final String ZERO_FILLED = "zero-filled";
	static final String WAVELET = "l1-wavelet";
	static final String NETWORK = "network";

	private static final int ITERATIONS = 60;
	private static final double TOLERANCE = 1e-3;

	/** A reconstructed volume and its errors. */
	record Result(List<ComplexPlane> images, ReconstructionMetrics errors) {}

	/** The result of each method, the network's last. */
	Map<String, Result> run(final List<ComplexPlane> truth, final List<CoilKSpace> measured) {
		final Map<String, Result> results = new LinkedHashMap<>();
		results.put(ZERO_FILLED, result(truth, measured, (slice, progress) -> slice.encoding().adjoint(slice.coils())));
		final List<Result> sparse = new ArrayList<>();
		for (final double weight : waveletWeights)
			sparse.add(result(truth, measured, new CompressedSensing(Sparsity.WAVELET, weight, ITERATIONS, TOLERANCE)));
		sparse.stream().max(Comparator.comparingDouble(result -> result.errors().psnr())).ifPresent(best -> results.put(WAVELET, best));
		results.put(NETWORK, result(truth, measured, network));
		return results;
	}

	private static Result result(final List<ComplexPlane> truth, final List<CoilKSpace> measured, final SliceReconstructor method) {
		final List<ComplexPlane> images = measured.stream().map(slice -> method.reconstruct(slice, IterationProgress.NONE)).toList();
		return new Result(images, ReconstructionMetrics.ofComplex(truth, images));
	}
}
