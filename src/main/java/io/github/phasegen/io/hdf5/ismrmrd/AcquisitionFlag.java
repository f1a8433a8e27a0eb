package io.github.phasegen.io.hdf5.ismrmrd;

/** Flags of acquisitions, by their bit as ISMRMRD counts them, from 1. */
enum AcquisitionFlag {

	FIRST_IN_SLICE(7), LAST_IN_SLICE(8), FIRST_IN_REPETITION(13), LAST_IN_REPETITION(14), NOISE(19), PARALLEL_CALIBRATION(20),
	PARALLEL_CALIBRATION_AND_IMAGING(21), REVERSE(22), NAVIGATOR(23), PHASE_CORRECTION(24), LAST_IN_MEASUREMENT(25),
	HP_FEEDBACK(26), DUMMY(27), RT_FEEDBACK(28), SURFACE_COIL_CORRECTION(29), PHASE_STABILIZATION_REFERENCE(30),
	PHASE_STABILIZATION(31), COMPRESSION1(53), COMPRESSION2(54), COMPRESSION3(55), COMPRESSION4(56);

	private final long mask;

	AcquisitionFlag(final int bit) {
		mask = 1L << bit - 1;
	}

	long mask() {
		return mask;
	}

	boolean isIn(final long flags) {
		return (flags & mask) != 0;
	}
}
