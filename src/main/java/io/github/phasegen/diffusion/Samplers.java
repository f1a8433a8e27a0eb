package io.github.phasegen.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Samplers as plain functions: from noise at the plan's first time step to a clean image. Every step runs in a memory scope of
 * its own, so that memory is flat whatever the number of steps.
 */
public final class Samplers {

	private Samplers() {}

	/** A sampler with its settings. */
	@FunctionalInterface
	public interface Function {

		/**
		 * @param denoiser the model
		 * @param start noise (N, 2, H, W); it is not changed
		 * @param noise used by stochastic samplers only
		 * @return the clean image, attached to the manager of {@code start}
		 */
		NDArray sample(Denoiser denoiser, NDArray start, SamplingPlan plan, StepNoise noise, StepCallback callback);
	}

	/** Ancestral sampling with the posterior of the steps in use; Ho et al., arXiv 2006.11239, eq. 6–7. */
	public static Function ddpm() {
		return ddim(1);
	}

	/**
	 * Song et al., arXiv 2010.02502, eq. 12 and 16.
	 *
	 * @param eta 0 for the deterministic sampler, 1 for ancestral sampling
	 */
	public static Function ddim(final double eta) {
		if (!(eta >= 0 && eta <= 1)) throw new IllegalArgumentException("eta: found " + eta + ", expected 0 to 1");
		return (denoiser, start, plan, noise, callback) -> run(denoiser, start, plan, callback, (i, x, clean) -> {
			final int next = plan.next(i);
			if (next < 0) return clean;
			final double alpha = plan.alpha(i);
			final double sigma = plan.sigma(i);
			final double alphaNext = plan.schedule().alpha(next);
			final double sigmaNext = plan.schedule().sigma(next);
			final double fresh = eta * sigmaNext / sigma * Math.sqrt(Math.max(0, 1 - alpha * alpha / (alphaNext * alphaNext)));
			final double kept = Math.sqrt(Math.max(0, sigmaNext * sigmaNext - fresh * fresh));
			// x' = α'·x0 + kept·ε with ε = (x − α·x0)/σ
			final NDArray mean = clean.mul(alphaNext - kept * alpha / sigma).add(x.mul(kept / sigma));
			return fresh == 0 ? mean : mean.add(noise.draw(x.getManager(), i).mul(fresh));
		});
	}

	/** DPM-Solver++ (2M), deterministic; Lu et al., arXiv 2211.01095, algorithm 2. */
	public static Function dpmSolverPlusPlus() {
		return (denoiser, start, plan, noise, callback) -> {
			try (NDManager memory = start.getManager().newSubManager()) {
				final Multistep multistep = new Multistep(plan, memory);
				return run(denoiser, start, plan, callback, multistep::step);
			}
		};
	}

	/** One update: index of the step, noisy image, expected clean image → next noisy image. */
	@FunctionalInterface
	private interface Update {

		NDArray apply(int i, NDArray x, NDArray clean);
	}

	private static NDArray run(final Denoiser denoiser, final NDArray start, final SamplingPlan plan,
		final StepCallback callback, final Update update)
	{
		final NDManager parent = start.getManager();
		NDArray x = start;
		for (int i = 0; i < plan.steps(); i++) {
			final NDArray previous = x;
			try (NDManager scope = parent.newSubManager()) {
				previous.tempAttach(scope);
				final NDArray clean = denoiser.clean(previous, plan.times()[i]);
				callback.onStep(i + 1, plan.steps(), clean);
				x = update.apply(i, previous, clean);
				x.attach(parent);
			}
			if (previous != start) previous.close();
		}
		return x;
	}

	/** The second-order step, which remembers the last clean image. */
	private static final class Multistep {

		private final SamplingPlan plan;
		private final NDManager memory;
		private NDArray last;

		Multistep(final SamplingPlan plan, final NDManager memory) {
			this.plan = plan;
			this.memory = memory;
		}

		NDArray step(final int i, final NDArray x, final NDArray clean) {
			final int next = plan.next(i);
			if (next < 0) return clean;
			final NDArray estimate = extrapolated(i, clean);
			remember(clean);
			final double alphaNext = plan.schedule().alpha(next);
			final double sigmaNext = plan.schedule().sigma(next);
			// e^(−h) = α·σ'/(σ·α') keeps the first step finite when α = 0
			final double ratio = sigmaNext / plan.sigma(i);
			return x.mul(ratio).add(estimate.mul(alphaNext - plan.alpha(i) * ratio));
		}

		private NDArray extrapolated(final int i, final NDArray clean) {
			if (last == null || plan.alpha(i - 1) == 0) return clean;
			final double before = logSnr(i) - logSnr(i - 1);
			final double now = half(plan.next(i)) - logSnr(i);
			final double weight = now / (2 * before);
			return clean.sub(last).mul(weight).add(clean);
		}

		private double logSnr(final int i) {
			return half(plan.times()[i]);
		}

		private double half(final int time) {
			return Math.log(plan.schedule().alpha(time) / plan.schedule().sigma(time));
		}

		private void remember(final NDArray clean) {
			final NDArray copy = clean.duplicate();
			copy.attach(memory);
			if (last != null) last.close();
			last = copy;
		}
	}
}
