package io.github.phasegen.io.nifti;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.phasegen.io.AxisScale;
import io.github.phasegen.io.ByteSource;
import io.github.phasegen.io.ComplexImage;
import io.github.phasegen.io.ComplexOutput;
import io.github.phasegen.io.CorruptFileException;
import io.github.phasegen.io.Encoding;
import io.github.phasegen.io.Geometry;
import io.github.phasegen.io.ImageContents;
import io.github.phasegen.io.ImageMetadata;
import io.github.phasegen.io.ImagePlusAdapter;
import io.github.phasegen.io.ImageShape;
import io.github.phasegen.io.PlaneReader;
import io.github.phasegen.io.ReadOptions;
import io.github.phasegen.io.RealImage;
import io.github.phasegen.io.TestImages;
import io.github.phasegen.io.UnsupportedFormatException;
import io.github.phasegen.io.tiff.TiffFormat;
import io.github.phasegen.kspace.FourierNorm;

/** What is special about writing NIfTI: versions, order of the axes, geometry, extensions. */
class NiftiWriteTest {

	private static final NiftiFormat FORMAT = new NiftiFormat();

	@TempDir
	Path folder;

	/** The file's order is Z, T, C from fast to slow; ours is C, Z, T. */
	@ParameterizedTest
	@ValueSource(strings = { "image.nii", "image.nii.gz" })
	void channelsAreTheFifthAxis(final String name) throws IOException {
		final Path file = write(name, TestImages.real(2, 3, 2));
		final NiftiImage image = new NiftiReader().read(file);
		assertEquals(List.of(5, 4, 3, 2, 2), image.header().dims());
		for (int c = 0; c < 2; c++)
			for (int t = 0; t < 2; t++)
				for (int z = 0; z < 3; z++)
					assertEquals(1 + 20 * (c + 2 * (z + 3 * t)), image.volume().plane(z + 3 * (t + 2 * c))[0]);
	}

	@Test
	void compressionFollowsTheName() throws IOException {
		final byte[] plain = Files.readAllBytes(write("a.NII", TestImages.complex(1, 2, 1)));
		final byte[] compressed = Files.readAllBytes(write("b.NII.GZ", TestImages.complex(1, 2, 1)));
		assertEquals(0x1f, compressed[0]);
		assertEquals((byte) 0x8b, compressed[1]);
		assertEquals(348, ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).getInt());
	}

	@Test
	void everyBitOfASampleIsKept() throws IOException {
		final float[] samples = { Float.NaN, Float.intBitsToFloat(0x7fa12345), Float.NEGATIVE_INFINITY, -0f, Float.MIN_VALUE, Float.MAX_VALUE };
		final Path file = folder.resolve("bits.nii.gz");
		FORMAT.write(file, new RealImage(ArrayImgs.floats(samples, 3, 2, 1, 1, 1), ImageMetadata.titled("")), ComplexOutput.PHASE, false);
		try (PlaneReader reader = FORMAT.open(file, ReadOptions.DEFAULT)) {
			assertArrayEquals(bits(samples), bits(reader.read(0)));
		}
	}

	@Test
	void aSizeBeyond16BitsNeedsTheSecondVersion() throws IOException {
		final RealImage wide = new RealImage(ArrayImgs.floats(32768, 1, 1, 1, 1), ImageMetadata.titled("wide"));
		assertEquals(2, header(write("wide.nii", wide)).version());
		final RealImage narrow = new RealImage(ArrayImgs.floats(32767, 1, 1, 1, 1), ImageMetadata.titled("narrow"));
		assertEquals(1, header(write("narrow.nii", narrow)).version());
	}

	@Test
	void theSecondVersionStaysTheSecond() throws IOException {
		final Path source = Files.write(folder.resolve("second.nii"),
			NiftiBytes.of(2, ByteOrder.BIG_ENDIAN, NiftiType.INT16, 2, 2, 2).bytes());
		assertEquals(2, header(write("copy.nii", FORMAT.read(source))).version());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void theHeaderIsReadBackAsItWasWritten(final int version) throws IOException {
		final NiftiDetails details = new NiftiDetails(2 | 16, 57, new NiftiDetails.SliceTiming(3, 1, 30, 0.065), 1.25,
			new NiftiDetails.Intent(1007, List.of(1.0, 2.5, -3.0), "velocity"), "TE=2.3");
		final NiftiHeader header = new NiftiHeader(version, ByteOrder.BIG_ENDIAN, NiftiType.COMPLEX128, List.of(5, 4, 3, 2, 1, 6, 7),
			List.of(-1.0, 0.9, 0.8, 2.5, 1500.0, 2.0, 3.0, 4.0), 1024, 2.5, -4096, new Geometry.Sform(4, List.of(1.0, 2.0, 3.0, 4.1),
				List.of(5.0, 6.0, 7.0, 8.2), List.of(9.0, 10.0, 11.0, 12.3)),
			new Geometry.Qform(2, 0.1, -0.2, 0.3, 10.5, 20.5, 30.5, -1), details);
		assertEquals(header, NiftiHeaderParser.parse(Path.of("a.nii"), NiftiHeaderEncoder.encode(header)));
	}

	/** Through ImageJ and a TIFF file, as the magnitude of a phase to be generated goes. */
	@Test
	void theGeometrySurvivesTheWayThroughImageJ() throws IOException {
		final Path source = Files.write(folder.resolve("source.nii"), source(1).bytes());
		final ImageContents magnitude = FORMAT.read(source);
		final TiffFormat tiff = new TiffFormat();
		tiff.save(ImagePlusAdapter.toImagePlus(magnitude, ComplexOutput.MAGNITUDE_PHASE), folder.resolve("way.tif"), false);
		final ImageContents back = ImagePlusAdapter.toContents(tiff.open(folder.resolve("way.tif")));
		assertSameHeader(header(source), header(write("back.nii.gz", back)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void theGeometryIsKeptBitByBit(final int version) throws IOException {
		final Path source = Files.write(folder.resolve("source.nii"), source(version).bytes());
		final Path copy = write("copy.nii", FORMAT.read(source));
		assertSameHeader(header(source), header(copy));
		assertSameHeader(header(source), header(write("copyOfCopy.nii", FORMAT.read(copy))));
	}

	@Test
	void aCroppedImageKeepsItsOrientation() throws IOException {
		final Path source = Files.write(folder.resolve("source.nii"), source(1).bytes());
		final ImageContents image = FORMAT.read(source);
		final NiftiHeader cropped = header(write("cropped.nii", new RealImage(ArrayImgs.floats(2, 2, 1, 2, 1), image.metadata())));
		assertEquals(Geometry.ALIGNED, cropped.sform().code());
		assertEquals(header(source).geometry().affine()[1][1], cropped.geometry().affine()[1][1], 1e-6);
		assertEquals(NiftiDetails.SliceTiming.NONE, cropped.details().slices());
	}

	@Test
	void withoutAGeometryTheVoxelSizeIsAllThatIsTold() throws IOException {
		final ImageMetadata metadata = new ImageMetadata("", AxisScale.of(900, "\u00b5m"), AxisScale.of(0.8, "mm"), AxisScale.of(0, "mm"),
			AxisScale.of(20, "msec"), List.of(), "");
		final NiftiHeader header = header(write("scaled.nii", new RealImage(TestImages.real(1, 3, 1).pixels(), metadata)));
		assertEquals(List.of(1.0, 0.9, 0.8, 1.0, 0.02, 1.0, 1.0, 1.0), header.pixdim());
		assertEquals(0, header.sform().code());
		assertEquals(0, header.qform().code());
		assertEquals(2 | 8, header.details().units());
		final NiftiHeader pixels = header(write("pixels.nii", TestImages.real(1, 3, 1)));
		assertEquals(Geometry.Unit.UNKNOWN, pixels.details().unit());
	}

	/** Another program has changed the header and left the extension alone. */
	@Test
	void theHeaderCountsMoreThanTheExtension() throws IOException {
		final Path file = write("ours.nii", FORMAT.read(Files.write(folder.resolve("source.nii"), source(1).bytes())));
		final byte[] bytes = Files.readAllBytes(file);
		ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(76 + 4, 7).putFloat(280, 42);
		final ImageMetadata metadata = FORMAT.read(Files.write(file, bytes)).metadata();
		assertEquals(AxisScale.of(7, "mm"), metadata.x());
		assertEquals(42.0, Geometry.of(metadata).orElseThrow().sform().x().get(0));
	}

	@Test
	void kSpaceIsReadAsKSpace() throws IOException {
		final ImageMetadata metadata = new Encoding(Optional.of(FourierNorm.ORTHO), Encoding.Readout.Y, 5, 4)
			.addTo(ImageMetadata.titled("k"));
		final Path file = write("k.nii.gz", new ComplexImage(TestImages.complex(2, 1, 1).pixels(), metadata));
		final ImageMetadata back = FORMAT.read(file).metadata();
		assertEquals(Encoding.of(metadata, new ImageShape(5, 4, 2, 1, 1)), Encoding.of(back, new ImageShape(5, 4, 2, 1, 1)));
	}

	@Test
	void extensionsOfOthersAreLeftAlone() throws IOException {
		for (final String text : List.of("a comment", "{\"phasegen\":1", "{\"phasegen\":1,\"labels\":{}}", "{\"phasegen\":1}", "{\"phasegen\":99}",
			"{\"phasegen\":1,\"x\":{\"step\":1e999},\"info\":3}"))
		{
			final byte[] extension = Arrays.copyOf(text.getBytes(), 40);
			final byte[] plain = NiftiBytes.first(NiftiType.UINT8, 2, 1, 1).voxOffset(400).data(7, 8).bytes();
			final ByteBuffer file = ByteBuffer.allocate(402).order(ByteOrder.LITTLE_ENDIAN).put(plain, 0, 348).put(new byte[] { 1, 0, 0, 0 })
				.putInt(48).putInt(6).put(extension).put(plain, 352, 2);
			final ImageContents image = FORMAT.read(Files.write(folder.resolve("extended.nii"), file.array()));
			assertEquals("Format: NIfTI-1, uint8\n", image.metadata().info(), text);
		}
	}

	@Test
	void largeCompressedChannelsAreInflatedToAFileThatIsRemoved() throws IOException {
		final Path file = write("channels.nii.gz", TestImages.complex(3, 2, 1));
		final NiftiFile head = NiftiFile.read(file);
		final Path temporary = Files.createDirectory(folder.resolve("temporary"));
		try (ByteSource bytes = new InflatedBytes(head, temporary)) {
			final ByteBuffer last = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
			bytes.read(bytes.size() - 8, last);
			final float[] data = new NiftiReader().read(file).volume().data();
			assertEquals(data[data.length - 2], last.getFloat(0));
			assertThrows(CorruptFileException.class, () -> bytes.read(bytes.size() - 7, last.clear()));
			assertEquals(1, temporary.toFile().list().length);
		}
		assertEquals(0, temporary.toFile().list().length);
	}

	@Test
	void moreLabelsThanAHeaderHoldsAreRefused() {
		final String label = "x".repeat(NiftiExtension.LARGEST_BYTES);
		final RealImage image = new RealImage(ArrayImgs.floats(1, 1, 1, 1, 1), ImageMetadata.titled("").withLabels(List.of(label)));
		assertThrows(UnsupportedFormatException.class, () -> write("labels.nii", image));
		assertFalse(Files.exists(folder.resolve("labels.nii")));
	}

	private static void assertSameHeader(final NiftiHeader expected, final NiftiHeader actual) {
		assertEquals(expected.version(), actual.version());
		assertEquals(expected.pixdim().subList(0, 5), actual.pixdim().subList(0, 5));
		assertEquals(expected.sform(), actual.sform());
		assertEquals(expected.qform(), actual.qform());
		assertEquals(expected.details(), actual.details());
		assertTrue(expected.sform().code() > 0 && expected.qform().code() > 0);
	}

	/** An image with values in all fields that are to be kept, none of them a short binary fraction. */
	private static NiftiBytes source(final int version) {
		return NiftiBytes.of(version, ByteOrder.BIG_ENDIAN, NiftiType.INT16, 4, 3, 5, 2).pixdim(0, -1).pixdim(1, 0.9375).pixdim(2, 1.1)
			.pixdim(3, 3.3).pixdim(4, 1500).units(2 | 16).description("TE=2.3;phase=1").qform(1, 0.1, 0.2, 0.3, -90.1, 126.7, -72.3)
			.sform(2, -0.9375, 0.03, 0.01, 90.123, 0.02, 1.1, 0.07, -126.01, 0.05, 0.06, 3.3, -72.5).details();
	}

	private static int[] bits(final float[] samples) {
		final int[] bits = new int[samples.length];
		Arrays.setAll(bits, i -> Float.floatToRawIntBits(samples[i]));
		return bits;
	}

	private static NiftiHeader header(final Path file) throws IOException {
		return new NiftiReader().readHeader(file);
	}

	private Path write(final String name, final ImageContents image) throws IOException {
		final Path file = folder.resolve(name);
		FORMAT.write(file, image, ComplexOutput.REAL_IMAGINARY, false);
		return file;
	}
}
