/** TIFF as ImageJ writes it. */
package io.github.phasegen.io.tiff;
