/**
 * Python pickles, read as data.
 * <p>
 * A pickle is a program for Python's pickle machine, and may name any Python function to be called. The machine here knows the instructions of
 * protocols 0 to 5 but calls nothing: it builds {@code None} (null), {@link java.lang.Boolean}, {@link java.lang.Long} or
 * {@link java.math.BigInteger}, {@link java.lang.Double}, {@link java.lang.String}, {@link io.github.phasegen.io.pickle.PickledBytes},
 * {@link io.github.phasegen.io.pickle.PickledSequence} (list, tuple, set), {@link io.github.phasegen.io.pickle.PickledDict}, whatever the
 * caller's own {@link io.github.phasegen.io.pickle.PickleFunction}s make, and for everything else that a file names an inert
 * {@link io.github.phasegen.io.pickle.PickledObject}. Containers may contain themselves: they compare by identity and print without their
 * contents.
 */
package io.github.phasegen.io.pickle;
