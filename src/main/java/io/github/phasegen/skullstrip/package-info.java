/** Skull stripping of k-space: k-space in, k-space of the brain alone out. */
package io.github.phasegen.skullstrip;
