package io.github.phasegen.kspace;

/** Pixels added on each side of a plane; remembered so that they can be cut off again. */
public record Padding(int left, int right, int top, int bottom) {

	public static final Padding NONE = new Padding(0, 0, 0, 0);

	public Padding {
		if (left < 0 || right < 0 || top < 0 || bottom < 0)
			throw new IllegalArgumentException("Padding: expected no negative side, found left " + left + ", right " + right
				+ ", top " + top + ", bottom " + bottom);
	}

	/** The padding that takes a plane to the next multiple of {@code multiple} on both sides and keeps its centre pixel the centre. */
	public static Padding toMultipleOf(final int multiple, final int width, final int height) {
		if (multiple < 1)
			throw new IllegalArgumentException("Multiple: expected at least 1, found " + multiple);
		Planes.requireSize(width, height);
		return toSize(width, height, nextMultiple(width, multiple), nextMultiple(height, multiple));
	}

	/** The padding that takes a plane to a size at least as large and keeps its centre pixel the centre. */
	public static Padding toSize(final int width, final int height, final int newWidth, final int newHeight) {
		final int left = newWidth / 2 - width / 2;
		final int top = newHeight / 2 - height / 2;
		return new Padding(left, newWidth - width - left, top, newHeight - height - top);
	}

	public boolean isNone() {
		return equals(NONE);
	}

	/** Width of a padded plane that was {@code width} wide. */
	public int paddedWidth(final int width) {
		return Math.addExact(Math.addExact(left, width), right);
	}

	/** Height of a padded plane that was {@code height} high. */
	public int paddedHeight(final int height) {
		return Math.addExact(Math.addExact(top, height), bottom);
	}

	private static int nextMultiple(final int size, final int multiple) {
		return Math.multiplyExact((size - 1) / multiple + 1, multiple);
	}
}
