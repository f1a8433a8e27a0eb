/** Simulated acquisitions of heads: complex training images from magnitude-only volumes, by a forward model of scanner and physics. */
package io.github.phasegen.simulate;
