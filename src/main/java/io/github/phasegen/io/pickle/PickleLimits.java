package io.github.phasegen.io.pickle;

/**
 * What a pickle may take. More is an {@link io.github.phasegen.io.UnsupportedFormatException}.
 *
 * @param bytes length of the pickle
 * @param values objects built, and instructions that put one on the stack
 * @param depth marks open at the same time
 * @param integerBytes length of one integer
 */
public record PickleLimits(int bytes, int values, int depth, int integerBytes) {

	public PickleLimits {
		if (bytes < 1 || values < 1 || depth < 1 || integerBytes < 1)
			throw new IllegalArgumentException("Limits: expected at least 1, found " + bytes + ", " + values + ", " + depth + ", " + integerBytes);
	}

	/** Far more than any checkpoint needs, and less than 300 MB of Java's memory at worst. */
	public static PickleLimits standard() {
		return new PickleLimits(1 << 25, 1 << 21, 1 << 12, 1 << 10);
	}
}
