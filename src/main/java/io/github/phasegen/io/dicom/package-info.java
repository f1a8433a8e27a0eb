/**
 * DICOM images: files of uncompressed grey values, and the series that they form.
 * <p>
 * Of the header, only what is needed for the image and a short list of technical values is ever kept; names, numbers and dates of patients are
 * not even read.
 */
package io.github.phasegen.io.dicom;
