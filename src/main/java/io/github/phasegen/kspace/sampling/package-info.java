/**
 * Which samples of k-space are measured: masks, patterns that draw them, and their detection in undersampled k-space.
 * <p>
 * k-space is centred, its DC sample at (floor(width/2), floor(height/2)). Draws follow from their seed alone: each has a random generator of its
 * own and disturbs no other. The conventions are those of fastMRI (Zbontar et al. 2018, arXiv:1811.08839, and its code); the random numbers
 * are not NumPy's, so a seed draws another mask here than there.
 */
package io.github.phasegen.kspace.sampling;
