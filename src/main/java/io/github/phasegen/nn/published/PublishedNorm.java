package io.github.phasegen.nn.published;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.phasegen.nn.ComplexConv2d;
import io.github.phasegen.nn.ComplexLayer;
import io.github.phasegen.nn.Parameters;
import io.github.phasegen.nn.Pass;
import io.github.phasegen.nn.Planar;

/**
 * The published "complex batch norm": y = γ·(x − μ/√(v + ε)) + β with the complex mean μ and the variance v = E|x − μ|² of a
 * channel over the batch (training) or their running averages. It does not divide x by √v.
 * <p>
 * Tensors: {@code gamma}, {@code beta} (1, C, 1, 1), β on the real part only; buffers {@code running_mean} (2, C) and
 * {@code running_var} (C).
 */
final class PublishedNorm implements ComplexLayer {

	private static final float EPSILON = 1e-5f;
	private static final float MOMENTUM = 0.1f;

	private final int channels;
	private final NDArray gamma;
	private final NDArray beta;
	private final NDArray runningMean;
	private final NDArray runningVariance;

	PublishedNorm(final Parameters.Scope scope, final int channels) {
		this.channels = channels;
		gamma = scope.constant("gamma", new Shape(1, channels, 1, 1), 1);
		beta = scope.constant("beta", new Shape(1, channels, 1, 1), 0);
		runningMean = scope.buffer("running_mean", new Shape(2, channels), 0);
		runningVariance = scope.buffer("running_var", new Shape(channels), 1);
	}

	@Override
	public NDArray forward(final NDArray input, final Pass pass) {
		return Planar.scoped(input, () -> {
			final NDManager scope = input.getManager();
			return input.mul(scale(scope)).add(pass.training() ? batchShift(input) : runningShift(scope));
		});
	}

	/** γ for every plane: (1, 2C, 1, 1). */
	private NDArray scale(final NDManager scope) {
		return scope.ones(new Shape(1, 2, channels, 1, 1)).mul(gamma).reshape(1, 2L * channels, 1, 1);
	}

	private NDArray runningShift(final NDManager scope) {
		final NDArray offset = scope.zeros(new Shape(2, channels)).add(runningMean);
		return shift(offset, scope.zeros(new Shape(channels)).add(runningVariance));
	}

	private NDArray batchShift(final NDArray input) {
		final NDArray planes = Planar.planes(input);
		final long count = input.size() / (2L * channels);
		final NDArray mean = over(planes.sum(new int[] { 0, 3, 4 }), count);
		final NDArray centred = planes.sub(mean.reshape(1, 2, channels, 1, 1));
		// one pixel has no variance; the published code divides by 0 there
		final NDArray variance = over(centred.square().sum(new int[] { 0, 1, 3, 4 }), Math.max(count - 1, 1));
		track(runningMean, mean);
		track(runningVariance, variance);
		return shift(mean, variance);
	}

	/** Not div(number): a recorded graph needs the divisor, and DJL keeps a number on a buffer that the collector frees. */
	private static NDArray over(final NDArray sum, final long count) {
		return sum.div(sum.zerosLike().add(count));
	}

	/** β − γ·μ/√(v + ε) for every plane: (1, 2C, 1, 1). */
	private NDArray shift(final NDArray mean, final NDArray variance) {
		final NDArray offset = mean.mul(flat(mean.getManager(), gamma)).div(variance.add(EPSILON).sqrt()).neg();
		final NDArray realOffset = offset.get("0").add(flat(mean.getManager(), beta));
		return realOffset.concat(offset.get("1"), 0).reshape(1, 2L * channels, 1, 1);
	}

	private NDArray flat(final NDManager scope, final NDArray perChannel) {
		return Planar.held(scope, perChannel.reshape(channels));
	}

	private static void track(final NDArray running, final NDArray batch) {
		try (NDManager scope = running.getManager().newSubManager()) {
			final NDArray next = Planar.held(scope, running.mul(1 - MOMENTUM));
			next.addi(batch.stopGradient().mul(MOMENTUM));
			next.copyTo(running);
		}
	}

	/** Folds this norm with its running statistics into the convolution before it. */
	void foldInto(final ComplexConv2d convolution) {
		try (NDManager scope = gamma.getManager().newSubManager()) {
			final NDArray scale = flat(scope, gamma);
			convolution.fold(scale, runningShift(scope).reshape(2L * channels));
		}
	}
}
