package io.github.phasegen.diffusion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.metrics.CircularStatistics;
import io.github.phasegen.model.DiffusionConfig;
import io.github.phasegen.model.ModelConfig;
import io.github.phasegen.model.PhaseModel;
import io.github.phasegen.testing.TinyModel;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.complex.ComplexFloatType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every model, with one whose weights are random; levels are of at most 16 pixels before they are refined. */
class GeneratePhaseTest {

	private static final GenerateOptions QUICK = GenerateOptions.defaults().withSteps(2);

	private static PhaseModel model;

	@BeforeAll
	static void load() throws IOException {
		model = TinyModel.load();
	}

	@AfterAll
	static void close() {
		model.close();
	}

	/** An ellipse with structure, in a background that is half empty and half noise. */
	private static float[] head(final int width, final int height, final long seed) {
		final Random random = new Random(seed);
		final float[] values = new float[width * height];
		for (int i = 0; i < values.length; i++) {
			final double x = 2.2 * (i % width + 0.5) / width - 1.1;
			final double y = 2.2 * (i / width + 0.5) / height - 1.1;
			final boolean inside = x * x + y * y < 1;
			values[i] = (float) (inside ? 100 + 80 * random.nextDouble() : x > 0 ? 3 * random.nextDouble() : 0);
		}
		values[0] = 200;
		return values;
	}

	private static Img<FloatType> stack(final int width, final int height, final int slices) {
		final Img<FloatType> stack = ArrayImgs.floats(width, height, slices);
		for (int k = 0; k < slices; k++)
			ComplexImages.setRealPlane(stack, k, head(width, height, k));
		return stack;
	}

	private static GeneratedPhase run(final RandomAccessibleInterval<? extends RealType<?>> image, final GenerateOptions options) {
		return new GeneratePhase(model).run(image, options, GenerateProgress.NONE);
	}

	private static float[] bytes(final GeneratedPhase phase, final int plane) {
		return ComplexImages.plane(phase.samples().get(0), plane).data();
	}

	@ParameterizedTest
	@CsvSource({ "2, 2", "3, 2", "5, 5", "16, 16", "17, 33", "31, 16", "3, 120", "120, 3", "64, 40" })
	void anySizeKeepsItsMagnitudeAndItsBackground(final int width, final int height) {
		final Img<FloatType> image = ArrayImgs.floats(head(width, height, 1), width, height);
		final GeneratedPhase result = run(image, QUICK);
		final Img<ComplexFloatType> complex = result.samples().get(0);
		assertArrayEquals(image.dimensionsAsLongArray(), complex.dimensionsAsLongArray());
		assertSameMagnitude(image, complex);
		assertEquals(List.of(), result.warnings());
		assertTrue(varies(ComplexImages.plane(complex, 0).phase()), "a phase was drawn");
	}

	private static void assertSameMagnitude(final RandomAccessibleInterval<? extends RealType<?>> image,
		final Img<ComplexFloatType> complex)
	{
		for (int k = 0; k < ComplexImages.planeCount(image); k++) {
			final float[] expected = ComplexImages.realPlane(image, k);
			final float[] found = ComplexImages.plane(complex, k).magnitude();
			final float largest = largest(expected);
			for (int i = 0; i < found.length; i++)
				assertEquals(expected[i], found[i], 1e-6f * largest);
		}
	}

	private static float largest(final float[] values) {
		float largest = 0;
		for (final float value : values)
			largest = Math.max(largest, value);
		return largest;
	}

	private static boolean varies(final float[] phase) {
		for (final float value : phase)
			if (Math.abs(value - phase[0]) > 0.01) return true;
		return false;
	}

	@Test
	void theNumberOfBitsDoesNotMatter() {
		final float[] head = head(20, 18, 1);
		final byte[] bits8 = new byte[head.length];
		final short[] bits16 = new short[head.length];
		for (int i = 0; i < head.length; i++) {
			head[i] = Math.round(head[i]);
			bits8[i] = (byte) head[i];
			bits16[i] = (short) head[i];
		}
		final float[] bits32 = bytes(run(ArrayImgs.floats(head, 20, 18), QUICK), 0);
		assertArrayEquals(bits32, bytes(run(ArrayImgs.unsignedBytes(bits8, 20, 18), QUICK), 0));
		assertArrayEquals(bits32, bytes(run(ArrayImgs.unsignedShorts(bits16, 20, 18), QUICK), 0));
	}

	@ParameterizedTest
	@ValueSource(longs = { 2, 3, 4, 5 })
	void furtherAxesAreMoreSlices(final long axes) {
		final long[] size = Arrays.copyOf(new long[] { 18, 10, 2, 3, 2 }, (int) axes);
		final int planes = (int) Arrays.stream(size).skip(2).reduce(1, (a, b) -> a * b);
		final Img<FloatType> image = ArrayImgs.floats(size);
		for (int k = 0; k < planes; k++)
			ComplexImages.setRealPlane(image, k, head(18, 10, k));
		final GeneratedPhase result = run(image, QUICK.withSteps(1));
		assertArrayEquals(size, result.samples().get(0).dimensionsAsLongArray());
		assertSameMagnitude(image, result.samples().get(0));
		final GeneratedPhase last = run(ArrayImgs.floats(head(18, 10, planes - 1), 18, 10), QUICK.withSteps(1));
		assertArrayEquals(bytes(last, 0), bytes(result, planes - 1));
	}

	@Test
	void aViewIsAsGoodAsAnImage() {
		final RandomAccessibleInterval<FloatType> view = Views.interval(Views.translate(stack(20, 18, 3), -5, 7, 100), new long[] {
			0, 10, 101 }, new long[] { 14, 24, 102 });
		final Img<FloatType> copy = ArrayImgs.floats(15, 15, 2);
		for (int k = 0; k < 2; k++)
			ComplexImages.setRealPlane(copy, k, ComplexImages.realPlane(view, k));
		assertArrayEquals(bytes(run(copy, QUICK), 1), bytes(run(view, QUICK), 1));
	}

	@ParameterizedTest
	@EnumSource(value = Sampler.class, mode = EnumSource.Mode.EXCLUDE, names = "REFERENCE")
	void theSameSeedGivesTheSameBytesAndAnotherOneDoesNot(final Sampler sampler) {
		final Img<FloatType> image = ArrayImgs.floats(head(20, 18, 1), 20, 18);
		final GenerateOptions options = QUICK.withSampler(sampler).withSteps(3);
		final float[] once = bytes(run(image, options), 0);
		assertArrayEquals(once, bytes(run(image, options), 0));
		assertTrue(different(once, bytes(run(image, options.withSeed(2)), 0)));
	}

	private static boolean different(final float[] one, final float[] other) {
		double sum = 0;
		for (int i = 0; i < one.length; i++)
			sum += Math.abs(one[i] - other[i]);
		return sum > 1e-2 * one.length;
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aSliceDoesNotDependOnTheOtherSlices(final boolean shared) {
		final GenerateOptions options = QUICK.withSharedNoise(shared).withSampler(Sampler.DDPM);
		final Img<FloatType> stack = stack(20, 18, 3);
		final float[] before = bytes(run(stack, options), 2);
		ComplexImages.setRealPlane(stack, 0, head(20, 18, 77));
		ComplexImages.setRealPlane(stack, 1, new float[20 * 18]);
		assertArrayEquals(before, bytes(run(stack, options), 2));
	}

	@Test
	void slicesShareTheirNoiseOnlyWhenAsked() {
		final Img<FloatType> twice = ArrayImgs.floats(20, 18, 2);
		for (int k = 0; k < 2; k++)
			ComplexImages.setRealPlane(twice, k, head(20, 18, 1));
		final GeneratedPhase shared = run(twice, QUICK.withSharedNoise(true));
		assertArrayEquals(bytes(shared, 0), bytes(shared, 1));
		final GeneratedPhase own = run(twice, QUICK.withSharedNoise(false));
		assertTrue(different(bytes(own, 0), bytes(own, 1)));
	}

	@Test
	void severalSamplesDifferAndComeWithTheirCircularMeanAndVariance() {
		final Img<FloatType> stack = stack(18, 12, 2);
		final GeneratedPhase result = run(stack, QUICK.withSamples(3));
		assertEquals(3, result.samples().size());
		for (int k = 0; k < 2; k++) {
			final int slice = k;
			final List<float[]> phases = result.samples().stream().map(s -> ComplexImages.plane(s, slice).phase()).toList();
			assertTrue(different(phases.get(0), phases.get(1)) && different(phases.get(1), phases.get(2)));
			final float[] mean = ComplexImages.realPlane(result.circularMean(), k);
			final float[] variance = ComplexImages.realPlane(result.circularVariance(), k);
			// the phase of an empty pixel is not in the image, but it is in the statistics
			for (int i = 0; i < mean.length; i++)
				if (ComplexImages.realPlane(stack, k)[i] > 0) {
					assertEquals(CircularStatistics.variance(phases)[i], variance[i], 1e-5);
					final double apart = Math.cos(mean[i] - CircularStatistics.mean(phases)[i]);
					if (variance[i] < 0.99) assertEquals(1, apart, 1e-4);
				}
		}
	}

	@Test
	void theFirstSampleIsTheSameHoweverManyFollow() {
		final Img<FloatType> stack = stack(18, 12, 2);
		final GeneratedPhase one = run(stack, QUICK);
		assertNull(one.circularMean());
		assertNull(one.circularVariance());
		assertArrayEquals(bytes(one, 1), bytes(run(stack, QUICK.withSamples(2)), 1));
	}

	@ParameterizedTest
	@ValueSource(floats = { 1024, 0x1p-20f })
	void theUnitOfTheMagnitudeDoesNotMatter(final float factor) {
		final float[] head = head(20, 18, 1);
		final float[] other = head.clone();
		for (int i = 0; i < other.length; i++)
			other[i] *= factor;
		final float[] expected = bytes(run(ArrayImgs.floats(head, 20, 18), QUICK), 0);
		final float[] found = bytes(run(ArrayImgs.floats(other, 20, 18), QUICK), 0);
		for (int i = 0; i < found.length; i++)
			assertEquals(expected[i] * factor, found[i]);
	}

	@ParameterizedTest
	@ValueSource(floats = { 1e36f, 1e-41f })
	void theLargestAndSmallestFloatsGetAPhase(final float factor) {
		final float[] values = head(20, 18, 1);
		for (int i = 0; i < values.length; i++)
			values[i] *= factor;
		final Img<FloatType> image = ArrayImgs.floats(values, 20, 18);
		final GeneratedPhase result = run(image, QUICK);
		assertTrue(varies(ComplexImages.plane(result.samples().get(0), 0).phase()));
		if (factor > 1) assertSameMagnitude(image, result.samples().get(0));
	}

	@Test
	void constantSlicesGetThePhaseZeroAndAWarning() {
		final Img<FloatType> stack = stack(18, 12, 4);
		ComplexImages.setRealPlane(stack, 1, new float[18 * 12]);
		final float[] constant = new float[18 * 12];
		Arrays.fill(constant, 42);
		ComplexImages.setRealPlane(stack, 3, constant);
		final GeneratedPhase result = run(stack, QUICK.withSamples(2));
		assertEquals(2, result.warnings().size());
		assertTrue(result.warnings().get(0).contains("Slice 2") && result.warnings().get(1).contains("Slice 4"), result.warnings()
			.toString());
		assertArrayEquals(constant, ComplexImages.plane(result.samples().get(1), 3).real());
		assertArrayEquals(new float[18 * 12], ComplexImages.plane(result.samples().get(1), 3).imaginary());
		assertArrayEquals(new float[18 * 12], ComplexImages.realPlane(result.circularVariance(), 1));
	}

	@ParameterizedTest
	@CsvSource({ "NaN, slice 2, NaN", "Infinity, slice 2, Infinity", "-1, slice 2, -1.0" })
	void valuesThatAreNoMagnitudesAreRefusedWithTheirSlice(final float value, final String slice, final String found) {
		final Img<FloatType> stack = stack(8, 6, 3);
		final float[] plane = head(8, 6, 1);
		plane[20] = value;
		ComplexImages.setRealPlane(stack, 1, plane);
		assertRefused(stack, slice, found);
	}

	@Test
	void imagesWithoutSlicesOrSignalAreRefused() {
		assertRefused(ArrayImgs.floats(8, 6, 3), "zeros");
		assertRefused(ArrayImgs.floats(new float[] { 1 }, 1, 1), "1 x 1", "2 x 2");
		assertRefused(ArrayImgs.floats(new float[] { 1, 2 }, 1, 2), "1 x 2");
		assertRefused(ArrayImgs.floats(new float[] { 1, 2 }, 2), "axes");
	}

	private static void assertRefused(final Img<FloatType> image, final String... parts) {
		final String message = assertThrows(IllegalArgumentException.class, () -> run(image, QUICK)).getMessage();
		for (final String part : parts)
			assertTrue(message.contains(part), message);
	}

	@Test
	void optionsThatDoNotFitTheModelAreRefusedBeforeAnythingIsDrawn() throws IOException {
		final Img<FloatType> image = stack(8, 6, 1);
		assertRefused(QUICK.withSteps(101), TinyModel.config(List.of(TinyModel.stage("base", 0, 2))), image, "steps: found 101");
		assertRefused(QUICK, named("linear", "v"), image, "schedule: found linear");
		assertRefused(QUICK, named("cosine-zero-terminal", "epsilon"), image, "prediction: found epsilon");
	}

	private static ModelConfig named(final String schedule, final String prediction) {
		return TinyModel.config(List.of(TinyModel.stage("base", 0, 2)), new DiffusionConfig(schedule, 100, prediction, "gaussian",
			4));
	}

	private static void assertRefused(final GenerateOptions options, final ModelConfig config, final Img<FloatType> image,
		final String part) throws IOException
	{
		try (PhaseModel other = TinyModel.load(config)) {
			final String message = assertThrows(IllegalArgumentException.class, () -> new GeneratePhase(other).run(image, options, (
				slice, slices, step, steps) -> assertNotEquals(0, slices, "not reached"))).getMessage();
			assertTrue(message.contains(part), message);
		}
	}

	@Test
	void everyProcessThatAFileCanNameRuns() throws IOException {
		final Img<FloatType> image = stack(8, 6, 1);
		for (final String[] process : new String[][] { { "cosine", "epsilon" }, { "cosine", "x0" }, { "cosine-zero-terminal",
			"x0" }, { "cosine-zero-terminal", "v" } })
			try (PhaseModel other = TinyModel.load(named(process[0], process[1]))) {
				final GeneratedPhase result = new GeneratePhase(other).run(image, QUICK, GenerateProgress.NONE);
				assertSameMagnitude(image, result.samples().get(0));
			}
	}
}
