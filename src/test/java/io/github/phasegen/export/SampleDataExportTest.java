package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.phasegen.diffusion.GenerateOptions;
import io.github.phasegen.export.BatchItem.Outcome;
import io.github.phasegen.export.OpenOptions.Combination;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.simulate.coil.CoilKind;
import io.github.phasegen.testing.TinyModel;

/** The sample data on their whole way: magnitude, generated phase, coils, noise, fastMRI file, image. */
class SampleDataExportTest {

	private static final Path SAMPLES = Path.of("sample-data");

	@TempDir
	private Path folder;

	@Test
	void aHeadBecomesADataSetAndAnImageAgain() throws IOException {
		final Path model = TinyModel.write(folder.resolve("model"));
		final PhaseOptions phase = PhaseOptions.of(PhaseSource.GENERATED).withModel(new ModelSource.Folder(model)).withDevice(
			DeviceChoice.CPU).withGenerate(GenerateOptions.defaults().withSteps(1));
		final ExportOptions export = ExportOptions.defaults().withPhase(phase).withCoils(CoilChoice.simulated(CoilKind.BIRDCAGE, 4)).withSnr(50)
			.withReadout(ReadoutOptions.of(2, "auto"));
		final BatchOptions options = new BatchOptions(export, StandardFormats.all().named("fastMRI"), "head_t1_itk.tif", false);
		final BatchSummary summary = new BatchExport(options).run(SAMPLES, folder.resolve("out"), ExportProgress.NONE);
		assertEquals(List.of(Outcome.DONE), summary.items().stream().map(BatchItem::outcome).toList());

		final Path file = folder.resolve("out/head_t1_itk.h5");
		final RealImage head = (RealImage) StandardFormats.all().read(SAMPLES.resolve("head_t1_itk.tif"));
		final OpenedImage rss = OpenRawData.run(file, OpenOptions.defaults().withView(RawView.IMAGE, Combination.of(CoilCombine.RSS), true),
			ExportProgress.NONE);
		final OpenedImage adaptive = OpenRawData.run(file, OpenOptions.defaults().withView(RawView.IMAGE, Combination.of(CoilCombine.ADAPTIVE),
			true), ExportProgress.NONE);
		assertEquals(new ImageShape(128, 128, 1, 8, 1), ImageShape.of(rss.image().pixels()));
		for (int z = 0; z < 8; z++) {
			final float[] expected = ComplexImages.realPlane(head.pixels(), z);
			// the noise of four coils adds up in the background, and adaptive combination leaves most of it out
			assertTrue(TestInputs.relativeError(inHead(ComplexImages.realPlane(((RealImage) rss.image()).pixels(), z), expected), expected) < 0.05);
			assertTrue(TestInputs.relativeError(inHead(ComplexImages.plane(((ComplexImage) adaptive.image()).pixels(), z).magnitude(),
				expected), expected) < 0.05);
		}
	}

	private static float[] inHead(final float[] values, final float[] head) {
		final float[] inside = Arrays.copyOf(values, values.length);
		for (int i = 0; i < inside.length; i++)
			inside[i] = head[i] == 0 ? 0 : inside[i];
		return inside;
	}
}
