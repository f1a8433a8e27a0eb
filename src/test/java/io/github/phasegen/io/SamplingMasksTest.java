package io.github.phasegen.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.kspace.TestPlanes;
import io.github.phasegen.kspace.sampling.GaussianPoints;
import io.github.phasegen.kspace.sampling.PoissonDisc;
import io.github.phasegen.kspace.sampling.RandomColumns;
import io.github.phasegen.kspace.sampling.SamplingMask;

class SamplingMasksTest {

	private static final ImageMetadata METADATA = ImageMetadata.titled("k").withInfo("Scanner: A\n");

	private static ImageShape shape(final int width, final int height, final int slices, final int frames) {
		return new ImageShape(width, height, 2, slices, frames);
	}

	@Test
	void linesTravelInTheInfo() {
		final Random random = new Random(4);
		for (int size = 2; size < 40; size++) {
			final boolean[] lines = new boolean[size];
			for (int i = 0; i < size; i++)
				lines[i] = i == 1 || random.nextInt(3) == 0;
			assertTravels(SamplingMasks.ofAll(SamplingMask.ofLines(lines, PlaneAxis.X, 7)), shape(size, 7, 3, 1));
			assertTravels(SamplingMasks.ofAll(SamplingMask.ofLines(lines, PlaneAxis.Y, 7)), shape(7, size, 3, 1));
		}
	}

	@Test
	void samplesTravelInTheInfo() {
		for (int size = 1; size < 20; size++)
			assertTravels(SamplingMasks.ofAll(new GaussianPoints(2, 0).draw(size, 2 * size + 1, size)), shape(size, 2 * size + 1, 1, 1));
	}

	@Test
	void aMaskPerSliceTravelsInTheInfo() {
		final List<SamplingMask> masks = IntStream.range(0, 12).mapToObj(seed -> new RandomColumns(3, 0.1, PlaneAxis.X).draw(30, 5, seed)).toList();
		assertTravels(new SamplingMasks(masks), shape(30, 5, 4, 3));
		assertEquals(Optional.empty(), SamplingMasks.told(new SamplingMasks(masks).addTo(METADATA), shape(30, 5, 4, 1)), "after cutting the stack");
	}

	private static void assertTravels(final SamplingMasks masks, final ImageShape shape) {
		assertEquals(Optional.of(masks), SamplingMasks.told(masks.addTo(METADATA), shape));
	}

	@Test
	void areReadableAndReplaceOthers() {
		final SamplingMasks mask = SamplingMasks.ofAll(SamplingMask.ofLines(new boolean[] { true, false, false, true, true, true, false, false },
			PlaneAxis.Y, 3));
		final SamplingMasks before = new SamplingMasks(List.of(SamplingMask.full(3, 8), SamplingMask.full(3, 8)));
		assertEquals("Scanner: A\nSampling mask of slice 1: 3 of 3 columns: 0-2\nSampling mask of slice 2: 3 of 3 columns: 0-2\n", before.addTo(
			METADATA).info());
		assertEquals("Scanner: A\nSampling mask: 4 of 8 rows: 0, 3-5\n", mask.addTo(before.addTo(METADATA)).info());
		assertEquals(METADATA, SamplingMasks.removedFrom(before.addTo(METADATA)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "4 of 8 columns sampled", "0 of 8 columns:", "1 of 8 columns: 8", "1 of 8 columns: 5-3", "1 of 8 columns: x",
		"1 of 8 columns: 1,,2", "1 of 99999999999 columns: 1", "1 of 8 columns: -1", "1 of 9 columns: 1", "1 of 8 rows: 1",
		"1 of 8 x 6 samples: A", "0 of 8 x 6 samples: AA==", "1 of 6 x 8 samples: AQ==", "1 of 8 x 6 samples: AAAAAAAAAQ==" })
	void whatMakesNoSenseIsNoMask(final String value) {
		assertEquals(Optional.empty(), SamplingMasks.told(METADATA.plusInfo(Map.of("Sampling mask", value)), shape(8, 6, 1, 1)));
	}

	@Test
	void unmeasuredSamplesAreFoundByTheirZeros() throws IOException {
		final ImageShape shape = shape(24, 16, 3, 2);
		final List<SamplingMask> masks = IntStream.range(0, 6).mapToObj(seed -> new GaussianPoints(3, 0.1).draw(24, 16, seed)).toList();
		assertEquals(new SamplingMasks(masks), SamplingMasks.of(kSpace(shape, masks)));
		final SamplingMasks one = SamplingMasks.ofAll(masks.get(0));
		assertEquals(one, SamplingMasks.of(kSpace(shape, IntStream.range(0, 6).mapToObj(one::mask).toList())));
	}

	@Test
	void anEmptySliceIsSampledLikeTheOthers() throws IOException {
		final SamplingMask mask = new GaussianPoints(3, 0.1).draw(24, 16, 1);
		final ComplexImage image = image(shape(24, 16, 3, 1), List.of(mask, mask, mask));
		ComplexImages.setPlane(image.pixels(), 2, new ComplexPlane(24, 16));
		ComplexImages.setPlane(image.pixels(), 3, new ComplexPlane(24, 16));
		assertEquals(SamplingMasks.ofAll(mask), SamplingMasks.found(new LoadedPlanes(image)));
	}

	@Test
	void emptyKSpaceIsAnError() {
		final ComplexImage empty = new ComplexImage(ComplexImages.create(shape(4, 3, 2, 1).dimensions()), ImageMetadata.titled("empty.npy"));
		final Exception error = assertThrows(IllegalArgumentException.class, () -> SamplingMasks.of(new LoadedPlanes(empty)));
		assertEquals("empty.npy: k-space: found nothing but zeros, expected measured samples", error.getMessage());
	}

	@Test
	void whatTheInfoTellsCountsMoreThanZeros() throws IOException {
		final ImageShape shape = shape(24, 16, 1, 1);
		final ComplexImage image = image(shape, List.of(new GaussianPoints(3, 0.1).draw(24, 16, 1)));
		final SamplingMasks told = SamplingMasks.ofAll(SamplingMask.full(24, 16));
		assertEquals(told, SamplingMasks.of(new LoadedPlanes(new ComplexImage(image.pixels(), told.addTo(image.metadata())))));
	}

	/** The attributes of HDF5 hold 64 KB. */
	@Test
	void masksTooLongForTheInfoAreFoundInTheSamples() throws IOException {
		final ImageShape shape = shape(200, 200, 8, 1);
		final List<SamplingMask> masks = new ArrayList<>();
		for (int slice = 0; slice < 8; slice++)
			masks.add(new PoissonDisc(4, 0.1).draw(200, 200, slice));
		final ImageMetadata metadata = new SamplingMasks(masks).addTo(METADATA);
		assertEquals("Scanner: A\nSampling mask: where samples are not 0\n", metadata.info());
		assertEquals(new SamplingMasks(masks), SamplingMasks.of(kSpace(shape, masks)));
	}

	@Test
	void imagesHaveNoMask() {
		final ImageMetadata kSpace = SamplingMasks.ofAll(SamplingMask.full(3, 2)).addTo(METADATA);
		assertTrue(SamplingMasks.told(Encoding.asImage(kSpace), shape(3, 2, 1, 1)).isEmpty());
	}

	@Test
	void theAccelerationIsThatOfAllSlices() {
		final SamplingMask half = SamplingMask.ofLines(new boolean[] { true, false }, PlaneAxis.X, 3);
		assertEquals(2, SamplingMasks.ofAll(half).acceleration(), 1e-12);
		assertEquals(4.0 / 3, new SamplingMasks(List.of(half, SamplingMask.full(2, 3))).acceleration(), 1e-12);
	}

	@Test
	void rejectsNoneAndDifferentSizes() {
		assertThrows(IllegalArgumentException.class, () -> new SamplingMasks(List.of()));
		assertThrows(IllegalArgumentException.class, () -> new SamplingMasks(List.of(SamplingMask.full(3, 2), SamplingMask.full(2, 3))));
	}

	private static PlaneReader kSpace(final ImageShape shape, final List<SamplingMask> masks) {
		return new LoadedPlanes(image(shape, masks));
	}

	private static ComplexImage image(final ImageShape shape, final List<SamplingMask> masks) {
		final List<ComplexPlane> planes = new ArrayList<>();
		for (int k = 0; k < shape.planeCount(); k++) {
			planes.add(TestPlanes.random(shape.width(), shape.height(), k));
			masks.get(k / shape.channels()).apply(planes.get(k));
		}
		return new ComplexImage(ComplexImages.fromPlanes(planes, shape.dimensions()), METADATA);
	}
}
