package io.github.phasegen.simulate.baseline;

import java.util.Arrays;

/** One random phase, uniform in [-pi, pi), for the whole slice. */
public record ConstantRandomPhase() implements PhaseBaseline {

	@Override
	public String name() {
		return "constant random";
	}

	@Override
	public float[] phase(final float[] magnitude, final int width, final int height, final long seed) {
		BaselineSupport.requirePixels(magnitude, width, height);
		final float[] phase = new float[magnitude.length];
		Arrays.fill(phase, (float) BaselineSupport.uniformPhase(BaselineSupport.random(seed)));
		return phase;
	}
}
