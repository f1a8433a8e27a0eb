package io.github.phasegen.io.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.pickle.GlobalPolicy;

/** Damaged checkpoints of the published code, 2100 of them: each is read or refused with a typed error, and nothing else happens. */
class TorchFuzzTest {

	private static final int LOCAL_HEADER = 30;
	private static final int CRC_IN_DIRECTORY = 16;

	@TempDir
	Path folder;

	private byte[] sound;
	private int directory;
	private int pickle;
	private int pickleSize;

	@ParameterizedTest
	@CsvSource({ "kstrip_small, 900, 11", "recon_small, 900, 12", "phasegen_small, 300, 13" })
	void damagedFilesAreReadOrRefused(final String name, final int cases, final long seed) throws IOException, URISyntaxException {
		locate(TorchFileTest.golden(name));
		final Random random = new Random(seed);
		final Path file = folder.resolve("damaged.pth");
		final int read = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
			int count = 0;
			for (int i = 0; i < cases; i++)
				count += isRead(Files.write(file, damaged(random, i))) ? 1 : 0;
			return count;
		});
		assertTrue(read > cases / 50 && read < cases / 2, read + " of " + cases + " were read: the damage should vary");
	}

	/** Finds directory and pickle; PyTorch puts the pickle first. */
	private void locate(final Path golden) throws IOException {
		sound = Files.readAllBytes(golden);
		final ByteBuffer bytes = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN);
		directory = bytes.getInt(sound.length - 6);
		pickle = LOCAL_HEADER + bytes.getShort(26) + bytes.getShort(28);
		pickleSize = bytes.getInt(directory + 24);
		assertEquals(0x80, sound[pickle] & 0xff);
		assertEquals('.', sound[pickle + pickleSize - 1]);
	}

	private byte[] damaged(final Random random, final int i) {
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

	private static boolean isRead(final Path file) throws IOException {
		try (TorchFile torch = TorchFile.open(file, GlobalPolicy.INERT)) {
			for (final TorchTensor tensor : torch.stateDict().values())
				assertEquals(tensor.floatCount(), tensor.floats().length);
			return true;
		}
		catch (final ImageFileException e) {
			assertEquals(file.toString(), e.file());
			assertEquals(1, e.getMessage().lines().count(), e.getMessage());
			return false;
		}
	}
}
