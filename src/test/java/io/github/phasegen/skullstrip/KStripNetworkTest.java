package io.github.phasegen.skullstrip;

import static io.github.phasegen.testing.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.github.phasegen.checkpoint.GoldenCheckpoint;
import io.github.phasegen.checkpoint.ImportCheckpoint;
import io.github.phasegen.checkpoint.ImportRequest;
import io.github.phasegen.kspace.CenteredFourier;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelException;
import io.github.phasegen.model.ModelFolder;
import io.github.phasegen.model.ModelSource;
import io.github.phasegen.testing.Npz;
import io.github.phasegen.volume.MaskMorphology;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.complex.ComplexFloatType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An imported k-Strip network, from its checkpoint to k-space of the brain. */
class KStripNetworkTest {

	private static final int SIDE = 32;

	@TempDir
	private static Path folder;
	private static StripModel model;

	@BeforeAll
	static void load() throws IOException {
		ImportCheckpoint.run(new ImportRequest(GoldenCheckpoint.file("kstrip_small"), folder.resolve("k-strip"), null, "auto", "auto", false));
		model = StripModel.load(new ModelSource.Folder(folder.resolve("k-strip")), DeviceChoice.CPU);
	}

	@AfterAll
	static void close() {
		model.close();
	}

	/** Two slices of k-space, or of what the published network makes of them. */
	private static Img<ComplexFloatType> golden(final String name) throws IOException {
		final float[] values = Npz.resource("golden/kstrip_small_forward.npz").floats(name);
		final int half = values.length / 2;
		return ComplexImages.fromPlanes(List.of(new ComplexPlane(SIDE, SIDE, Arrays.copyOf(values, half)), new ComplexPlane(SIDE, SIDE, Arrays
			.copyOfRange(values, half, 2 * half))), SIDE, SIDE, 1, 2, 1);
	}

	/** Above twice the mean magnitude of the image of the published output, holes filled. */
	private static boolean[] published(final int slice) throws IOException {
		final float[] magnitude = ComplexImages.plane(CenteredFourier.inverse(golden("y"), FourierNorm.BACKWARD), slice).magnitude();
		double mean = 0;
		for (final float value : magnitude)
			mean += value;
		mean /= magnitude.length;
		final boolean[] mask = new boolean[magnitude.length];
		for (int i = 0; i < mask.length; i++)
			mask[i] = magnitude[i] > 2 * mean;
		return MaskMorphology.fillHoles(mask, SIDE, SIDE);
	}

	@Test
	void kSpaceBecomesKSpaceOfThePublishedMask() throws IOException {
		final Img<ComplexFloatType> kSpace = golden("x");
		final StrippedImage stripped = new StripSkull(model).run(StripInput.ofKSpace(kSpace, FourierNorm.BACKWARD), StripOptions.defaults(),
			EnumSet.allOf(StripOutput.class), StripProgress.NONE);
		final Img<ComplexFloatType> image = CenteredFourier.inverse(kSpace, FourierNorm.BACKWARD);
		for (int slice = 0; slice < 2; slice++) {
			final boolean[] expected = published(slice);
			final float[] found = ComplexImages.realPlane(stripped.mask(), slice);
			final ComplexPlane plane = ComplexImages.plane(image, slice);
			int count = 0;
			for (int i = 0; i < expected.length; i++) {
				assertEquals(expected[i] ? 255 : 0, found[i], "slice " + slice + ", pixel " + i);
				count += expected[i] ? 1 : 0;
				if (!expected[i]) plane.set(i % SIDE, i / SIDE, 0, 0);
			}
			assertTrue(count > 20 && count < 300, "the vector has a mask of " + count + " pixels");
			final Img<ComplexFloatType> brain = ComplexImages.fromPlanes(List.of(plane), SIDE, SIDE, 1, 1, 1);
			assertClose(ComplexImages.plane(CenteredFourier.forward(brain, FourierNorm.BACKWARD), 0).data(), ComplexImages.plane(stripped
				.kSpace(), slice).data(), 1e-5);
		}
		assertEquals(List.of(), stripped.warnings());
	}

	@Test
	void anImageIsSeenByItsUnnormalisedTransform() throws IOException {
		final Img<ComplexFloatType> kSpace = golden("x");
		assertArrayEquals(mask(StripInput.ofKSpace(kSpace, FourierNorm.BACKWARD), StripOptions.defaults()), mask(StripInput.ofImage(
			CenteredFourier.inverse(kSpace, FourierNorm.BACKWARD)), StripOptions.defaults()));
	}

	@Test
	void kSpaceIsSeenAsItIsStored() throws IOException {
		final Img<ComplexFloatType> kSpace = golden("x");
		assertArrayEquals(mask(StripInput.ofKSpace(kSpace, FourierNorm.BACKWARD), StripOptions.defaults()), mask(StripInput.ofKSpace(kSpace,
			FourierNorm.ORTHO), StripOptions.defaults()));
	}

	@Test
	void itsRuleGoesBeforeTheOptionsAndSaysSo() throws IOException {
		final StripInput input = StripInput.ofKSpace(golden("x"), FourierNorm.BACKWARD);
		final StripOptions asked = StripOptions.defaults().withThreshold(0.9).withFillHoles(false);
		assertArrayEquals(mask(input, StripOptions.defaults()), mask(input, asked));
		assertTrue(new StripSkull(model).run(input, asked, EnumSet.of(StripOutput.MASK), StripProgress.NONE).warnings().get(0).contains(
			"rule of its own"));
		assertEquals(List.of(), new StripSkull(model).run(input, StripOptions.defaults().withMirrors(false), EnumSet.of(StripOutput.MASK),
			StripProgress.NONE).warnings(), "it mirrors nothing anyway");
		assertEquals(3, model.applicable(StripOptions.defaults().withSoftEdge(3)).softEdge());
	}

	@ParameterizedTest
	@CsvSource({ "8, 8", "9, 31", "50, 13", "64, 48" })
	void anySizeWillDo(final int width, final int height) {
		final Random random = new Random(1);
		final float[] samples = new float[2 * width * height];
		for (int i = 0; i < samples.length; i++)
			samples[i] = (float) random.nextGaussian();
		final Img<ComplexFloatType> image = ComplexImages.fromPlanes(List.of(new ComplexPlane(width, height, samples)), width, height, 1, 1, 1);
		assertEquals(width * height, mask(StripInput.ofImage(image), StripOptions.defaults()).length);
	}

	@Test
	void anImageThatItCannotHalveOftenEnoughIsRefused() {
		final String message = assertThrows(IllegalArgumentException.class, () -> model.logit(new ComplexPlane(3, 9), Optional.empty()))
			.getMessage();
		assertTrue(message.startsWith("image: found 3 x 9 pixels, expected at least 4 x 4"), message);
	}

	@Test
	void otherPublishedNetworksAreRefused() throws IOException {
		final ModelFolder.Content content = ModelFolder.read(folder.resolve("k-strip"));
		final Path other = folder.resolve("other");
		ModelFolder.write(other, content.config(), content.weights());
		final Path json = other.resolve(ModelFolder.CONFIG);
		Files.writeString(json, Files.readString(json).replace("\"published-kstrip\"", "\"published-recon\""));
		final String message = assertThrows(ModelException.class, () -> StripModel.load(new ModelSource.Folder(other), DeviceChoice.CPU))
			.getMessage();
		assertTrue(message.contains("found [base of architecture published-recon]"), message);
	}

	private static boolean[] mask(final StripInput input, final StripOptions options) {
		return new StripSkull(model).mask(input, options, StripProgress.NONE);
	}
}
