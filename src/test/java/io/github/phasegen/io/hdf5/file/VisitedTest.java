package io.github.phasegen.io.hdf5.file;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.phasegen.io.CorruptFileException;

class VisitedTest {

	@TempDir
	Path folder;

	private Hdf5Input input;
	private Visited visited;

	@BeforeEach
	void aFileOf100Bytes() throws IOException {
		final Path file = Files.write(folder.resolve("a.h5"), new byte[100]);
		input = new Hdf5Input(file, FileChannel.open(file), 0, Widths.LARGEST);
		visited = new Visited(input);
	}

	@AfterEach
	void close() throws IOException {
		input.close();
	}

	@Test
	void nodesMayFillTheFile() throws IOException {
		visited.add("node", 0, 60);
		visited.add("node", 60, 40);
	}

	@Test
	void noNodeIsReadTwice() throws IOException {
		visited.add("node", 8, 10);
		assertTrue(assertThrows(CorruptFileException.class, () -> visited.add("node", 8, 10)).getMessage().contains("again"));
	}

	@Test
	void nodesAreTogetherNoLongerThanTheFile() throws IOException {
		visited.add("node", 0, 60);
		assertTrue(assertThrows(CorruptFileException.class, () -> visited.add("node", 8, 60)).getMessage().contains("overlap"));
	}

	@Test
	void nodesOutsideOfTheFileAreRefusedWhateverTheirLength() {
		assertThrows(CorruptFileException.class, () -> visited.add("node", 50, 51));
		assertThrows(CorruptFileException.class, () -> visited.add("node", 50, Long.MAX_VALUE));
		assertThrows(CorruptFileException.class, () -> visited.add("node", -1, 10));
	}
}
