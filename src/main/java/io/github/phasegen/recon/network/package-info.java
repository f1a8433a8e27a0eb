/** Reconstruction of undersampled k-space by networks. */
package io.github.phasegen.recon.network;
