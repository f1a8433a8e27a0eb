/** NIfTI-1 and NIfTI-2 files, and the complex images that are spread over several of them. */
package io.github.phasegen.io.nifti;
