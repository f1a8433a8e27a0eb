package io.github.phasegen.checkpoint;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.github.phasegen.diffusion.NoiseSchedule;
import io.github.phasegen.io.torch.TorchTensor;
import io.github.phasegen.model.DiffusionConfig;
import io.github.phasegen.model.ModelException;

/** The diffusion process of a published phase model, by the buffers of its schedule. */
final class PublishedSchedule {

	private static final String BETAS = "betas";
	private static final int USUAL_STEPS = 1000;
	private static final int DEFAULT_PASSES = 50;
	private static final int MOST_STEPS = 100_000;
	private static final double TOLERANCE = 1e-4;

	private PublishedSchedule() {}

	/**
	 * @param all the tensors of the checkpoint
	 * @param prefix of the network among them
	 * @throws ModelException when the schedule is not the published one
	 */
	static DiffusionConfig of(final Map<String, TorchTensor> all, final String prefix, final List<String> warnings) throws IOException {
		return diffusion(steps(all, prefix, warnings));
	}

	private static DiffusionConfig diffusion(final int steps) {
		return new DiffusionConfig("cosine", steps, "epsilon", "phasor", Math.min(DEFAULT_PASSES, steps));
	}

	private static int steps(final Map<String, TorchTensor> all, final String prefix, final List<String> warnings) throws IOException {
		for (String outer = prefix;; outer = outer.replaceFirst("[^.]*\\.$", "")) {
			if (all.containsKey(outer + BETAS)) return checked(outer + BETAS, all.get(outer + BETAS));
			if (outer.isEmpty()) break;
		}
		warnings.add("diffusion: the checkpoint has no noise schedule, took the published one of " + USUAL_STEPS + " steps");
		return USUAL_STEPS;
	}

	private static int checked(final String name, final TorchTensor betas) throws IOException {
		if (betas.complex() || betas.shape().length != 1 || betas.elements() < 2 || betas.elements() > MOST_STEPS) throw new ModelException(
			"tensor " + name + ": found " + betas + ", expected a list of 2 to " + MOST_STEPS + " real numbers");
		final float[] values = betas.floats();
		final NoiseSchedule cosine = NoiseSchedule.cosine(values.length);
		for (int t = 0; t < values.length; t++)
			if (!(Math.abs(values[t] - cosine.beta(t)) <= TOLERANCE)) throw new ModelException("tensor " + name + ": found " + values[t] +
				" at step " + t + ", expected " + cosine.beta(t) + " of the published cosine schedule");
		return values.length;
	}
}
