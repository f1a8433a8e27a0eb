/** MATLAB's files of version 7.3, which are HDF5 behind a header of 512 bytes. */
package io.github.phasegen.io.hdf5.matlab;
