/** Files of the Berkeley Advanced Reconstruction Toolbox (BART): complex arrays of up to 16 dimensions in .cfl, with their sizes in .hdr. */
package io.github.phasegen.io.bart;
