package io.github.phasegen.train;

/**
 * How the weights are updated.
 *
 * @param steps number of updates of the whole run
 * @param learningRate peak rate
 * @param warmUp updates of linear increase from zero
 * @param weightDecay decoupled decay per update, multiplied by the rate
 * @param clipNorm largest norm of the whole gradient
 * @param averageDecay decay of the exponential moving average of the weights, which is what is saved for use
 */
public record OptimiserOptions(int steps, double learningRate, int warmUp, double weightDecay, double clipNorm,
	double averageDecay)
{
	public OptimiserOptions {
		require(steps > 0, "steps", steps, "at least 1");
		require(learningRate > 0 && learningRate < 1, "learningRate", learningRate, "between 0 and 1");
		require(warmUp >= 0 && warmUp < steps, "warmUp", warmUp, "0 to steps − 1");
		require(weightDecay >= 0 && weightDecay < 1, "weightDecay", weightDecay, "0 to 1");
		require(clipNorm > 0, "clipNorm", clipNorm, "positive");
		require(averageDecay >= 0 && averageDecay < 1, "averageDecay", averageDecay, "0 to below 1");
	}

	private static void require(final boolean condition, final String field, final Object found, final String expected) {
		if (!condition) throw new IllegalArgumentException("optimiser." + field + ": found " + found + ", expected " + expected);
	}

	/** Linear warm-up, then half a cosine down to a hundredth of the peak. */
	public double rate(final int step) {
		if (step <= warmUp) return learningRate * step / warmUp;
		final double progress = Math.min(1, (double) (step - warmUp) / (steps - warmUp));
		return learningRate * (0.01 + 0.99 * 0.5 * (1 + Math.cos(Math.PI * progress)));
	}
}
