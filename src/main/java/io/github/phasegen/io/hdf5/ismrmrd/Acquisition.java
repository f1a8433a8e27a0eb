package io.github.phasegen.io.hdf5.ismrmrd;

/**
 * One line of k-space in the table.
 *
 * @param row in the table
 * @param readout its samples
 * @param counters its place
 * @param reference the element of the table's column "data"
 */
record Acquisition(long row, long flags, Readout readout, Counters counters, byte[] reference) {

	/**
	 * Samples along the readout.
	 *
	 * @param samples including those to be discarded
	 * @param center the sample in the centre of k-space
	 * @param discardBefore samples at the beginning that do not count
	 * @param discardAfter samples at the end that do not count
	 */
	record Readout(int samples, int channels, int center, int discardBefore, int discardAfter) {

		/** Samples that count. */
		int used() {
			return samples - discardBefore - discardAfter;
		}
	}

	/** Which line of what this is. */
	record Counters(int line, int partition, int slice, int contrast, int phase, int repetition, int set) {}

	boolean is(final AcquisitionFlag flag) {
		return flag.isIn(flags);
	}
}
