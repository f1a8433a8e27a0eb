/**
 * The HDF5 files of the fastMRI data set (Zbontar et al., fastMRI: An Open Dataset and Benchmarks for Accelerated MRI, arXiv 1811.08839).
 */
package io.github.phasegen.io.hdf5.fastmri;
