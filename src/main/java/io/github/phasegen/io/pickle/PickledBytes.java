package io.github.phasegen.io.pickle;

/** Python bytes or bytearray. Compares by identity. */
public final class PickledBytes {

	private final byte[] bytes;

	PickledBytes(final byte[] bytes) {
		this.bytes = bytes;
	}

	/** A copy of the bytes. */
	public byte[] bytes() {
		return bytes.clone();
	}

	public int length() {
		return bytes.length;
	}

	@Override
	public String toString() {
		return length() + " bytes";
	}
}
