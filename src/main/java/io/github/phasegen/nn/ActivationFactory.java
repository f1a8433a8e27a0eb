package io.github.phasegen.nn;

/** Creates one activation of a network, with its own parameters in the given scope where it has any. */
@FunctionalInterface
public interface ActivationFactory {

	ComplexLayer create(Parameters.Scope scope, int channels);
}
