/** Zip archives as a checked container of arrays ({@code .npz}, PyTorch's {@code .pt}): nothing is unpacked to disk, nothing in the archive is trusted. */
package io.github.phasegen.io.zip;
