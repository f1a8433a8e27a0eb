/**
 * Files of {@code torch.save} (.pt, .pth) from PyTorch 1.6 on: a zip archive with a pickle, {@code NAME/data.pkl}, and the values of the
 * tensors, {@code NAME/data/KEY}, stored without compression. {@link io.github.phasegen.io.torch.TorchFile} reads checkpoints, and
 * {@link io.github.phasegen.io.torch.TorchFormat} images; nothing that a file names is called, see {@link io.github.phasegen.io.pickle}.
 */
package io.github.phasegen.io.torch;
