package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.LoadedPlanes;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.SamplingMasks;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.sampling.SamplingMask;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.skullstrip.StripImages;
import io.github.phasegen.skullstrip.StripOptions;
import io.github.phasegen.skullstrip.StripOutput;
import io.github.phasegen.skullstrip.StripProgress;
import io.github.phasegen.skullstrip.StripRequest;
import io.github.phasegen.skullstrip.StrippedImages;
import io.github.phasegen.testing.TinyStripModel;

/** Skull stripping from file to file, with a network of random weights. */
class StripFileTest {

	private static final ImageShape SHAPE = new ImageShape(20, 18, 2, 3, 2);

	@TempDir
	private static Path shared;
	private static ModelSource model;

	@TempDir
	private Path folder;

	@BeforeAll
	static void writeModel() throws IOException {
		model = new ModelSource.Folder(TinyStripModel.write(shared.resolve("model")));
	}

	private static StripRequest request(final Set<StripOutput> outputs) {
		return new StripRequest(model, DeviceChoice.CPU, StripOptions.defaults().withMirrors(false).withLargestComponent(false), outputs,
			Optional.empty());
	}

	private Map<StripOutput, ExportDestination> allFiles() throws IOException {
		final Map<StripOutput, ExportDestination> files = new EnumMap<>(StripOutput.class);
		files.put(StripOutput.K_SPACE, ExportDestination.of(folder.resolve("k.npy"), false));
		files.put(StripOutput.IMAGE, ExportDestination.of(folder.resolve("image.pt"), false));
		files.put(StripOutput.MASK, ExportDestination.of(folder.resolve("mask.tif"), false));
		files.put(StripOutput.MAGNITUDE, ExportDestination.of(folder.resolve("magnitude.nii.gz"), false));
		return files;
	}

	@Test
	void filesHoldWhatWindowsWouldShow() throws IOException {
		final ComplexImage head = TestInputs.complex(SHAPE);
		final StripRequest request = request(allFiles().keySet());
		final StrippedImages expected = StripImages.run(request, head, StripProgress.NONE);
		final List<ExportResult> written = StripFile.run(request, PlaneSource.of(head), allFiles(), StripProgress.NONE);
		assertEquals(List.of("k.npy", "image.pt", "mask.tif", "magnitude.nii.gz"), written.stream().map(result -> result.file().getFileName()
			.toString()).toList());
		assertSame(expected.kSpace().orElseThrow(), "k.npy");
		assertSame(expected.image().orElseThrow(), "image.pt");
		assertSame(expected.mask().orElseThrow(), "mask.tif");
		assertSame(expected.magnitude().orElseThrow(), "magnitude.nii.gz");
		final double outside = (Double) expected.record().get("energyOutsideBrain");
		assertTrue(outside > 1e-3 && outside < 0.999, "there is something to strip and something to keep: " + outside);
		for (final String key : List.of("energyOutsideBrain", "residualOutsideBrain", "threshold", "modelSha256"))
			assertEquals(expected.record().get(key), written.get(0).record().get(key), key);
		assertEquals(SHAPE.withChannels(1), written.get(2).shape());
		assertEquals(expected.warnings(), written.get(0).warnings());
	}

	private void assertSame(final ComplexImage expected, final String file) throws IOException {
		final ComplexImage found = (ComplexImage) StandardFormats.all().read(folder.resolve(file));
		for (int k = 0; k < expected.planeCount(); k++)
			assertArrayEquals(ComplexImages.plane(expected.pixels(), k).data(), ComplexImages.plane(found.pixels(), k).data());
	}

	private void assertSame(final RealImage expected, final String file) throws IOException {
		final RealImage found = (RealImage) StandardFormats.all().read(folder.resolve(file));
		for (int k = 0; k < expected.planeCount(); k++)
			assertArrayEquals(ComplexImages.realPlane(expected.pixels(), k), ComplexImages.realPlane(found.pixels(), k));
	}

	/** Notes which planes are read. */
	private record Noted(PlaneReader planes, List<Integer> read) implements PlaneReader {

		@Override
		public ImageShape shape() {
			return planes.shape();
		}

		@Override
		public boolean complex() {
			return planes.complex();
		}

		@Override
		public ImageMetadata metadata() {
			return planes.metadata();
		}

		@Override
		public float[] read(final int k) throws IOException {
			read.add(k);
			return planes.read(k);
		}

		@Override
		public void close() throws IOException {
			planes.close();
		}
	}

	/** Cutting the brain out of the image fills what had not been measured. */
	@Test
	void theKSpaceOfTheBrainTellsNoSamplingMask() throws IOException {
		final ComplexImage head = TestInputs.complex(SHAPE);
		final ComplexImage told = new ComplexImage(head.pixels(), SamplingMasks.ofAll(SamplingMask.full(20, 18)).addTo(head.metadata()));
		final StrippedImages stripped = StripImages.run(request(Set.of(StripOutput.K_SPACE)), told, StripProgress.NONE);
		assertEquals(Optional.empty(), SamplingMasks.told(stripped.kSpace().orElseThrow().metadata(), SHAPE));
	}

	@Test
	void framesFollowEachOtherAndEachIsReadTwice() throws IOException {
		final Noted planes = new Noted(new LoadedPlanes(TestInputs.complex(SHAPE)), new ArrayList<>());
		final Set<StripOutput> outputs = Set.of(StripOutput.K_SPACE);
		StripFile.run(request(outputs), new PlaneSource(planes, "head", List.of(), Map.of(), List.of()), Map.of(StripOutput.K_SPACE, allFiles()
			.get(StripOutput.K_SPACE)), StripProgress.NONE);
		final int perFrame = SHAPE.planeCount() / SHAPE.frames();
		final List<Integer> expected = IntStream.range(0, 2 * SHAPE.planeCount()).mapToObj(i -> i / (2 * perFrame) * perFrame + i % perFrame)
			.toList();
		assertEquals(expected, planes.read().subList(planes.read().size() - expected.size(), planes.read().size()));
		assertTrue(planes.read().size() <= expected.size() + 1, "one more to see what the samples are");
	}

	@Test
	void aCancelledRunLeavesNoFile() throws IOException {
		for (final int last : new int[] { 0, 2, 3, 6 }) {
			final List<Integer> seen = new ArrayList<>();
			final StripProgress cancelling = new StripProgress() {

				@Override
				public void step(final int slice, final int slices, final double fraction) {
					seen.add(slice);
				}

				@Override
				public boolean cancelled() {
					return seen.size() == last;
				}
			};
			final PlaneSource head = PlaneSource.of(TestInputs.complex(SHAPE));
			assertThrows(CancellationException.class, () -> StripFile.run(request(allFiles().keySet()), head, allFiles(), cancelling));
			assertEquals(last, seen.size());
			assertEquals(List.of(), files());
		}
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}

	@Test
	void aFailureLeavesNoFile() throws IOException {
		final ComplexImage head = TestInputs.complex(SHAPE);
		final float[] broken = ComplexImages.plane(head.pixels(), 11).data();
		broken[7] = Float.NaN;
		ComplexImages.setPlane(head.pixels(), 11, new ComplexPlane(SHAPE.width(), SHAPE.height(), broken));
		final String message = assertThrows(IllegalArgumentException.class, () -> StripFile.run(request(allFiles().keySet()), PlaneSource.of(
			head), allFiles(), StripProgress.NONE)).getMessage();
		assertEquals("image, slice 6, coil 2: found NaN, expected finite samples", message);
		assertEquals(List.of(), files());
	}

	@Test
	void noFileIsWrittenTwice() throws IOException {
		final Map<StripOutput, ExportDestination> files = Map.of(StripOutput.K_SPACE, ExportDestination.of(folder.resolve("a.npy"), true),
			StripOutput.IMAGE, ExportDestination.of(folder.resolve("./a.npy"), true));
		final String message = assertThrows(IllegalArgumentException.class, () -> StripFile.run(request(files.keySet()), PlaneSource.of(
			TestInputs.complex(SHAPE)), files, StripProgress.NONE)).getMessage();
		assertTrue(message.contains("found twice"), message);
	}

	@Test
	void theFileThatIsReadIsNotReplacedEvenIfAsked() throws IOException {
		final Path file = folder.resolve("head.npy");
		StandardFormats.all().write(file, TestInputs.complex(SHAPE), ComplexOutput.REAL_IMAGINARY, false);
		final byte[] before = Files.readAllBytes(file);
		try (PlaneSource source = PlaneSource.open(file, ReadOptions.DEFAULT)) {
			final Map<StripOutput, ExportDestination> files = Map.of(StripOutput.IMAGE, ExportDestination.of(file, true));
			assertThrows(IllegalArgumentException.class, () -> StripFile.run(request(files.keySet()), source, files, StripProgress.NONE));
		}
		assertArrayEquals(before, Files.readAllBytes(file));
	}
}
