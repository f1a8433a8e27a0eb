/**
 * ISMRMRD raw data: a table of acquisitions and an XML header in an HDF5 file (Inati et al., ISMRM Raw data format: A proposed standard for
 * MRI raw datasets, Magn Reson Med 2017, 10.1002/mrm.26089).
 */
package io.github.phasegen.io.hdf5.ismrmrd;
