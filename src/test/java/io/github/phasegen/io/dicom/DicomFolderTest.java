package io.github.phasegen.io.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.Geometry;
import io.github.phasegen.io.ImageFileException;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;

class DicomFolderTest {

	@TempDir
	Path folder;

	@Test
	void slicesAreSortedAlongTheirNormal() throws IOException {
		for (final int z : new int[] { 2, 0, 3, 1 })
			write("IM" + (9 - z), slice("1.2.3", 10 + z).decimals(0x0020_0032, -10, -20, 4 * z));
		final DicomSeries series = only(DicomFolder.read(folder));
		assertEquals("5_t1_fl2d", series.name());
		assertEquals(List.of(), series.warnings());
		assertEquals(List.of("IM9", "IM8", "IM7", "IM6"), series.files().stream().map(file -> file.getFileName().toString()).toList());
		try (PlaneReader reader = series.open()) {
			assertEquals(new ImageShape(2, 2, 1, 4, 1), reader.shape());
			for (int z = 0; z < 4; z++)
				assertEquals(10 + z, reader.read(z)[0]);
			assertEquals(12, reader.read(2)[0]);
			assertEquals(AxisScale.of(4, "mm"), reader.metadata().z());
			assertEquals("5_t1_fl2d", reader.metadata().title());
			assertArrayEquals(new double[] { 0, 0, 4, 0 }, Geometry.of(reader.metadata()).orElseThrow().affine()[2], 1e-12);
		}
	}

	/** Sagittal slices, whose normal points to the left. */
	@Test
	void theNormalFollowsFromTheOrientation() throws IOException {
		for (int x = 0; x < 3; x++)
			write("IM" + x, slice("1.2.3", x).decimals(0x0020_0037, 0, 1, 0, 0, 0, -1).decimals(0x0020_0032, 7 - 5 * x, 0, 0));
		try (PlaneReader reader = only(DicomFolder.read(folder)).open()) {
			final double[][] affine = Geometry.of(reader.metadata()).orElseThrow().affine();
			assertArrayEquals(new double[] { 0, 0, 5, -7 }, affine[0], 1e-12);
			assertArrayEquals(new double[] { -1, 0, 0, 0 }, affine[1], 1e-12);
			assertArrayEquals(new double[] { 0, -1, 0, 0 }, affine[2], 1e-12);
			assertEquals(0, reader.read(0)[0]);
		}
	}

	@Test
	void eachSlicesOwnSlopeIsApplied() throws IOException {
		write("a", slice("1.2.3", 3).decimals(0x0020_0032, 0, 0, 0).decimals(0x0028_1053, 2));
		write("b", slice("1.2.3", 3).decimals(0x0020_0032, 0, 0, 1).decimals(0x0028_1053, 0.5));
		try (PlaneReader reader = only(DicomFolder.read(folder)).open()) {
			assertEquals(6, reader.read(0)[0]);
			assertEquals(1.5f, reader.read(1)[0]);
			assertTrue(reader.metadata().infoValue("Stored as").isEmpty(), reader.metadata().info());
		}
	}

	@Test
	void seriesEchoesTypesAndDirectionsAreApart() throws IOException {
		write("a", slice("1.2.3", 1).text(0x0018_0086, "IS", "1"));
		write("b", slice("1.2.3", 2).text(0x0018_0086, "IS", "2"));
		write("c", slice("1.2.3", 3).text(0x0018_0086, "IS", "1").text(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\P"));
		write("d", slice("1.2.3", 4).text(0x0018_0086, "IS", "1").decimals(0x0020_0037, 0, 1, 0, 0, 0, -1));
		write("e", slice("1.2.4", 5).text(0x0020_0011, "IS", "12"));
		final DicomFolder found = DicomFolder.read(folder);
		assertEquals(List.of("5_t1_fl2d", "5_t1_fl2d_2", "5_t1_fl2d_P", "5_t1_fl2d_e2", "12_t1_fl2d"),
			found.series().stream().map(DicomSeries::name).toList());
		assertEquals(Map.of(), found.rejected());
	}

	@Test
	void slicesOfOnePlaceFollowEachOtherInTime() throws IOException {
		for (int i = 0; i < 6; i++)
			write("IM" + i, slice("1.2.3", i).decimals(0x0020_0032, 0, 0, 5 * (i % 2)).text(0x0020_0013, "IS", String.valueOf(9 - i)));
		try (PlaneReader reader = only(DicomFolder.read(folder)).open()) {
			assertEquals(new ImageShape(2, 2, 1, 2, 3), reader.shape());
			assertEquals(4, reader.read(0)[0]);
			assertEquals(5, reader.read(1)[0]);
			assertEquals(0, reader.read(4)[0]);
		}
	}

	@Test
	void aMissingSliceIsAWarning() throws IOException {
		for (final int z : new int[] { 0, 1, 2, 4, 5 })
			write("IM" + z, slice("1.2.3", z).decimals(0x0020_0032, 0, 0, 3 * z));
		final DicomSeries series = only(DicomFolder.read(folder));
		assertEquals(1, series.warnings().size());
		assertTrue(series.warnings().get(0).contains("3.000 to 6.000 mm"), series.warnings().get(0));
		try (PlaneReader reader = series.open()) {
			assertEquals(AxisScale.of(3, "mm"), reader.metadata().z());
		}
	}

	@Test
	void filesThatFormNoVolumeAreRejectedWithTheReason() throws IOException {
		final Path larger = write("larger", DicomBytes.image(DicomBytes.EXPLICIT, 1, 1, 7).text(0x0020_000e, "UI", "1.2.3")
			.decimals(0x0028_0030, 1, 1).decimals(0x0020_0032, 0, 0, 3).decimals(0x0020_0037, 1, 0, 0, 0, 1, 0));
		write("one", slice("1.2.3", 1).without(0x0008_0008));
		write("two", slice("1.2.4", 1));
		final Path again = write("twice", slice("1.2.4", 1).decimals(0x0020_0032, 0, 0, 3));
		write("three", slice("1.2.4", 1));
		final Path lost = write("lost1", slice("1.2.5", 1).without(0x0020_0032));
		write("lost2", slice("1.2.5", 1).without(0x0020_0032));
		final Path cut = Files.write(folder.resolve("cut.dcm"), new byte[200]);
		final DicomFolder found = DicomFolder.read(folder);
		assertEquals(List.of(), found.series());
		assertEquals(Set.of("image size", "slices at one place", "image position (0020,0032)", "mark"),
			found.rejected().values().stream().map(e -> ((ImageFileException) e).field()).collect(Collectors.toSet()));
		assertTrue(found.rejected().keySet().containsAll(List.of(again, cut)), found.rejected().toString());
		assertFalse(found.rejected().get(cut).getMessage().isEmpty());
		assertTrue(found.rejected().containsKey(lost) && found.rejected().keySet().stream().anyMatch(file -> file.equals(larger)
			|| file.endsWith("one")));
	}

	@Test
	void otherFilesAreLeftAlone() throws IOException {
		Files.writeString(folder.resolve("notes.txt"), "DICM");
		Files.write(folder.resolve("._IM1.dcm"), new byte[10]);
		Files.createDirectory(folder.resolve("sub.dcm"));
		write("IM1", slice("1.2.3", 7));
		assertEquals(1, DicomFolder.read(folder).series().size());
		assertEquals(Map.of(), DicomFolder.read(folder).rejected());
	}

	@Test
	void aFileOfManyFramesIsAVolumeOfItsOwn() throws IOException {
		write("a", DicomBytes.image(DicomBytes.EXPLICIT, 1, 1, 1, 2, 3).text(0x0028_0008, "IS", "3").text(0x0020_000e, "UI", "1.2.3"));
		write("b", DicomBytes.image(DicomBytes.EXPLICIT, 1, 1, 1, 2).text(0x0028_0008, "IS", "2").text(0x0020_000e, "UI", "1.2.3"));
		assertEquals(2, DicomFolder.read(folder).series().size());
	}

	/** An axial slice of 2 x 2 pixels of one value. */
	private static DicomBytes slice(final String series, final int value) {
		return DicomBytes.image(DicomBytes.EXPLICIT, 2, 2, value, value, value, value).text(0x0020_000e, "UI", series)
			.text(0x0020_0011, "IS", "5").text(0x0018_1030, "LO", "t1 fl2d").text(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\M")
			.decimals(0x0028_0030, 1, 1).decimals(0x0020_0032, 0, 0, 0).decimals(0x0020_0037, 1, 0, 0, 0, 1, 0);
	}

	private static DicomSeries only(final DicomFolder found) {
		assertEquals(Map.of(), found.rejected());
		assertEquals(1, found.series().size());
		return found.series().get(0);
	}

	private Path write(final String name, final DicomBytes file) throws IOException {
		return Files.write(folder.resolve(name), file.bytes());
	}
}
