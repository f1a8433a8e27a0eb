package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.SequentialPlaneWriter;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.testing.TinyModel;

/** What is left behind when an export fails or is cancelled: nothing new, and what was there before. */
class ExportFailureTest {

	private static final ExportOptions ZERO = ExportOptions.defaults().withPhase(PhaseSource.ZERO);

	@TempDir
	private Path folder;

	private final ExportKSpace export = new ExportKSpace();
	private final RealImage image = TestInputs.magnitude(TestInputs.slices(10, 8, 4));

	@AfterEach
	void close() {
		export.close();
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void aCancelledExportLeavesNothingBehind() throws IOException {
		final ExportProgress cancelling = new ExportProgress() {

			private int slice;

			@Override
			public void report(final ExportStatus status) {
				slice = status.slice();
			}

			@Override
			public boolean cancelled() {
				return slice == 2;
			}
		};
		assertThrows(CancellationException.class, () -> export.write(PlaneSource.of(image), ZERO, ExportDestination.of(folder.resolve(
			"out.npy"), false), cancelling));
		assertEquals(List.of(), files());
	}

	@Test
	void cancellingDuringTheNetworkLeavesNothingBehind() throws IOException {
		final Path model = TinyModel.write(folder.resolve("model"));
		final PhaseOptions phase = PhaseOptions.defaults().withModel(new ModelSource.Folder(model)).withDevice(DeviceChoice.CPU);
		final List<ExportStatus> heard = new ArrayList<>();
		final ExportProgress cancelling = new ExportProgress() {

			@Override
			public void report(final ExportStatus status) {
				heard.add(status);
			}

			@Override
			public boolean cancelled() {
				return !heard.isEmpty();
			}
		};
		assertThrows(CancellationException.class, () -> export.write(PlaneSource.of(image), ExportOptions.defaults().withPhase(phase),
			ExportDestination.of(folder.resolve("out.npy"), false), cancelling));
		assertEquals(1, heard.size());
		assertTrue(heard.get(0).fraction() < 0.25, "after one pass of the first of four slices");
		assertEquals(List.of("model"), files());
	}

	@Test
	void anInputThatFailsHalfwayLeavesNothingBehind() throws IOException {
		final PlaneReader failing = new DerivedPlanes(PlaneSource.of(image).planes()) {

			private int reads;

			@Override
			public boolean complex() {
				return false;
			}

			@Override
			public float[] read(final int k) throws IOException {
				// all planes are looked at once before the work
				if (reads++ == 6)
					throw new IOException("disk on fire");
				return from().read(k);
			}
		};
		final PlaneSource source = new PlaneSource(failing, "failing", List.of(), Map.of(), List.of());
		final IOException e = assertThrows(IOException.class, () -> export.write(source, ZERO, ExportDestination.of(folder.resolve(
			"out.npy"), false), ExportProgress.NONE));
		assertEquals("disk on fire", e.getMessage());
		assertEquals(List.of(), files());
	}

	/** A format that fails when all is written, as a full disk makes it. */
	private static final class FullDisk implements ImageFormat {

		@Override
		public String name() {
			return "full disk";
		}

		@Override
		public List<String> extensions() {
			return List.of("full");
		}

		@Override
		public boolean recognises(final byte[] head) {
			return false;
		}

		@Override
		public PlaneReader open(final Path file, final ReadOptions options) throws IOException {
			throw new UnsupportedFormatException(file, "format", "full disk", "another one");
		}

		@Override
		public boolean canWrite() {
			return true;
		}

		@Override
		public PlaneWriter create(final Path file, final ImageLayout layout, final WriteOptions options) {
			return new SequentialPlaneWriter(layout) {

				@Override
				protected void put(final int k, final float[] samples) {}

				@Override
				protected void finish() throws IOException {
					throw new IOException("No space left on device");
				}

				@Override
				public void close() {}
			};
		}
	}

	@Test
	void aFailureAtTheEndKeepsTheFilesOfBefore() throws IOException {
		final Path file = folder.resolve("out.full");
		Files.writeString(file, "old data");
		Files.writeString(Sidecar.of(file), "old record");
		final ExportDestination destination = new ExportDestination(file, new FullDisk(), WriteOptions.DEFAULT.withOverwrite(true));
		final IOException e = assertThrows(IOException.class, () -> export.write(PlaneSource.of(image), ZERO, destination,
			ExportProgress.NONE));
		assertEquals("No space left on device", e.getMessage());
		assertEquals("old data", Files.readString(file));
		assertEquals("old record", Files.readString(Sidecar.of(file)));
	}

	@Test
	void anInputIsNotReplacedEvenIfFilesMayBe() throws IOException {
		final Path file = folder.resolve("head.npy");
		StandardFormats.all().write(file, image, ComplexOutput.REAL_IMAGINARY, false);
		final byte[] before = Files.readAllBytes(file);
		final ExportDestination destination = ExportDestination.of(folder.resolve("sub/../head.npy"), true);
		Files.createDirectory(folder.resolve("sub"));
		try (PlaneSource source = PlaneSource.open(file, ReadOptions.DEFAULT)) {
			final String message = assertThrows(IllegalArgumentException.class, () -> export.write(source, ZERO, destination,
				ExportProgress.NONE)).getMessage();
			assertTrue(message.contains("head.npy: output: found an input"), message);
		}
		assertArrayEquals(before, Files.readAllBytes(file));
		assertEquals(List.of("head.npy", "sub"), files());
	}

	@Test
	void anErrorOfTheSamplesNamesTheFile() throws IOException {
		image.pixels().getAt(1, 2, 0, 3, 0).setReal(-1);
		final Path file = folder.resolve("head.npy");
		StandardFormats.all().write(file, image, ComplexOutput.REAL_IMAGINARY, false);
		try (PlaneSource source = PlaneSource.open(file, ReadOptions.DEFAULT)) {
			final String message = assertThrows(IllegalArgumentException.class, () -> export.run(source, ZERO, ExportProgress.NONE)).getMessage();
			assertEquals("head.npy: image, slice 4: found -1.0, expected magnitudes of 0 or more", message);
		}
	}
}
