/**
 * The linear operators between image and measured k-space, with their adjoints: sampling mask, centred ortho transform, coil sensitivities.
 */
package io.github.phasegen.kspace.operator;
