package io.github.phasegen.skullstrip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.phasegen.kspace.CenteredFourier;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.metrics.MaskMetrics;
import io.github.phasegen.volume.VoxelGrid;
import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.complex.ComplexFloatType;
import net.imglib2.type.numeric.real.FloatType;

/** What is done around the network; the network itself is replaced by one that takes what is bright for brain. */
class StripSkullTest {

	private static final Set<StripOutput> ALL = EnumSet.allOf(StripOutput.class);
	private static final StripOptions PLAIN = new StripOptions(0.5, false, false, false, false, 0);

	/** Half of the brightest magnitude parts brain (1) from skull (0.3). */
	private record BrightIsBrain(int side) implements BrainNetwork {

		@Override
		public int sizeMultiple() {
			return 8;
		}

		@Override
		public float[] logit(final ComplexPlane image, final Optional<FourierNorm> norm) {
			assertEquals(0, image.width() % 8 + image.height() % 8);
			final float[] logit = image.magnitude();
			float most = 0;
			for (final float value : logit)
				most = Math.max(most, value);
			for (int i = 0; i < logit.length; i++)
				logit[i] = 10 * (logit[i] / most - 0.6f);
			return logit;
		}

		@Override
		public List<String> warnings() {
			return List.of();
		}
	}

	private static final StripSkull STRIP = new StripSkull(new BrightIsBrain(48));

	/** A bright disc of radius 0.25 in a dark one of 0.4 (of the shorter side), with a phase that winds. */
	private static ComplexPlane head(final int width, final int height) {
		final float[] magnitude = new float[width * height];
		final float[] phase = new float[width * height];
		for (int i = 0; i < magnitude.length; i++) {
			final double r = radius(width, height, i);
			magnitude[i] = r < 0.25 ? 1 : r < 0.4 ? 0.3f : 0.01f;
			phase[i] = (float) Math.sin(0.1 * (i % width) + 0.07 * (i / width)) * 3;
		}
		return ComplexPlane.fromPolar(width, height, magnitude, phase);
	}

	private static double radius(final int width, final int height, final int i) {
		return Math.hypot(i % width - width / 2, i / width - height / 2) / Math.min(width, height);
	}

	private static boolean[] disc(final int width, final int height) {
		final boolean[] disc = new boolean[width * height];
		for (int i = 0; i < disc.length; i++)
			disc[i] = radius(width, height, i) < 0.25;
		return disc;
	}

	private static Img<ComplexFloatType> image(final long coils, final long slices, final long frames, final ComplexPlane... planes) {
		return ComplexImages.fromPlanes(List.of(planes), planes[0].width(), planes[0].height(), coils, slices, frames);
	}

	private static StrippedImage strip(final Img<ComplexFloatType> image, final StripOptions options) {
		return STRIP.run(StripInput.ofImage(image), options, ALL, StripProgress.NONE);
	}

	@ParameterizedTest
	@CsvSource({ "96, 96", "97, 81", "40, 64", "33, 20", "128, 48" })
	void theBrainIsFoundAtAnySize(final int width, final int height) {
		final boolean[] mask = STRIP.mask(StripInput.ofImage(image(1, 1, 1, head(width, height))), PLAIN, StripProgress.NONE);
		final MaskMetrics found = MaskMetrics.of(disc(width, height), mask, VoxelGrid.of(width, height, 1));
		assertTrue(found.dice() > 0.93, "Dice " + found.dice());
		assertEquals(0, found.relativeVolumeError(), 0.12);
	}

	@ParameterizedTest
	@EnumSource(FourierNorm.class)
	void kSpaceOfTheBrainIsTheTransformOfTheMaskedImage(final FourierNorm norm) {
		final Img<ComplexFloatType> image = image(1, 2, 1, head(50, 41), head(50, 41));
		final Img<ComplexFloatType> kSpace = CenteredFourier.forward(image, norm);
		final StrippedImage stripped = STRIP.run(StripInput.ofKSpace(kSpace, norm), StripOptions.defaults(), ALL, StripProgress.NONE);
		final Img<ComplexFloatType> back = CenteredFourier.inverse(stripped.kSpace(), norm);
		for (int k = 0; k < 2; k++) {
			final float[] inside = ComplexImages.realPlane(stripped.mask(), k);
			final float[] before = ComplexImages.plane(image, k).data();
			final float[] masked = ComplexImages.plane(stripped.image(), k).data();
			final float[] again = ComplexImages.plane(back, k).data();
			for (int i = 0; i < before.length; i++) {
				assertEquals(inside[i / 2] > 0 ? before[i] : 0, masked[i], 1e-5);
				assertEquals(masked[i], again[i], 1e-5);
			}
			assertArrayEquals(ComplexImages.plane(stripped.image(), k).magnitude(), ComplexImages.realPlane(stripped.magnitude(), k), 1e-6f);
		}
	}

	@Test
	void outsideTheMaskNothingIsLeft() {
		final StrippedImage stripped = strip(image(1, 1, 1, head(64, 64)), StripOptions.defaults());
		assertTrue(stripped.residual().before() > 0.1 && stripped.residual().before() < 0.5, "" + stripped.residual());
		assertTrue(stripped.residual().after() < 1e-10, "" + stripped.residual());
		assertEquals(List.of(), stripped.warnings());
	}

	@Test
	void allInputsGiveTheSameMask() {
		final Img<ComplexFloatType> image = image(1, 2, 1, head(50, 41), head(50, 41));
		final boolean[] expected = STRIP.mask(StripInput.ofImage(image), PLAIN, StripProgress.NONE);
		assertArrayEquals(expected, STRIP.mask(StripInput.ofKSpace(CenteredFourier.forward(image, FourierNorm.BACKWARD),
			FourierNorm.BACKWARD), PLAIN, StripProgress.NONE));
		final boolean[] ofMagnitude = STRIP.mask(StripInput.ofMagnitude(ComplexImages.magnitude(image)), PLAIN, StripProgress.NONE);
		assertTrue(MaskMetrics.of(expected, ofMagnitude, VoxelGrid.of(50, 41, 2)).dice() > 0.97);
	}

	@Test
	void theScaleOfTheSamplesDoesNotMatter() {
		final ComplexPlane head = head(64, 64);
		final boolean[] expected = STRIP.mask(StripInput.ofImage(image(1, 1, 1, head)), PLAIN, StripProgress.NONE);
		for (final float factor : new float[] { 1e-12f, 1e12f }) {
			final ComplexPlane scaled = head.copy();
			for (int i = 0; i < scaled.data().length; i++)
				scaled.data()[i] *= factor;
			assertArrayEquals(expected, STRIP.mask(StripInput.ofImage(image(1, 1, 1, scaled)), PLAIN, StripProgress.NONE));
		}
	}

	@Test
	void coilsShareOneMaskOfTheirCombination() {
		final ComplexPlane head = head(64, 64);
		final ComplexPlane[] coils = new ComplexPlane[3];
		for (int c = 0; c < 3; c++) {
			coils[c] = head.copy();
			for (int i = 0; i < 64 * 64; i++) {
				final double sensitivity = Math.exp(-Math.pow(i % 64 / 32.0 - c, 2));
				coils[c].data()[2 * i] *= sensitivity;
				coils[c].data()[2 * i + 1] *= sensitivity;
			}
		}
		final StrippedImage stripped = strip(image(3, 1, 1, coils), StripOptions.defaults());
		assertArrayEquals(new long[] { 64, 64, 1, 1, 1 }, stripped.mask().dimensionsAsLongArray());
		assertArrayEquals(new long[] { 64, 64, 3, 1, 1 }, stripped.kSpace().dimensionsAsLongArray());
		final float[] inside = ComplexImages.realPlane(stripped.mask(), 0);
		final boolean[] mask = new boolean[inside.length];
		for (int i = 0; i < mask.length; i++)
			mask[i] = inside[i] > 0;
		assertTrue(MaskMetrics.of(disc(64, 64), mask, VoxelGrid.of(64, 64, 1)).dice() > 0.9);
		for (int c = 0; c < 3; c++)
			for (int i = 0; i < inside.length; i++)
				assertEquals(mask[i] ? coils[c].data()[2 * i] : 0, ComplexImages.plane(stripped.image(), c).data()[2 * i], 1e-6);
	}

	@Test
	void readoutOversamplingIsNoPlaceForABrain() {
		final ComplexPlane wide = new ComplexPlane(128, 64);
		final ComplexPlane head = head(64, 64);
		for (int y = 0; y < 64; y++)
			System.arraycopy(head.data(), 2 * 64 * y, wide.data(), 2 * (128 * y + 32), 2 * 64);
		wide.set(5, 5, 1, 0);
		final boolean[] mask = STRIP.mask(StripInput.ofImage(image(1, 1, 1, wide)).withImageSize(64, 64), PLAIN, StripProgress.NONE);
		final boolean[] expected = STRIP.mask(StripInput.ofImage(image(1, 1, 1, head)), PLAIN, StripProgress.NONE);
		for (int i = 0; i < mask.length; i++)
			assertEquals(i % 128 >= 32 && i % 128 < 96 && expected[i / 128 * 64 + i % 128 - 32], mask[i]);
	}

	@Test
	void emptyAndConstantSlicesHaveNoBrainAndAreReported() {
		final ComplexPlane constant = ComplexPlane.fromParts(32, 32, ones(1024), new float[1024]);
		final StrippedImage stripped = strip(image(1, 3, 1, head(32, 32), new ComplexPlane(32, 32), constant), StripOptions.defaults());
		assertEquals(List.of("Constant slices, which show no brain: 2, 3"), stripped.warnings());
		for (int k = 1; k < 3; k++)
			for (final float value : ComplexImages.realPlane(stripped.mask(), k))
				assertEquals(0, value);
		final StrippedImage nothing = strip(image(1, 1, 1, new ComplexPlane(32, 32)), StripOptions.defaults());
		assertEquals(List.of("No brain was found", "Constant slices, which show no brain: 1"), nothing.warnings());
		assertEquals(new ResidualEnergy(0, 0), nothing.residual());
	}

	private static float[] ones(final int count) {
		final float[] ones = new float[count];
		Arrays.fill(ones, 1);
		return ones;
	}

	@Test
	void whatIsNotFiniteIsNamed() {
		final ComplexPlane broken = head(32, 32);
		broken.set(3, 4, Float.NaN, 0);
		final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> strip(image(1, 2, 1, head(32, 32), broken),
			PLAIN));
		assertEquals("image, slice 2: found NaN, expected finite samples", e.getMessage());
	}

	@Test
	void onlyWhatIsAskedForIsMade() {
		final StrippedImage stripped = STRIP.run(StripInput.ofImage(image(1, 1, 1, head(32, 32))), PLAIN, EnumSet.of(StripOutput.MASK),
			StripProgress.NONE);
		assertNotNull(stripped.mask());
		assertNull(stripped.kSpace());
		assertNull(stripped.image());
		assertNull(stripped.magnitude());
	}

	@Test
	void framesAreVolumesOfTheirOwn() {
		final ComplexPlane head = head(48, 48);
		final ComplexPlane none = new ComplexPlane(48, 48);
		none.set(1, 1, 1e-3f, 0);
		final boolean[] mask = STRIP.mask(StripInput.ofImage(image(1, 2, 2, head, head, none, head)), StripOptions.defaults(),
			StripProgress.NONE);
		final boolean[] one = STRIP.mask(StripInput.ofImage(image(1, 2, 1, none, head)), StripOptions.defaults(), StripProgress.NONE);
		assertArrayEquals(one, Arrays.copyOfRange(mask, 2 * 48 * 48, 4 * 48 * 48));
	}

	@Test
	void progressRisesToNearlyTheEndAndCancelStopsTheRun() {
		final Img<ComplexFloatType> image = image(1, 3, 1, head(32, 32), head(32, 32), head(32, 32));
		final List<Double> fractions = new ArrayList<>();
		STRIP.mask(StripInput.ofImage(image), PLAIN, (slice, slices, fraction) -> {
			assertEquals(3, slices);
			assertEquals(fractions.size() + 1, slice);
			fractions.add(fraction);
		});
		assertEquals(List.of(0.3, 0.6, 0.9), fractions.stream().map(f -> Math.round(10 * f) / 10.0).toList());
		final List<Integer> seen = new ArrayList<>();
		assertThrows(CancellationException.class, () -> STRIP.mask(StripInput.ofImage(image), PLAIN, new StripProgress() {

			@Override
			public void step(final int slice, final int slices, final double fraction) {
				seen.add(slice);
			}

			@Override
			public boolean cancelled() {
				return seen.size() == 2;
			}
		}));
		assertEquals(List.of(1, 2), seen);
	}

	@Test
	void aHigherThresholdKeepsLess() {
		final StripInput input = StripInput.ofImage(image(1, 1, 1, head(64, 64)));
		int before = Integer.MAX_VALUE;
		for (final double threshold : new double[] { 0.1, 0.5, 0.9 }) {
			int count = 0;
			for (final boolean inside : STRIP.mask(input, PLAIN.withThreshold(threshold), StripProgress.NONE))
				count += inside ? 1 : 0;
			assertTrue(count < before && count > 0, threshold + ": " + count);
			before = count;
		}
	}

	@Test
	void inputsOfTheWrongShapeAreRefused() {
		final IllegalArgumentException axes = assertThrows(IllegalArgumentException.class, () -> StripInput.ofImage(ComplexImages.create(32, 32,
			3)));
		assertEquals("image: found 3 axes, expected X, Y, C, Z, T", axes.getMessage());
		assertThrows(IllegalArgumentException.class, () -> StripInput.ofImage(ComplexImages.create(7, 32, 1, 1, 1)));
		final StripInput input = StripInput.ofImage(ComplexImages.create(32, 32, 1, 1, 1));
		assertThrows(IllegalArgumentException.class, () -> input.withImageSize(33, 32));
	}

	@Test
	void randomNoiseDoesNotBreakIt() {
		final Random random = new Random(1);
		final Img<FloatType> noise = PlanarImgs.floats(30, 31, 1, 2, 1);
		noise.forEach(value -> value.set(random.nextFloat()));
		final StrippedImage stripped = STRIP.run(StripInput.ofMagnitude(noise), StripOptions.defaults(), ALL, StripProgress.NONE);
		assertFalse(Double.isNaN(stripped.residual().after()));
	}
}
