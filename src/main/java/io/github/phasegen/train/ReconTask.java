package io.github.phasegen.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.phasegen.nn.Network;

/** Learns to fill in the samples of k-space that were not measured. */
final class ReconTask implements TrainingTask<ReconBatch> {

	/** Where examples come from and how many batches are kept for validation. */
	record Data(ReconExamples training, ReconExamples validation, int validationBatches, long seed) {}

	private final Network network;
	private final ReconLoss loss;
	private final Data data;
	private final List<ReconBatch> fixed = new ArrayList<>();

	ReconTask(final Network network, final ReconLoss loss, final Data data) {
		this.network = network;
		this.loss = loss;
		this.data = data;
	}

	@Override
	public Network network() {
		return network;
	}

	@Override
	public ReconBatch batch(final int step) {
		return data.training().draw(new SplittableRandom(data.seed() * 1_000_003 + step));
	}

	@Override
	public NDArray loss(final NDManager scope, final ReconBatch batch) {
		return loss.of(scope, network.forward(batch.inputTensor(scope), null, true), batch.targetTensor(scope));
	}

	/** Error of the magnitude over the norm of the target, the mean over the images. */
	@Override
	public double validate(final NDManager scope) {
		return error(scope, (inner, batch) -> network.forward(batch.inputTensor(inner), null, false));
	}

	/** The same for the zero-filled images. */
	double zeroFilledError(final NDManager scope) {
		return error(scope, (inner, batch) -> {
			final NDArray input = batch.inputTensor(inner);
			return input.get(":, 0:1").concat(input.get(":, 3:4"), 1);
		});
	}

	private double error(final NDManager scope, final BiFunction<NDManager, ReconBatch, NDArray> images) {
		while (fixed.size() < data.validationBatches())
			fixed.add(data.validation().draw(new SplittableRandom(7_919L * (fixed.size() + 1))));
		double sum = 0;
		int count = 0;
		for (final ReconBatch batch : fixed)
			try (NDManager inner = scope.newSubManager()) {
				for (final float error : errors(images.apply(inner, batch), batch.targetTensor(inner))) {
					sum += error;
					count++;
				}
			}
		return sum / count;
	}

	private static float[] errors(final NDArray image, final NDArray target) {
		final int[] pixels = { 1, 2 };
		final NDArray wanted = modulus(target);
		return modulus(image).sub(wanted).square().sum(pixels).div(wanted.square().sum(pixels)).sqrt().toFloatArray();
	}

	private static NDArray modulus(final NDArray planar) {
		return planar.square().sum(new int[] { 1 }).sqrt();
	}
}
