package io.github.phasegen.io.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.pickle.GlobalPolicy;
import io.github.phasegen.testing.DamagedCheckpoint;

/** Damaged checkpoints of the published code, 2100 of them: each is read or refused with a typed error, and nothing else happens. */
class TorchFuzzTest {

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "kstrip_small, 900, 11", "recon_small, 900, 12", "phasegen_small, 300, 13" })
	void damagedFilesAreReadOrRefused(final String name, final int cases, final long seed) throws IOException, URISyntaxException {
		final DamagedCheckpoint checkpoint = new DamagedCheckpoint(Files.readAllBytes(TorchFileTest.golden(name)));
		final Random random = new Random(seed);
		final Path file = folder.resolve("damaged.pth");
		final int read = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
			int count = 0;
			for (int i = 0; i < cases; i++)
				count += isRead(Files.write(file, checkpoint.damaged(random, i))) ? 1 : 0;
			return count;
		});
		assertTrue(read > cases / 50 && read < cases / 2, read + " of " + cases + " were read: the damage should vary");
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
