package io.github.phasegen.simulate.baseline;

/** No phase at all: the image stays real. */
public record ZeroPhase() implements PhaseBaseline {

	@Override
	public String name() {
		return "zero";
	}

	@Override
	public float[] phase(final float[] magnitude, final int width, final int height, final long seed) {
		BaselineSupport.requirePixels(magnitude, width, height);
		return new float[magnitude.length];
	}
}
