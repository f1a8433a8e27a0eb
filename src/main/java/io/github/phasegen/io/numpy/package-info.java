/** NumPy's arrays (.npy) and archives of them (.npz), as numpy.lib.format describes them. */
package io.github.phasegen.io.numpy;
