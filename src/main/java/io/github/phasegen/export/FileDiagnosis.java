package io.github.phasegen.export;

import java.util.List;

import io.github.phasegen.io.FileEntry;

/**
 * What a file is and what is wrong with it. Parts that could not be found out are null and left out of the JSON.
 *
 * @param file     its path
 * @param bytes    its size
 * @param format   name of its format
 * @param entries  the arrays in it
 * @param contents what its samples are
 * @param samples  what the values are, from all planes
 * @param kspace   what its k-space is like, if it holds some
 * @param sidecar  what the JSON file beside it says: "none", "consistent", or how it contradicts the file
 * @param problems what is wrong, and what to do about it
 */
public record FileDiagnosis(String file, long bytes, String format, List<FileEntry> entries, Contents contents, Samples samples,
	KSpaceTraits kspace, String sidecar, List<Problem> problems)
{
	/**
	 * What the samples of the array in question are.
	 *
	 * @param shape       in words
	 * @param complex     true for complex samples
	 * @param type        of the samples as stored, in the words of the format
	 * @param domain      that the file declares: "image" or "k-space"; null if it does not
	 * @param likelyDomain a guess from the samples of a complex file; null for real samples
	 * @param voxel       sizes in words
	 * @param info        what else the header says, one "key: value" per line
	 */
	public record Contents(String shape, boolean complex, String type, String domain, String likelyDomain, String voxel, String info) {}

	/**
	 * The values of all planes.
	 *
	 * @param count         all samples
	 * @param notANumber    samples that are NaN, in either part
	 * @param infinite      samples that are infinite, in either part
	 * @param zero          samples that are exactly 0
	 * @param minimum       smallest magnitude of complex samples, smallest value of real ones; null if no sample is finite
	 * @param maximum       the largest
	 * @param mean          the mean
	 * @param phaseMinimum  smallest phase of complex samples that are not 0, in radians; null for real samples
	 * @param phaseMaximum  the largest
	 */
	public record Samples(long count, long notANumber, long infinite, long zero, Double minimum, Double maximum, Double mean,
		Double phaseMinimum, Double phaseMaximum)
	{}

	/**
	 * What k-space is like.
	 *
	 * @param readoutAxis        "x" or "y": as declared, else guessed from missing lines
	 * @param lines              lines of phase encoding
	 * @param sampledLines       lines that are not 0 in every plane
	 * @param centreLines        sampled lines around the centre without a gap
	 * @param acceleration       lines / sampledLines
	 * @param pattern            of the sampled lines, in words
	 * @param oversampling       of the readout as the file declares it; null if it does not
	 * @param likelyOversampling axes ("x", "y", "x and y") along which the outer half of the image is nearly empty, "" for none; a guess
	 */
	public record KSpaceTraits(String readoutAxis, int lines, int sampledLines, int centreLines, double acceleration, String pattern,
		Double oversampling, String likelyOversampling)
	{}

	/**
	 * Something wrong.
	 *
	 * @param kind     "missing", "corrupt", "unsupported", "unreadable" or "suspicious"
	 * @param field    of the format
	 * @param found    there
	 * @param expected there
	 * @param remedy   what the user can do
	 */
	public record Problem(String kind, String field, String found, String expected, String remedy) {

		/** In one line. */
		@Override
		public String toString() {
			return kind + ": " + field + ": found " + found + ", expected " + expected + (remedy.isEmpty() ? "" : "; " + remedy);
		}
	}

	/** True if the file could be opened and all its planes read. */
	public boolean readable() {
		return samples != null;
	}

	/** As JSON, for programs. */
	public String json() {
		return Sidecar.json(this);
	}

	/** As text, for people: one line per finding. */
	public List<String> lines() {
		return DiagnosisText.lines(this);
	}
}
