package io.github.phasegen.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.complex.ComplexFloatType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.export.OpenOptions.Combination;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.Domain;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.ImageTooLargeException;
import io.github.phasegen.io.PartitionEncoding;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.formats.StandardFormats;
import io.github.phasegen.kspace.ComplexImages;
import io.github.phasegen.kspace.ComplexPlane;
import io.github.phasegen.kspace.FourierNorm;

/** K-space of slabs that are encoded in three dimensions, made of a phantom by the definition of the transform. */
class OpenPartitionsTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "8, 6, 5, ORTHO", "7, 5, 4, ORTHO", "6, 7, 3, BACKWARD", "5, 8, 6, BACKWARD", "4, 4, 2, ORTHO", "4, 4, 1, BACKWARD" })
	void asAnImageItIsThePhantom(final int width, final int height, final int slices, final FourierNorm norm) throws IOException {
		final ComplexImage phantom = TestInputs.complex(new ImageShape(width, height, 2, slices, 2));
		final Path file = write("slab.mrd", kspace(phantom, norm, slices));
		final OpenedImage opened = open(file, RawView.IMAGE, false);
		assertSame(phantom, (ComplexImage) opened.image());
		final ImageMetadata metadata = opened.image().metadata();
		assertEquals(Optional.of(Domain.IMAGE), Encoding.domain(metadata));
		assertEquals(Optional.empty(), metadata.infoValue("Partition encoding"));
		assertEquals(Optional.empty(), metadata.infoValue("Image slices"));
		assertEquals(List.of(), opened.warnings());
	}

	@Test
	void coilsAreCombinedBehindAllThreeTransforms() throws IOException {
		final ComplexImage phantom = TestInputs.complex(new ImageShape(6, 5, 3, 4, 1));
		final Path file = write("slab.mrd", kspace(phantom, FourierNorm.ORTHO, 4));
		final OpenOptions options = OpenOptions.defaults().withView(RawView.IMAGE, Combination.of(CoilCombine.RSS), false);
		try (PlaneSource source = OpenRawData.open(file, options)) {
			for (final int z : new int[] { 2, 0, 3, 3 }) {
				final double[] squares = new double[30];
				for (int c = 0; c < 3; c++) {
					final float[] magnitude = ComplexImages.plane(phantom.pixels(), 3 * z + c).magnitude();
					for (int i = 0; i < 30; i++)
						squares[i] += magnitude[i] * magnitude[i];
				}
				final float[] expected = new float[30];
				for (int i = 0; i < 30; i++)
					expected[i] = (float) Math.sqrt(squares[i]);
				assertTrue(TestInputs.relativeError(source.planes().read(z), expected) < 1e-5);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "as stored", "k-space" })
	void asKSpaceEveryBitStays(final String view) throws IOException {
		final ComplexImage kspace = kspace(TestInputs.complex(new ImageShape(6, 5, 2, 3, 2)), FourierNorm.BACKWARD, 3);
		final OpenedImage opened = open(write("slab.mrd", kspace), view.equals("k-space") ? RawView.K_SPACE : RawView.STORED, false);
		final ComplexImage image = (ComplexImage) opened.image();
		for (int k = 0; k < 12; k++)
			assertArrayEquals(ComplexImages.plane(kspace.pixels(), k).data(), ComplexImages.plane(image.pixels(), k).data());
		assertEquals(Optional.of(new PartitionEncoding(3)), PartitionEncoding.of(image.metadata(), ImageShape.of(image.pixels())));
	}

	/** The slices floor(n/2) of both stay in each other's place. */
	@ParameterizedTest
	@CsvSource({ "6, 4", "6, 3", "5, 4", "7, 3" })
	void sliceOversamplingIsRemovedOnDemand(final int partitions, final int slices) throws IOException {
		final ComplexImage phantom = TestInputs.complex(new ImageShape(5, 4, 1, partitions, 2));
		final Path file = write("slab.mrd", kspace(phantom, FourierNorm.ORTHO, slices));
		assertEquals(partitions, ImageShape.of(open(file, RawView.IMAGE, false).image().pixels()).slices());
		final OpenedImage opened = open(file, RawView.IMAGE, true);
		final ComplexImage expected = cut(phantom, partitions / 2 - slices / 2, slices);
		assertSame(expected, (ComplexImage) opened.image());
		assertEquals(partitions + " to " + slices, opened.record().get("sliceOversamplingRemoved"));
		assertEquals(List.of(), opened.warnings());
		final ComplexImage kspace = (ComplexImage) open(file, RawView.K_SPACE, true).image();
		assertSame(kspace(expected, FourierNorm.ORTHO, slices), kspace);
		assertEquals(Optional.of(new PartitionEncoding(slices)), PartitionEncoding.of(kspace.metadata(), ImageShape.of(kspace.pixels())));
	}

	@ParameterizedTest
	@ValueSource(strings = { "npy", "tif", "mat", "cfl", "nii", "pt" })
	void otherFormatsOrTheirSidecarsSayItToo(final String ending) throws IOException {
		final ComplexImage phantom = TestInputs.complex(new ImageShape(6, 5, 2, 5, 1));
		final Path file = convert(write("slab.mrd", kspace(phantom, FourierNorm.BACKWARD, 4)), "slab." + ending);
		assertSame(phantom, (ComplexImage) open(file, RawView.IMAGE, false).image());
		assertSame(cut(phantom, 0, 4), (ComplexImage) open(file, RawView.IMAGE, true).image());
	}

	@Test
	void fastMriRefusesIt() throws IOException {
		final Path file = write("slab.mrd", kspace(TestInputs.complex(new ImageShape(6, 5, 2, 3, 1)), FourierNorm.ORTHO, 3));
		final String message = assertThrows(UnsupportedFormatException.class, () -> convert(file, "slab.h5")).getMessage();
		assertTrue(message.contains("partition encoding") && message.contains("open it as an image first"), message);
	}

	@Test
	void aFrameThatDoesNotFitIntoMemoryIsRefusedBeforeItIsRead() {
		final ImageShape huge = new ImageShape(20_000, 20_000, 32, 1000, 1);
		final PlaneReader planes = new PlaneReader() {

			@Override
			public ImageShape shape() {
				return huge;
			}

			@Override
			public boolean complex() {
				return true;
			}

			@Override
			public ImageMetadata metadata() {
				return ImageMetadata.titled("huge.mrd");
			}

			@Override
			public float[] read(final int k) {
				throw new AssertionError();
			}

			@Override
			public void close() {}
		};
		final String message = assertThrows(ImageTooLargeException.class, () -> PartitionPlanes.toImage(planes, FourierNorm.ORTHO)).getMessage();
		assertTrue(message.startsWith("huge.mrd, channels and slices of one frame: too large"), message);
	}

	private Path write(final String name, final ComplexImage image) throws IOException {
		final Path file = folder.resolve(name);
		StandardFormats.all().write(file, image, ComplexOutput.REAL_IMAGINARY, false);
		return file;
	}

	private Path convert(final Path from, final String to) throws IOException {
		try (PlaneSource source = PlaneSource.open(from, ReadOptions.DEFAULT)) {
			return ConvertFile.run(source, ExportDestination.of(folder.resolve(to), false), ExportProgress.NONE).file();
		}
	}

	private static OpenedImage open(final Path file, final RawView view, final boolean removeOversampling) throws IOException {
		return OpenRawData.run(file, OpenOptions.defaults().withView(view, Combination.NONE, removeOversampling), ExportProgress.NONE);
	}

	private static void assertSame(final ComplexImage expected, final ComplexImage found) {
		assertEquals(ImageShape.of(expected.pixels()), ImageShape.of(found.pixels()));
		for (int k = 0; k < expected.planeCount(); k++)
			assertTrue(TestInputs.relativeError(ComplexImages.plane(found.pixels(), k).data(), ComplexImages.plane(expected.pixels(), k).data())
				< 1e-5, "plane " + k);
	}

	/** Slices of a single coil. */
	private static ComplexImage cut(final ComplexImage image, final int first, final int slices) {
		final ImageShape all = ImageShape.of(image.pixels());
		final ImageShape shape = all.withSlices(slices);
		final Img<ComplexFloatType> pixels = ComplexImages.create(shape.dimensions());
		for (int t = 0; t < shape.frames(); t++)
			for (int z = 0; z < slices; z++)
				for (int c = 0; c < shape.channels(); c++)
					ComplexImages.setPlane(pixels, shape.plane(c, z, t), ComplexImages.plane(image.pixels(), all.plane(c, first + z, t)));
		return new ComplexImage(pixels, image.metadata());
	}

	/** The sum over all voxels, in double precision. */
	private static ComplexImage kspace(final ComplexImage image, final FourierNorm norm, final int imageSlices) {
		final ImageShape shape = ImageShape.of(image.pixels());
		final Img<ComplexFloatType> pixels = ComplexImages.create(shape.dimensions());
		for (int t = 0; t < shape.frames(); t++)
			for (int c = 0; c < shape.channels(); c++) {
				final int coil = c;
				final int frame = t;
				final List<float[]> volume = IntStream.range(0, shape.slices())
					.mapToObj(z -> ComplexImages.plane(image.pixels(), shape.plane(coil, z, frame)).data()).toList();
				for (int kz = 0; kz < shape.slices(); kz++)
					ComplexImages.setPlane(pixels, shape.plane(c, kz, t), new ComplexPlane(shape.width(), shape.height(),
						spectrum(volume, shape, kz, norm)));
			}
		final Encoding encoding = new Encoding(Optional.of(norm), Encoding.Readout.X, shape.width(), shape.height());
		return new ComplexImage(pixels, new PartitionEncoding(imageSlices).addTo(encoding.addTo(image.metadata())));
	}

	private static float[] spectrum(final List<float[]> volume, final ImageShape shape, final int kz, final FourierNorm norm) {
		final double scale = norm == FourierNorm.ORTHO ? 1 / Math.sqrt(shape.planeSamples() * (double) shape.slices()) : 1;
		final float[] spectrum = new float[2 * shape.planeSamples()];
		for (int k = 0; k < shape.planeSamples(); k++) {
			double re = 0;
			double im = 0;
			for (int z = 0; z < shape.slices(); z++)
				for (int i = 0; i < shape.planeSamples(); i++) {
					final double turns = turns(k % shape.width(), i % shape.width(), shape.width())
						+ turns(k / shape.width(), i / shape.width(), shape.height()) + turns(kz, z, shape.slices());
					final double cos = Math.cos(-2 * Math.PI * turns);
					final double sin = Math.sin(-2 * Math.PI * turns);
					re += volume.get(z)[2 * i] * cos - volume.get(z)[2 * i + 1] * sin;
					im += volume.get(z)[2 * i] * sin + volume.get(z)[2 * i + 1] * cos;
				}
			spectrum[2 * k] = (float) (scale * re);
			spectrum[2 * k + 1] = (float) (scale * im);
		}
		return spectrum;
	}

	/** Of the wave {@code k} at position {@code n}, both from the centre floor(size/2). */
	private static double turns(final int k, final int n, final int size) {
		return (k - size / 2) * (double) (n - size / 2) / size;
	}
}
