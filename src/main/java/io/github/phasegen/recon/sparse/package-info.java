/** Proximal operators of what makes images compressible: wavelets and total variation. */
package io.github.phasegen.recon.sparse;
