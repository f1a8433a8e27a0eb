package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.phasegen.export.BatchItem.Outcome;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.dicom.DicomBytes;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelException;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.testing.TinyModel;

/** Folders of images become folders of k-space. */
class BatchExportTest {

	@TempDir
	private Path folder;

	private Path in;
	private Path out;

	@BeforeEach
	void folders() throws IOException {
		in = Files.createDirectories(folder.resolve("in"));
		out = folder.resolve("out");
	}

	private static BatchOptions options() {
		return options(ExportOptions.defaults().withPhase(PhaseSource.NAIVE).withSnr(20));
	}

	private static BatchOptions options(final ExportOptions export) {
		return new BatchOptions(export, StandardFormats.all().named("NumPy"), "", false);
	}

	private BatchSummary run(final BatchOptions options) throws IOException {
		return new BatchExport(options).run(in, out, ExportProgress.NONE);
	}

	private Path save(final String name, final ImageContents image) throws IOException {
		final Path file = in.resolve(name);
		Files.createDirectories(file.getParent());
		StandardFormats.all().write(file, image, ComplexOutput.REAL_IMAGINARY, true);
		return file;
	}

	private Path head(final String name) throws IOException {
		return save(name, TestInputs.magnitude(TestInputs.slices(8, 6, 2)));
	}

	private void dicom(final String name, final String series, final int z, final int... values) throws IOException {
		Files.createDirectories(in.resolve(name).getParent());
		Files.write(in.resolve(name), DicomBytes.image(DicomBytes.EXPLICIT, 4, 3, values).text(0x0020_000e, "UI", "1.2." + series)
			.text(0x0020_0011, "IS", series).text(0x0018_1030, "LO", "t1").decimals(0x0028_0030, 1, 1).decimals(0x0020_0032, 0, 0, z)
			.decimals(0x0020_0037, 1, 0, 0, 0, 1, 0).text(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\" + (series.equals("7") ? "P" : "M")).bytes());
	}

	/** Slices in files of their own, without endings, make one volume; what is no magnitude volume is told and ends nothing. */
	@Test
	void dicomSeriesBecomeVolumes() throws IOException {
		for (int z = 0; z < 3; z++)
			dicom("patient/IM" + (9 - z), "5", 4 * z, 1 + z, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
		dicom("patient/IM1", "7", 0, new int[12]);
		dicom("single.dcm", "1", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
		Files.write(in.resolve("patient/cut.dcm"), new byte[140]);
		final BatchSummary summary = run(options(ExportOptions.defaults().withPhase(PhaseSource.ZERO)));
		assertEquals(List.of("patient/5_t1.npy", "single.npy"), outputs().stream().filter(name -> name.endsWith(".npy")).toList());
		assertEquals(List.of("patient/5_t1 DONE 3", "patient/IM1 FAILED 0", "patient/cut.dcm FAILED 0", "single.dcm DONE 1"),
			summary.items().stream().map(item -> item.input() + " " + item.outcome() + " " + item.slices()).toList());
		assertTrue(summary.items().get(1).message().contains("phase"), summary.items().get(1).message());
		assertEquals(2, run(options(ExportOptions.defaults().withPhase(PhaseSource.ZERO))).items().stream()
			.filter(item -> item.outcome() == Outcome.SKIPPED).count());
	}

	private List<String> outputs() throws IOException {
		try (Stream<Path> files = Files.walk(out)) {
			return files.filter(Files::isRegularFile).map(file -> out.relativize(file).toString()).sorted().toList();
		}
	}

	private static List<String> outcomes(final BatchSummary summary) {
		return summary.items().stream().map(item -> item.input() + " " + item.outcome()).toList();
	}

	@Test
	void everyImageIsExportedToItsPlace() throws IOException {
		head("a.tif");
		head("sub/b.TIFF");
		head("sub/deeper/c.tif");
		Files.writeString(in.resolve("notes.txt"), "not an image");
		final BatchSummary summary = run(options());
		assertEquals(List.of("a.tif DONE", "sub/b.TIFF DONE", "sub/deeper/c.tif DONE"), outcomes(summary));
		assertEquals(List.of("a.npy", "a.npy.json", "phasegen-batch.csv", "phasegen-batch.json", "sub/b.npy", "sub/b.npy.json",
			"sub/deeper/c.npy", "sub/deeper/c.npy.json"), outputs());
		assertTrue(summary.allFine());
		assertEquals("3 of 3 files done, 0 skipped, 0 in conflict, 0 failed", summary.toString());
	}

	@Test
	void aFileComesOutAsIfExportedAloneWithItsSeed() throws IOException {
		final Path file = head("sub/a.tif");
		final BatchItem item = run(options()).items().get(0);
		assertEquals(BatchExport.seed(1, "sub/a.tif"), item.seed());
		final Path alone = folder.resolve("alone.npy");
		try (ExportKSpace export = new ExportKSpace(); PlaneSource source = PlaneSource.open(file, OpenOptions.defaults().read())) {
			export.write(source, options().export().withSeed(item.seed()), ExportDestination.of(alone, false), ExportProgress.NONE);
		}
		assertArrayEquals(Files.readAllBytes(alone), Files.readAllBytes(out.resolve("sub/a.npy")));
	}

	@Test
	void seedsDependOnSeedAndPathAlone() {
		assertEquals(BatchExport.seed(1, "a.tif"), BatchExport.seed(1, "a.tif"));
		assertNotEquals(BatchExport.seed(1, "a.tif"), BatchExport.seed(2, "a.tif"));
		assertNotEquals(BatchExport.seed(1, "a.tif"), BatchExport.seed(1, "b.tif"));
		for (int i = 0; i < 100; i++)
			assertTrue(BatchExport.seed(i, "a") >= 0 && BatchExport.seed(i, "a") < 1L << 53);
	}

	@Test
	void finishedFilesAreSkipped() throws IOException {
		head("a.tif");
		head("b.tif");
		run(options());
		final byte[] before = Files.readAllBytes(out.resolve("a.npy"));
		head("c.tif");
		final BatchSummary second = run(options());
		assertEquals(List.of("a.tif SKIPPED", "b.tif SKIPPED", "c.tif DONE"), outcomes(second));
		assertTrue(second.allFine());
		assertArrayEquals(before, Files.readAllBytes(out.resolve("a.npy")));
	}

	@Test
	void anInterruptedRunGoesOnWhereItStopped() throws IOException {
		for (final String name : List.of("a.tif", "b.tif", "c.tif"))
			head(name);
		final List<ExportStatus> heard = new ArrayList<>();
		assertThrows(CancellationException.class, () -> new BatchExport(options()).run(in, out, new ExportProgress() {

			@Override
			public void report(final ExportStatus status) {
				heard.add(status);
			}

			@Override
			public boolean cancelled() {
				return !heard.isEmpty() && heard.get(heard.size() - 1).file() == 2;
			}
		}));
		assertEquals(List.of("a.npy", "a.npy.json", "phasegen-batch.csv", "phasegen-batch.json"), outputs());
		assertFalse(json().get("complete").getAsBoolean());
		assertEquals(List.of("a.tif SKIPPED", "b.tif DONE", "c.tif DONE"), outcomes(run(options())));
		assertTrue(json().get("complete").getAsBoolean());
	}

	private JsonObject json() throws IOException {
		return JsonParser.parseString(Files.readString(out.resolve("phasegen-batch.json"))).getAsJsonObject();
	}

	/** What a run that was killed, or another one, may have left in the way of a.tif. */
	@ParameterizedTest
	@CsvSource({ "no sidecar", "no data", "cut off", "other parameters", "other input", "other format", "not JSON" })
	void whatIsNotTheSameResultIsAConflictUnlessOverwritten(final String state) throws IOException {
		head("a.tif");
		head("b.tif");
		run(options());
		final Path data = out.resolve("a.npy");
		BatchOptions again = options();
		switch (state) {
			case "no sidecar" -> Files.delete(Sidecar.of(data));
			case "no data" -> Files.delete(data);
			case "cut off" -> Files.write(data, Arrays.copyOf(Files.readAllBytes(data), 200));
			case "other parameters" -> again = options(options().export().withSnr(21));
			case "other input" -> save("a.tif", TestInputs.magnitude(TestInputs.slices(6, 8, 2)));
			case "other format" -> Files.writeString(Sidecar.of(data), Files.readString(Sidecar.of(data)).replace("NumPy", "TIFF"));
			default -> Files.writeString(Sidecar.of(data), "{");
		}
		final List<String> before = outputs();
		final BatchSummary conflict = run(again);
		assertEquals(Outcome.CONFLICT, conflict.items().get(0).outcome());
		assertTrue(conflict.items().get(0).message().contains("a.npy is in the way"), conflict.items().get(0).message());
		assertFalse(conflict.allFine());
		assertEquals(before, outputs());
		assertEquals(Outcome.DONE, run(again.withOverwrite(true)).items().get(0).outcome());
		assertEquals(Outcome.SKIPPED, run(again).items().get(0).outcome());
	}

	@Test
	void overwritingLeavesFinishedFilesAlone() throws IOException {
		head("a.tif");
		run(options());
		assertEquals(List.of("a.tif SKIPPED"), outcomes(run(options().withOverwrite(true))));
	}

	@Test
	void oneBadFileIsReportedAndDoesNotEndTheRun() throws IOException {
		head("a.tif");
		Files.write(in.resolve("bad.tif"), Arrays.copyOf(Files.readAllBytes(in.resolve("a.tif")), 100));
		Files.writeString(in.resolve("empty.nii"), "");
		head("z.tif");
		final BatchSummary summary = run(options());
		assertEquals(List.of("a.tif DONE", "bad.tif FAILED", "empty.nii FAILED", "z.tif DONE"), outcomes(summary));
		assertFalse(summary.allFine());
		assertTrue(summary.items().get(1).message().contains("bad.tif: corrupt file"), summary.items().get(1).message());
		assertFalse(Files.exists(out.resolve("bad.npy")));
		final JsonObject bad = json().getAsJsonArray("files").get(1).getAsJsonObject();
		assertEquals("failed", bad.get("outcome").getAsString());
		assertEquals(2, json().get("failed").getAsInt());
		final List<String> rows = Files.readAllLines(summary.csv());
		assertEquals("input,output,outcome,slices,seed,message", rows.get(0));
		assertEquals(5, rows.size());
		assertTrue(rows.get(1).startsWith("a.tif,a.npy,done,2,"), rows.get(1));
	}

	@Test
	void cellsWithCommasAreQuoted() throws IOException {
		head("a, \"b\".tif");
		assertTrue(Files.readAllLines(run(options()).csv()).get(1).startsWith("\"a, \"\"b\"\".tif\",\"a, \"\"b\"\".npy\",done,2,"));
	}

	@Test
	void aPhaseFileBelongsToItsMagnitude() throws IOException {
		final ComplexImage image = TestInputs.complex(TestInputs.slices(8, 6, 2));
		save("x.tif", new RealImage(ComplexImages.magnitude(image.pixels()), ImageMetadata.titled("x")));
		save("x_ph.tif", new RealImage(ComplexImages.phase(image.pixels()), ImageMetadata.titled("x")));
		head("lonely_ph.tif");
		final BatchSummary summary = run(options(ExportOptions.defaults().withPhase(PhaseSource.AUTO)).withPattern("x*"));
		assertEquals(List.of("x.tif DONE"), outcomes(summary));
		final ComplexImage kspace = (ComplexImage) StandardFormats.all().read(out.resolve("x.npy"));
		assertTrue(TestInputs.relativeError(TestInputs.image(kspace, 1, FourierNorm.ORTHO).data(), ComplexImages.plane(image.pixels(), 1)
			.data()) < 1e-5);
	}

	@Test
	void progressTellsOfFilesAndEndsAtOne() throws IOException {
		head("a.tif");
		head("b.tif");
		final List<ExportStatus> heard = new ArrayList<>();
		new BatchExport(options()).run(in, out, heard::add);
		assertEquals(List.of("1/2 1/2", "1/2 2/2", "2/2 1/2", "2/2 2/2"), heard.stream().map(status -> status.file() + "/" + status.files()
			+ " " + status.slice() + "/" + status.slices()).toList());
		assertEquals(1, heard.get(3).fraction(), 1e-3);
	}

	@Test
	void generatedPhaseUsesOneModelAndIsRecognisedByItsHash() throws IOException {
		head("a.tif");
		head("b.tif");
		final Path model = TinyModel.write(folder.resolve("model"));
		final BatchOptions generated = options(ExportOptions.defaults().withPhase(PhaseOptions.defaults().withDevice(DeviceChoice.CPU).withModel(
			new ModelSource.Folder(model))));
		assertEquals(List.of("a.tif DONE", "b.tif DONE"), outcomes(run(generated)));
		assertEquals(List.of("a.tif SKIPPED", "b.tif SKIPPED"), outcomes(run(generated)));
	}

	@Test
	void aModelThatCannotBeUsedEndsTheRun() throws IOException {
		head("a.tif");
		final BatchOptions generated = options(ExportOptions.defaults().withPhase(PhaseOptions.defaults().withModel(new ModelSource.Folder(folder
			.resolve("no model")))));
		assertThrows(ModelException.class, () -> run(generated));
		assertEquals(List.of("phasegen-batch.csv", "phasegen-batch.json"), outputs());
	}
}
