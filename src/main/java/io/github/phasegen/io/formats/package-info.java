/** All file formats together. */
package io.github.phasegen.io.formats;
