package io.github.phasegen.kspace.operator;

/** A^H A on interleaved planes. */
@FunctionalInterface
interface NormalOperator {

	/** Overwrites {@code result}, which is another array than {@code image}. */
	void apply(float[] image, float[] result);
}
