/** MATLAB's files of version 5, as "MAT-File Format" (The MathWorks) describes them. Those of version 7.3 are HDF5. */
package io.github.phasegen.io.matlab;
