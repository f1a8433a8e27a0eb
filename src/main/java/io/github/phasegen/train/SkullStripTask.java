package io.github.phasegen.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import io.github.phasegen.nn.Network;
import io.github.phasegen.simulate.TrainingImage;
import io.github.phasegen.skullstrip.BrainInput;

/** Learns the brain's mask; the real part of the network's output is the logit of its probability. */
final class SkullStripTask implements TrainingTask<SkullStripBatch> {

	/**
	 * Where examples come from, how many make a batch, how large they are and how many complex channels the network sees of them.
	 */
	record Data(StripExampleSource training, StripExampleSource validation, int batchSize, int validationBatches, int side, int channels,
		long seed)
	{}

	private final Network network;
	private final TrainSkullStripConfig.Loss loss;
	private final Data data;
	private final List<SkullStripBatch> fixed = new ArrayList<>();

	SkullStripTask(final Network network, final TrainSkullStripConfig.Loss loss, final Data data) {
		this.network = network;
		this.loss = loss;
		this.data = data;
	}

	@Override
	public Network network() {
		return network;
	}

	@Override
	public SkullStripBatch batch(final int step) {
		return draw(data.training(), new SplittableRandom(data.seed() * 1_000_003 + step));
	}

	/** The longer side is the working size, the shorter one down to 0.7 of it. */
	private SkullStripBatch draw(final StripExampleSource examples, final SplittableRandom random) {
		final int longer = data.side();
		final int shorter = shorterSide(longer, random.nextDouble());
		final boolean wide = random.nextBoolean();
		final List<TrainingImage> images = new ArrayList<>();
		for (int n = 0; n < data.batchSize(); n++)
			images.add(examples.draw(random, wide ? longer : shorter, wide ? shorter : longer));
		return SkullStripBatch.of(images);
	}

	/** @param part from 0 for the least to 1 */
	static int shorterSide(final int longer, final double part) {
		return Math.max(SkullStripExamples.MULTIPLE, (int) Math.round(longer * (0.7 + 0.3 * part) / SkullStripExamples.MULTIPLE) *
			SkullStripExamples.MULTIPLE);
	}

	@Override
	public NDArray loss(final NDManager scope, final SkullStripBatch batch) {
		final NDArray input = batch.inputTensor(scope);
		final NDArray brain = batch.brainTensor(scope);
		final NDArray logit = network.forward(seen(input), null, true).get(":, :1");
		final NDArray probability = Activation.sigmoid(logit);
		final NDArray removed = probability.sub(brain);
		final NDArray energy = removed.square().mul(input.get(":, 0:1").square().add(input.get(":, 2:3").square()));
		return weighted(scope, loss.crossEntropy(), crossEntropy(logit, brain)).add(weighted(scope, loss.dice(), diceLoss(scope,
			probability, brain))).add(weighted(scope, loss.image(), removed.abs().mul(input.get(":, 1:2")).mean())).add(weighted(scope, loss
				.kSpace(), energy.mean()));
	}

	/** The channels that the network takes: all, or the complex image alone. */
	private NDArray seen(final NDArray input) {
		return data.channels() == BrainInput.CHANNELS ? input : input.get(":, 0:1").concat(input.get(":, 2:3"), 1);
	}

	/** A factor as a tensor: in a recorded graph DJL keeps a plain number on a buffer that the collector frees. */
	private static NDArray weighted(final NDManager scope, final double weight, final NDArray value) {
		return value.mul(scope.create((float) weight));
	}

	/** max(l, 0) - l*y + log(1 + exp(-|l|)), mean over the pixels. */
	private static NDArray crossEntropy(final NDArray logit, final NDArray brain) {
		return Activation.relu(logit).sub(logit.mul(brain)).add(logit.abs().neg().exp().add(1).log()).mean();
	}

	/** One pixel is added to both sums, so that an empty slice asks for an empty mask. */
	private static NDArray diceLoss(final NDManager scope, final NDArray probability, final NDArray brain) {
		final int[] axes = { 1, 2, 3 };
		final NDArray both = probability.mul(brain).sum(axes);
		final NDArray sum = probability.sum(axes).add(brain.sum(axes));
		final NDArray dice = both.add(both).add(1).div(sum.add(1));
		return dice.neg().add(1).mean();
	}

	/** 1 - Dice coefficient of the mask at probability 1/2, over all pixels of the fixed images. */
	@Override
	public double validate(final NDManager scope) {
		while (fixed.size() < data.validationBatches())
			fixed.add(draw(data.validation(), new SplittableRandom(7_919L * (fixed.size() + 1))));
		double both = 0;
		double sum = 0;
		for (final SkullStripBatch batch : fixed)
			try (NDManager inner = scope.newSubManager()) {
				final float[] logits = network.forward(seen(batch.inputTensor(inner)), null, false).get(":, :1").toFloatArray();
				for (int i = 0; i < logits.length; i++) {
					final boolean found = logits[i] > 0;
					final boolean brain = batch.brain()[i] > 0.5f;
					both += found && brain ? 1 : 0;
					sum += (found ? 1 : 0) + (brain ? 1 : 0);
				}
			}
		return 1 - 2 * both / Math.max(1, sum);
	}
}
