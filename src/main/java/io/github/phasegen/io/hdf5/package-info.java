/** HDF5 files that hold images or k-space as plain datasets, and MATLAB's. */
package io.github.phasegen.io.hdf5;
