package io.github.phasegen.kspace;

/** How a discrete Fourier transform of N samples is scaled. Every exported k-space says which one it holds. */
public enum FourierNorm {

	/** Both directions are divided by sqrt(N): unitary, so energy and noise level are kept. The convention of fastMRI. */
	ORTHO,

	/** The forward transform is unscaled, the inverse is divided by N. The default of NumPy and PyTorch. */
	BACKWARD;

	/** Returns the factor that the forward transform of {@code samples} samples is multiplied with. */
	public double forwardScale(final long samples) {
		return this == ORTHO ? 1 / Math.sqrt(samples) : 1;
	}

	/** Returns the factor that the inverse transform of {@code samples} samples is multiplied with. */
	public double inverseScale(final long samples) {
		return this == ORTHO ? 1 / Math.sqrt(samples) : 1.0 / samples;
	}
}
