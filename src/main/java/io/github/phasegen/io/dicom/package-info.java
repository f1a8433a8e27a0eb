/**
 * DICOM images: files of uncompressed grey values, and the series that they form.
 * <p>
 * Our own code rather than ImageJ's reader, which ignores the rescale slope of some types, logs errors instead of throwing them, and copies
 * the whole header, patient included, into the image's info. The stored values are the same; a test compares them. Of the header, only what is
 * needed for the image and a short list of technical values is ever kept; names, numbers and dates of patients are not even read.
 */
package io.github.phasegen.io.dicom;
