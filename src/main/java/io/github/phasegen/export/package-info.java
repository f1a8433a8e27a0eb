/**
 * Raw data made from images and images made from raw data: k-space export, opening, conversion, diagnosis and batches of files.
 * <p>
 * All work plane by plane, so that files may be larger than memory, and write files that appear complete or not at all, each with a JSON
 * sidecar that tells how it was made.
 */
package io.github.phasegen.export;
