package io.github.phasegen.export;

/**
 * What became of one input of a batch.
 *
 * @param input   path below the input folder, with slashes; of a DICOM series its folder and the name that it gets
 * @param output  path below the output folder
 * @param outcome in one word
 * @param message what went wrong or what the user should know; "" if nothing
 * @param slices  that were written
 * @param seed    of this file
 */
public record BatchItem(String input, String output, Outcome outcome, String message, int slices, long seed) {

	/** What became of an input. */
	public enum Outcome {

		/** Written by this run. */
		DONE,

		/** Finished by an earlier run with the same input and parameters. */
		SKIPPED,

		/** Another file, or one of another run, is in the way and was left alone. */
		CONFLICT,

		/** Could not be read or written. */
		FAILED;

		boolean isFine() {
			return this == DONE || this == SKIPPED;
		}
	}
}
