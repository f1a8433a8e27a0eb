/** A check of the installation: what there is, whether it works, and what to do where it does not. */
package io.github.phasegen.model.doctor;
