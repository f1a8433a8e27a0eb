package io.github.phasegen.io.hdf5.fastmri;

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
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.FileEntry;
import io.github.phasegen.io.ImageFormat;
import io.github.phasegen.io.ImageFormatContract;
import io.github.phasegen.io.ImageLayout;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.PlaneWriter;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.SamplingMasks;
import io.github.phasegen.kspace.sampling.SamplingMask;
import io.github.phasegen.kspace.sampling.GaussianPoints;
import io.github.phasegen.kspace.PlaneAxis;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.WriteOptions;
import io.github.phasegen.io.hdf5.Hdf5Format;
import io.github.phasegen.io.hdf5.file.Hdf5Bytes;
import io.github.phasegen.io.hdf5.file.Hdf5Dataset;
import io.github.phasegen.io.hdf5.file.Hdf5File;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;
import io.github.phasegen.kspace.PlaneFourier;

class FastMriFormatTest extends ImageFormatContract {

	private static final Encoding CROPPED = new Encoding(Optional.of(FourierNorm.ORTHO), Encoding.Readout.Y, 5, 4);
	private static final ImageShape SHAPE = new ImageShape(TestImages.WIDTH, TestImages.HEIGHT, 2, 3, 1);

	@Override
	protected ImageFormat format() {
		return new FastMriFormat();
	}

	@Override
	protected byte[] realFile() {
		throw new UnsupportedOperationException("fastMRI files hold k-space");
	}

	@Override
	protected byte[] complexFile() throws IOException {
		final Path file = folder.resolve("made.h5");
		format().write(file, TestImages.complex(1, 3, 1), ComplexOutput.REAL_IMAGINARY, false);
		final byte[] bytes = Files.readAllBytes(file);
		Files.delete(file);
		return bytes;
	}

	@Override
	protected boolean holdsRealImages() {
		return false;
	}

	/** The info comes back with lines about k-space, so that is tested here. */
	@Override
	protected boolean keepsMetadata() {
		return false;
	}

	@Override
	protected List<int[]> shapes() {
		return List.of(new int[] { 1, 1, 1 }, new int[] { 2, 3, 1 }, new int[] { 1, 4, 1 }, new int[] { 3, 1, 1 });
	}

	private ImageMetadata written(final String name, final SamplingMasks masks, final Encoding.Readout readout) throws IOException {
		final ComplexImage image = TestImages.complex(2, 3, 1);
		final ImageShape shape = ImageShape.of(image.pixels());
		final Encoding encoding = new Encoding(Optional.of(FourierNorm.ORTHO), readout, shape.width(), shape.height());
		final Path file = folder.resolve(name);
		format().write(file, new ComplexImage(image.pixels(), masks.addTo(encoding.addTo(image.metadata()))), ComplexOutput.REAL_IMAGINARY, false);
		return format().read(file).metadata();
	}

	private List<List<Long>> masksIn(final String name) throws IOException {
		return format().entries(folder.resolve(name)).stream().filter(entry -> entry.name().equals("mask")).map(FileEntry::dimensions).toList();
	}

	@Test
	void theSampledColumnsAreADatasetAndComeBack() throws IOException {
		final SamplingMasks masks = SamplingMasks.ofAll(SamplingMask.ofLines(new boolean[] { true, false, true, true, false }, PlaneAxis.X, 4));
		assertEquals(Optional.of(masks), SamplingMasks.told(written("columns.h5", masks, Encoding.Readout.Y), SHAPE));
		assertEquals(List.of(List.of(5L)), masksIn("columns.h5"));
	}

	/** Rows and columns are exchanged in the file if the readout runs along x. */
	@Test
	void sampledRowsBecomeTheColumnsOfTheFile() throws IOException {
		final SamplingMasks masks = SamplingMasks.ofAll(SamplingMask.ofLines(new boolean[] { true, false, true, true }, PlaneAxis.Y, 5));
		assertEquals(Optional.of(masks), SamplingMasks.told(written("rows.h5", masks, Encoding.Readout.X), SHAPE));
		assertEquals(List.of(List.of(4L)), masksIn("rows.h5"));
	}

	@Test
	void masksThatTheFormatHasNoPlaceForAreInTheInfo() throws IOException {
		final SamplingMasks masks = new SamplingMasks(List.of(new GaussianPoints(2, 0).draw(5, 4, 1), new GaussianPoints(2, 0).draw(5, 4, 2),
			new GaussianPoints(2, 0).draw(5, 4, 3)));
		assertEquals(Optional.of(masks), SamplingMasks.told(written("points.h5", masks, Encoding.Readout.Y), SHAPE));
		assertEquals(List.of(), masksIn("points.h5"));
	}

	@Test
	void aMaskOfAnotherSizeIsNotWritten() throws IOException {
		written("other.h5", SamplingMasks.ofAll(SamplingMask.full(7, 9)), Encoding.Readout.Y);
		assertEquals(List.of(), masksIn("other.h5"));
	}

	@Test
	void everyBitOfASampleComesBack() throws IOException {
		final int[] bits = { 0x7fc00001, 0xffc12345, 0x7f800000, 0xff800000, 0x80000000, 0, 1, 0x80000001, 0x7f7fffff, 0x3f800001 };
		final float[] samples = new float[2 * 5];
		for (int i = 0; i < samples.length; i++)
			samples[i] = Float.intBitsToFloat(bits[i]);
		final Path file = folder.resolve("bits.h5");
		try (PlaneWriter writer = create(file, new ImageShape(5, 1, 1, 1, 1), ImageMetadata.titled("bits"))) {
			writer.write(samples);
			writer.reconstruction(new float[5]);
			writer.commit();
		}
		try (PlaneReader reader = format().open(file, ReadOptions.DEFAULT)) {
			final float[] back = reader.read(0);
			for (int i = 0; i < back.length; i++)
				assertEquals(bits[i], Float.floatToRawIntBits(back[i]), "sample " + i);
		}
	}

	@Test
	void metadataComeBackAndSayWhatTheSamplesAre() throws IOException {
		final ImageMetadata metadata = new ImageMetadata("head", new AxisScale(0.9, 3, "mm"), new AxisScale(0.8, 0, "mm"),
			new AxisScale(2.5, 1, "mm"), new AxisScale(1.5, 0, "sec"), List.of("first", "", "third one: 5 µT"), "Seed: 7\nModel: small\n");
		final Path file = folder.resolve("metadata.h5");
		format().write(file, new ComplexImage(TestImages.complex(1, 3, 1).pixels(), metadata), ComplexOutput.REAL_IMAGINARY, false);
		final ImageMetadata back = format().read(file).metadata();
		assertEquals(metadata.x(), back.x());
		assertEquals(metadata.y(), back.y());
		assertEquals(metadata.z(), back.z());
		assertEquals(metadata.t(), back.t());
		assertEquals(metadata.labels(), back.labels());
		assertTrue(back.info().startsWith(metadata.info()), back.info());
		assertEquals(Optional.of(new Encoding(Optional.of(FourierNorm.ORTHO), Encoding.Readout.Y, 5, 4)),
			Encoding.of(back, new ImageShape(5, 4, 1, 3, 1)));
	}

	@Test
	void anEncodingThatTheImageBringsIsKept() throws IOException {
		final Encoding encoding = new Encoding(Optional.of(FourierNorm.BACKWARD), Encoding.Readout.X, 3, 2);
		final ComplexImage image = new ComplexImage(TestImages.complex(2, 3, 1).pixels(), encoding.addTo(ImageMetadata.titled("")));
		final Path file = folder.resolve("encoding.h5");
		format().write(file, image, ComplexOutput.REAL_IMAGINARY, false);
		assertEquals(Optional.of(encoding), Encoding.of(format().read(file).metadata(), new ImageShape(5, 4, 2, 3, 1)));
	}

	/** Its type is in HDF5's heap of shared messages. */
	@Test
	void anAttributeThatCannotBeReadHidesNothing() throws IOException {
		final Hdf5Bytes bytes = new Hdf5Bytes(Files.readAllBytes(file(complexFile())));
		final int name = bytes.find("max\0", 0);
		final Path file = Files.write(folder.resolve("shared.h5"), bytes.put(name - 8, 1, 1).put(name + 4, 1, 3).put(name + 5, 1, 1).sealed());
		try (Hdf5File hdf5 = Hdf5File.open(file)) {
			assertTrue(hdf5.root().attribute("max").isEmpty());
			assertTrue(hdf5.root().attribute("norm").isPresent());
		}
		assertEquals(3, format().read(file).planeCount());
	}

	@Test
	void aReadoutAlongXRunsAlongTheRowsOfTheFile() throws IOException {
		final Encoding encoding = new Encoding(Optional.of(FourierNorm.ORTHO), Encoding.Readout.X, 5, 6);
		final float[] samples = noise(3, 8, 6);
		final Path file = folder.resolve("turned.h5");
		try (PlaneWriter writer = create(file, new ImageShape(8, 6, 1, 1, 1), encoding.addTo(ImageMetadata.titled("")))) {
			writer.write(samples);
			writer.commit();
		}
		try (PlaneReader reader = new Hdf5Format().open(file, new ReadOptions("kspace", ""))) {
			assertEquals(new ImageShape(6, 8, 1, 1, 1), reader.shape());
			assertEquals(samples[2 * (8 * 2 + 7)], reader.read(0)[2 * (6 * 7 + 2)]);
		}
		try (Hdf5File hdf5 = Hdf5File.open(file)) {
			final String header = ((Hdf5Dataset) hdf5.find("ismrmrd_header").orElseThrow()).text().orElseThrow();
			assertTrue(header.contains("<encodedSpace><matrixSize><x>8</x><y>6</y>"), header);
			assertTrue(header.contains("<reconSpace><matrixSize><x>5</x><y>6</y>"), header);
		}
		try (PlaneReader reader = format().open(file, ReadOptions.DEFAULT)) {
			assertArrayEquals(samples, reader.read(0));
			assertEquals(Optional.of(encoding), Encoding.of(reader.metadata(), reader.shape()));
		}
		final float[] image = read(file, "reconstruction_esc");
		assertEquals(image(samples)[8 * 2 + 1 + 3], image[5 * 2 + 3], 1e-6);
	}

	@Test
	void whatIsNoKspaceOfOneFrameIsRefused() {
		final Path file = folder.resolve("refused.h5");
		final ComplexImage frames = TestImages.complex(1, 2, 2);
		assertThrows(UnsupportedFormatException.class, () -> format().write(file, frames, ComplexOutput.REAL_IMAGINARY, false));
		assertThrows(UnsupportedFormatException.class,
			() -> format().write(file, TestImages.real(1, 1, 1), ComplexOutput.REAL_IMAGINARY, false));
		final ComplexImage image = new ComplexImage(TestImages.complex(1, 1, 1).pixels(), Encoding.asImage(ImageMetadata.titled("")));
		final UnsupportedFormatException e = assertThrows(UnsupportedFormatException.class,
			() -> format().write(file, image, ComplexOutput.REAL_IMAGINARY, false));
		assertTrue(e.getMessage().contains("k-space"), e.getMessage());
		assertFalse(Files.exists(file));
	}

	@Test
	void theReconstructionIsTheRootSumOfSquaresCutToTheImageSize() throws IOException {
		final float[][] coils = { noise(1, 8, 6), noise(2, 8, 6) };
		final Path file = folder.resolve("cropped.h5");
		try (PlaneWriter writer = create(file, new ImageShape(8, 6, 2, 1, 1), CROPPED.addTo(ImageMetadata.titled("")))) {
			for (final float[] coil : coils)
				writer.write(coil);
			writer.commit();
		}
		final float[] expected = new float[5 * 4];
		for (int y = 0; y < 4; y++)
			for (int x = 0; x < 5; x++)
				expected[5 * y + x] = (float) Math.hypot(image(coils[0])[8 * (y + 1) + x + 1], image(coils[1])[8 * (y + 1) + x + 1]);
		final float[] found = read(file, "reconstruction_rss");
		assertArrayEquals(expected, found, 1e-6f);
		double largest = 0;
		double squares = 0;
		for (final float value : found) {
			largest = Math.max(largest, value);
			squares += value * value;
		}
		try (Hdf5File hdf5 = Hdf5File.open(file)) {
			assertEquals(largest, hdf5.root().attribute("max").orElseThrow().number().orElseThrow(), 1e-9);
			assertEquals(Math.sqrt(squares), hdf5.root().attribute("norm").orElseThrow().number().orElseThrow(), 1e-6);
		}
	}

	@Test
	void aReconstructionThatIsHandedOverIsStored() throws IOException {
		final Path file = folder.resolve("handed.h5");
		final float[] second = new float[20];
		second[7] = 4;
		try (PlaneWriter writer = create(file, new ImageShape(8, 6, 1, 2, 1), CROPPED.addTo(ImageMetadata.titled("")))) {
			assertThrows(IllegalStateException.class, () -> writer.reconstruction(second));
			writer.write(noise(1, 8, 6));
			writer.write(noise(2, 8, 6));
			assertThrows(IllegalArgumentException.class, () -> writer.reconstruction(new float[48]));
			writer.reconstruction(second);
			assertThrows(IllegalStateException.class, () -> writer.reconstruction(second));
			writer.commit();
		}
		try (PlaneReader reader = format().open(file, new ReadOptions("reconstruction_esc", ""))) {
			assertEquals(new ImageShape(5, 4, 1, 2, 1), reader.shape());
			assertEquals(image(noise(1, 8, 6))[9], reader.read(0)[0], 1e-6);
			assertArrayEquals(second, reader.read(1));
		}
	}

	@Test
	void listsAllDatasets() throws IOException {
		final List<FileEntry> entries = format().entries(file(complexFile()));
		assertEquals(List.of("kspace", "reconstruction_esc", "ismrmrd_header"), entries.stream().map(FileEntry::name).toList());
		assertEquals(List.of(3L, 4L, 5L), entries.get(0).dimensions());
		assertEquals("complex64", entries.get(0).type());
		assertEquals("float32", entries.get(1).type());
		assertEquals("holds no numbers", entries.get(2).note());
	}

	private PlaneWriter create(final Path file, final ImageShape shape, final ImageMetadata metadata) throws IOException {
		return format().create(file, new ImageLayout(shape, true, metadata), WriteOptions.DEFAULT);
	}

	private float[] read(final Path file, final String entry) throws IOException {
		try (PlaneReader reader = format().open(file, new ReadOptions(entry, ""))) {
			return reader.read(0);
		}
	}

	private static float[] noise(final long seed, final int width, final int height) {
		final Random random = new Random(seed);
		final float[] samples = new float[2 * width * height];
		for (int i = 0; i < samples.length; i++)
			samples[i] = (float) random.nextGaussian();
		return samples;
	}

	/** The magnitude of an 8 x 6 image. */
	private static float[] image(final float[] kspace) {
		final float[] image = kspace.clone();
		new PlaneFourier(8, 6).inverse(image, FourierNorm.ORTHO);
		return new ComplexPlane(8, 6, image).magnitude();
	}
}
