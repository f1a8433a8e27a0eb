package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.phasegen.export.OpenOptions.Combination;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.Encoding.Readout;
import io.github.phasegen.io.Geometry;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.simulate.coil.CoilKind;

/** Exports in every format that can be written, opened again: file and sidecar together tell all that is needed. */
class ExportFormatsTest {

	private static final ExportOptions OPTIONS = ExportOptions.defaults().withPhase(PhaseSource.SMOOTH).withCoils(CoilChoice.simulated(
		CoilKind.LOOPS, 2)).withReadout(ReadoutOptions.of(2, "auto"));

	@TempDir
	private Path folder;

	private RealImage image = TestInputs.magnitude(TestInputs.slices(12, 10, 3));

	static Stream<String> formats() {
		return StandardFormats.all().all().stream().filter(ImageFormat::canWrite).map(ImageFormat::name);
	}

	private ExportResult export(final String name, final ExportOptions options) throws IOException {
		final ImageFormat format = StandardFormats.all().named(name);
		final Path file = folder.resolve("out." + format.extensions().get(0));
		try (ExportKSpace export = new ExportKSpace()) {
			return export.write(PlaneSource.of(image), options, new ExportDestination(file, format, WriteOptions.DEFAULT),
				ExportProgress.NONE);
		}
	}

	@ParameterizedTest
	@MethodSource("formats")
	void theMagnitudeComesBack(final String format) throws IOException {
		final ExportResult result = export(format, OPTIONS);
		final OpenOptions rss = OpenOptions.defaults().withView(RawView.IMAGE, Combination.of(CoilCombine.RSS), true);
		final OpenedImage opened = OpenRawData.run(result.file(), rss, ExportProgress.NONE);
		assertEquals(TestInputs.slices(12, 10, 3), ImageShape.of(opened.image().pixels()));
		for (int z = 0; z < 3; z++)
			assertTrue(TestInputs.relativeError(ComplexImages.realPlane(((RealImage) opened.image()).pixels(), z), ComplexImages.realPlane(image
				.pixels(), z)) < 1e-5);
		assertEquals(List.of(), opened.warnings());
	}

	@ParameterizedTest
	@MethodSource("formats")
	void theDiagnosisFindsNothingWrong(final String format) throws IOException {
		image = TestInputs.magnitude(TestInputs.slices(32, 40, 2));
		final FileDiagnosis diagnosis = DiagnoseFile.run(export(format, OPTIONS.withSnr(40)).file(), ReadOptions.DEFAULT, ExportProgress.NONE);
		assertEquals(List.of(), diagnosis.problems());
		assertEquals(format, diagnosis.format());
		assertEquals("k-space", diagnosis.contents().domain());
		assertEquals("consistent", diagnosis.sidecar());
		assertEquals(2, diagnosis.kspace().oversampling());
		assertEquals(format.equals("fastMRI") ? "y" : "x", diagnosis.kspace().readoutAxis());
	}

	@ParameterizedTest
	@MethodSource("formats")
	void theSamplesAreThoseOfTheExportInMemory(final String format) throws IOException {
		final ExportOptions options = OPTIONS.withSnr(10).withReadout(ReadoutOptions.of(1.5, "y"));
		final ExportResult result = export(format, options);
		try (ExportKSpace export = new ExportKSpace(); PlaneSource file = PlaneSource.open(result.file(), ReadOptions.DEFAULT)) {
			final ExportedImages expected = export.run(PlaneSource.of(image), options, ExportProgress.NONE);
			assertEquals(new ImageShape(12, 15, 2, 3, 1), file.planes().shape());
			for (int k = 0; k < 6; k++)
				assertArrayEquals(ComplexImages.plane(expected.kspace().pixels(), k).data(), file.planes().read(k));
			assertEquals(Optional.of(FourierNorm.ORTHO), Encoding.of(file.planes().metadata(), file.planes().shape()).orElseThrow().norm());
		}
	}

	@ParameterizedTest
	@MethodSource("formats")
	void sizesOfVoxelsComeBack(final String format) throws IOException {
		try (PlaneSource file = PlaneSource.open(export(format, OPTIONS.withReadout(ReadoutOptions.NONE)).file(), ReadOptions.DEFAULT)) {
			assertEquals(1.5, file.planes().metadata().x().step(), 1e-5);
			assertEquals(4, file.planes().metadata().z().step(), 1e-5);
		}
	}

	@Test
	void theReconstructionInAFastMriFileIsTheMagnitude() throws IOException {
		final Path file = export("fastMRI", OPTIONS).file();
		final ImageFormat hdf5 = StandardFormats.all().named("HDF5");
		try (var planes = hdf5.open(file, new ReadOptions("reconstruction_rss", ""))) {
			assertEquals(TestInputs.slices(12, 10, 3), planes.shape());
			for (int z = 0; z < 3; z++)
				assertTrue(TestInputs.relativeError(planes.read(z), ComplexImages.realPlane(image.pixels(), z)) < 1e-5);
		}
	}

	@Test
	void theRowsOfAFastMriFileAreTheReadout() throws IOException {
		try (PlaneSource file = PlaneSource.open(export("fastMRI", OPTIONS).file(), ReadOptions.DEFAULT)) {
			assertEquals(new ImageShape(12, 20, 2, 3, 1), file.planes().shape());
			assertEquals(Readout.Y, Encoding.of(file.planes().metadata(), file.planes().shape()).orElseThrow().readout());
		}
	}

	@Test
	void framesThatAFormatCannotHoldAreRefused() throws IOException {
		final ImageFormat fastMri = StandardFormats.all().named("fastMRI");
		final Path file = folder.resolve("out.h5");
		try (ExportKSpace export = new ExportKSpace()) {
			assertThrows(UnsupportedFormatException.class, () -> export.write(PlaneSource.of(TestInputs.magnitude(new ImageShape(8, 8, 1, 2,
				2))), OPTIONS, new ExportDestination(file, fastMri, WriteOptions.DEFAULT), ExportProgress.NONE));
		}
		assertFalse(Files.exists(file) || Files.exists(Sidecar.of(file)));
	}

	@Test
	void theGeometryComesBackByTheSidecar() throws IOException {
		final double[][] affine = { { -1.5, 0, 0, 10 }, { 0, 1.5, 0, -20 }, { 0, 0, 4, 30 } };
		final Geometry geometry = Geometry.scanner(new Geometry.Grid(12, 10, 3, 1.5, 1.5, 4, Geometry.Unit.MILLIMETRE), affine);
		final ImageMetadata metadata = geometry.addTo(image.metadata());
		final Path file = folder.resolve("out.npy");
		try (ExportKSpace export = new ExportKSpace()) {
			export.write(PlaneSource.of(new RealImage(image.pixels(), metadata)), OPTIONS, ExportDestination.of(file, false),
				ExportProgress.NONE);
		}
		try (PlaneSource opened = PlaneSource.open(file, ReadOptions.DEFAULT)) {
			assertEquals(Geometry.of(metadata), Geometry.of(opened.planes().metadata()));
		}
	}
}
