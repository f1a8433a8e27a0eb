/**
 * Zip archives as a container of arrays (NumPy's {@code .npz}, PyTorch's {@code .pt}): nothing is unpacked to disk, and nothing in the archive
 * is trusted.
 */
package io.github.phasegen.io.zip;
