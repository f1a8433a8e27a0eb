/**
 * Complex-valued layers and networks on DJL.
 * <p>
 * Tensors are planar: a complex tensor of C channels is one float32 array of shape (N, 2C, H, W) whose first C channels are
 * the real planes and whose last C channels are the imaginary planes. On CPUs this is two to three times faster than complex64
 * for few channels, and it is the only layout with full automatic differentiation.
 * <p>
 * The result of a DJL operation is attached to the manager of its first operand; layers therefore keep the activation first
 * and never the parameter, so that nothing accumulates on the parameters' manager.
 * <p>
 * Inside a recorded graph no operation may multiply, divide or raise by a Java number: DJL makes a tensor on a temporary buffer
 * of it, which the graph keeps for the backward pass while the garbage collector frees it; the gradients are then random.
 * Adding a number is safe, and so are tensors and DJL's own functions other than {@code swish}.
 */
package io.github.phasegen.nn;
