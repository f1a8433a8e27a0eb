/**
 * The simple ways of giving a magnitude image a phase, which a model has to beat: zero, a random constant, the naive sinusoid, a random
 * polynomial, a Gaussian random field, and phase borrowed from another head.
 * <p>
 * Those with parameters are fitted to training heads, so that they are as good as their kind can be:
 * {@link io.github.phasegen.simulate.baseline.BaselineFit}.
 */
package io.github.phasegen.simulate.baseline;
