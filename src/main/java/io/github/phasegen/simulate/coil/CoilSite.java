package io.github.phasegen.simulate.coil;

/**
 * Place and attitude of one coil, lengths in mm.
 *
 * @param centre x, y, z
 * @param normal unit vector, outwards
 * @param size   radius of a loop that reaches well into its neighbours' room
 * @param angle  where the coil belongs on its ring, in radians from x towards y
 */
record CoilSite(double[] centre, double[] normal, double size, double angle) {}
