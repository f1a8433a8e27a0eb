package io.github.phasegen.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

/** Damages a file of torch.save in many ways: cuts, changed bytes in directory, headers and values, and a changed pickle with the right checksum. */
public final class DamagedCheckpoint {

	private static final int LOCAL_HEADER = 30;
	private static final int CRC_IN_DIRECTORY = 16;

	private final byte[] sound;
	private final int directory;
	private final int pickle;
	private final int pickleSize;

	/** Finds directory and pickle; PyTorch puts the pickle first. */
	public DamagedCheckpoint(final byte[] sound) {
		this.sound = sound;
		final ByteBuffer bytes = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN);
		directory = bytes.getInt(sound.length - 6);
		pickle = LOCAL_HEADER + bytes.getShort(26) + bytes.getShort(28);
		pickleSize = bytes.getInt(directory + 24);
		assertEquals(0x80, sound[pickle] & 0xff);
		assertEquals('.', sound[pickle + pickleSize - 1]);
	}

	/** @param i number of the case: which part is damaged goes round by it */
	public byte[] damaged(final Random random, final int i) {
		final byte[] bytes = sound.clone();
		final int changes = 1 + random.nextInt(3);
		if (i % 20 == 0)
			return Arrays.copyOf(bytes, random.nextInt(bytes.length));
		for (int change = 0; change < changes; change++)
			switch (i % 20) {
				case 1, 2, 3, 4 -> damage(bytes, random, directory, bytes.length);
				case 5 -> damage(bytes, random, 0, pickle);
				case 6 -> damage(bytes, random, 0, bytes.length);
				default -> damage(bytes, random, pickle, pickle + pickleSize);
			}
		if (i % 20 > 6)
			keepChecksum(bytes);
		return bytes;
	}

	/** Changes a byte, a number, or copies a piece to another place. */
	private static void damage(final byte[] bytes, final Random random, final int from, final int to) {
		final int at = from + random.nextInt(to - from);
		switch (random.nextInt(5)) {
			case 0 -> bytes[at] = (byte) random.nextInt(256);
			case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
			case 2 -> bytes[at] += (byte) (random.nextBoolean() ? 1 : -1);
			case 3 -> Arrays.fill(bytes, at, Math.min(to, at + 4), (byte) (random.nextBoolean() ? 0xff : 0));
			default -> {
				final int length = Math.min(1 + random.nextInt(40), to - at);
				System.arraycopy(bytes, from + random.nextInt(to - from - length + 1), bytes, at, length);
			}
		}
	}

	/** Whoever makes such a file on purpose sets the checksum right; otherwise nothing behind it would be tested. */
	private void keepChecksum(final byte[] bytes) {
		final CRC32 crc = new CRC32();
		crc.update(bytes, pickle, pickleSize);
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + CRC_IN_DIRECTORY, (int) crc.getValue());
	}
}
