/**
 * HDF5 files: a tree of groups that hold datasets, after "HDF5 File Format Specification Version 3.0" (The HDF Group).
 * <p>
 * Our own code rather than a library. HDF5's C library, which could read and write all that is needed, brings down the whole JVM on
 * damaged files (8 of 4000 mutated small files with release 1.14.3), and its native code would have to be shipped for every platform. The
 * pure Java jhdf 0.9.4 cannot write compounds, hence no complex numbers, and allocates what a damaged header promises (19 of the same 4000
 * files ended in an OutOfMemoryError). What raw data need of the format is small, so here is that part: every length and address is checked
 * against the file before anything is allocated, samples are read and written as streams, and each error names the field.
 * <p>
 * Read are all superblocks and object headers, groups and attributes of the old and new kinds, contiguous, compact and chunked storage with
 * each kind of chunk index, and the filters deflate, shuffle, fletcher32 and LZF. Not read are virtual and external datasets, and links to
 * other paths and files. Written are files that HDF5 1.8 (2008) and later read.
 */
package io.github.phasegen.io.hdf5.file;
