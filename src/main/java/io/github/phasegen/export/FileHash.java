package io.github.phasegen.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of files. */
final class FileHash {

	private static final int BUFFER = 1 << 16;

	private FileHash() {}

	/** The hash of a file, or of several one after the other, in hexadecimal digits. */
	static String sha256(final List<Path> files) throws IOException {
		final MessageDigest digest = newDigest();
		final byte[] buffer = new byte[BUFFER];
		for (final Path file : files)
			try (InputStream in = Files.newInputStream(file)) {
				for (int count = in.read(buffer); count >= 0; count = in.read(buffer))
					digest.update(buffer, 0, count);
			}
		return HexFormat.of().formatHex(digest.digest());
	}

	static MessageDigest newDigest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256", e);
		}
	}
}
